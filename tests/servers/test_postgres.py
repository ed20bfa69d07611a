"""The PostgreSQL server for the tests is a real one, and can do what production needs."""

import psycopg2

from tests.servers.postgres import PostgresAddress


def test_a_client_connects_and_queries(postgres_server: PostgresAddress) -> None:
    connection = psycopg2.connect(postgres_server.url())
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int, lower('IDEEËN')")
        row = cursor.fetchone()
    connection.close()
    assert row is not None
    assert row[0] >= 150000
    assert row[1] == "ideeën"


def test_dutch_text_search_is_there(postgres_server: PostgresAddress) -> None:
    connection = psycopg2.connect(postgres_server.url())
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_tsvector('dutch', 'de straten') @@ plainto_tsquery('dutch', 'straat')")
        row = cursor.fetchone()
    connection.close()
    assert row == (True,)
