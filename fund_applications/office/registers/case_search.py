"""Searching cases by their number, title and answers, quick however many there are.

PostgreSQL keeps the words of every case in a table of its own, filled by a trigger: every word of the search must begin
a word of the case. SQLite looks for each word anywhere in the text; it serves few cases.

Words that few cases hold are looked up first, and the list is made of those cases. Words that very many hold are the
other way round: the list is walked in its own order, and each case asked whether it holds them, until a page is full.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL

from fund_applications.models import Applicant, Application

MOST_WORDS = 12
MOST_FOUND = 5000
"""More cases than this and the words are common: looking all of them up takes longer than walking the list."""

# No foreign key: emptying the table of cases must stay possible in one go. A dash would make a number negative.
# The columns are compared in the function, not in the trigger, so that their type may change later.
INSTALL = """
CREATE TABLE IF NOT EXISTS fund_case_words (application_id bigint PRIMARY KEY, words tsvector NOT NULL);
CREATE INDEX IF NOT EXISTS fund_case_words_index ON fund_case_words USING gin (words) WITH (fastupdate = off);
CREATE OR REPLACE FUNCTION fund_keep_case_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM fund_case_words WHERE application_id = OLD.id;
    RETURN NULL;
  END IF;
  IF TG_OP = 'INSERT' OR (NEW.reference, NEW.title, NEW.search_text)
      IS DISTINCT FROM (OLD.reference, OLD.title, OLD.search_text) THEN
    INSERT INTO fund_case_words VALUES (
      NEW.id,
      to_tsvector('simple', translate(NEW.reference, '-', ' ') || ' ' || NEW.title || ' ' || NEW.search_text)
    ) ON CONFLICT (application_id) DO UPDATE SET words = EXCLUDED.words;
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS fund_case_words_trigger ON {cases};
CREATE TRIGGER fund_case_words_trigger AFTER INSERT OR UPDATE OR DELETE ON {cases}
  FOR EACH ROW EXECUTE FUNCTION fund_keep_case_words();
INSERT INTO fund_case_words
  SELECT id, to_tsvector('simple', translate(reference, '-', ' ') || ' ' || title || ' ' || search_text) FROM {cases}
  ON CONFLICT (application_id) DO UPDATE SET words = EXCLUDED.words;
CREATE INDEX IF NOT EXISTS fund_applicant_email_upper ON {applicants} ((UPPER(email::text)));
"""
"""The last index is what `email__iexact` asks for: who may not read his own case, and who asks for a link."""

FIRST_FOUND = "SELECT application_id FROM fund_case_words WHERE words @@ to_tsquery('simple', %s) LIMIT %s"
NEWEST_WITH = (
    "SELECT application_id FROM fund_case_words WHERE words @@ to_tsquery('simple', %s)"
    " ORDER BY application_id DESC LIMIT %s"
)
HOLDS_WORDS = (
    "(SELECT held.words @@ to_tsquery('simple', %s) FROM fund_case_words held WHERE held.application_id = {case})"
)

REMOVE = """
DROP INDEX IF EXISTS fund_applicant_email_upper;
DROP TRIGGER IF EXISTS fund_case_words_trigger ON {cases};
DROP FUNCTION IF EXISTS fund_keep_case_words();
DROP TABLE IF EXISTS fund_case_words;
"""


@dataclass(frozen=True)
class Found:
    """The cases that hold the words. `is_common`: they are too many to count while somebody waits."""

    cases: QuerySet[Application]
    is_common: bool = False


def search_everything(queryset: QuerySet[Application], words: str) -> Found:
    """The cases whose number, title or answers hold all these words. One query at once, on PostgreSQL."""
    if connections[queryset.db].vendor == "postgresql":
        return _by_index(queryset, words)
    return Found(search_in(queryset, words, ("reference", "title", "search_text")))


def newest_with(words: Sequence[str], most: int) -> list[int]:
    """The keys of the newest cases that hold all these words (begin with them, on PostgreSQL). One query; none for no words."""
    if not words:
        return []
    connection = connections[Application.objects.db]
    if connection.vendor != "postgresql":
        found = search_in(Application.objects.order_by("-pk"), " ".join(words), ("title", "search_text"))
        return list(found.values_list("pk", flat=True)[:most])
    with connection.cursor() as cursor:
        cursor.execute(NEWEST_WITH, [_beginnings(words), most])
        return [key for (key,) in cursor.fetchall()]


def search_in(queryset: QuerySet[Application], words: str, fields: tuple[str, ...]) -> QuerySet[Application]:
    """The cases that hold each word somewhere in one of these fields."""
    for word in words.split()[:MOST_WORDS]:
        condition = Q()
        for field in fields:
            condition |= Q(**{f"{field}__icontains": word})
        queryset = queryset.filter(condition)
    return queryset


def _by_index(queryset: QuerySet[Application], words: str) -> Found:
    beginnings = re.findall(r"\w+", words.replace("_", " "))[:MOST_WORDS]
    if not beginnings:
        return Found(queryset.none())
    query = _beginnings(beginnings)
    with connections[queryset.db].cursor() as cursor:
        cursor.execute(FIRST_FOUND, [query, MOST_FOUND + 1])
        keys = [key for (key,) in cursor.fetchall()]
    if len(keys) <= MOST_FOUND:
        return Found(queryset.filter(pk__in=keys))
    case = f"{connections[queryset.db].ops.quote_name(Application._meta.db_table)}.id"
    # A value and no EXISTS: the database must not turn it round and look all the words up after all.
    holds = RawSQL(HOLDS_WORDS.replace("{case}", case), [query], output_field=BooleanField())  # noqa: S611  constants
    return Found(queryset.filter(holds), is_common=True)


def _beginnings(words: Sequence[str]) -> str:
    """Words without signs as a query: each begins a word of the case."""
    return " & ".join(f"{word}:*" for word in words)


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the table of words, its trigger and the indexes; nothing to do on SQLite."""
    _execute(connection, INSTALL)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take them away again."""
    _execute(connection, REMOVE)


def _execute(connection: BaseDatabaseWrapper, statements: str) -> None:
    if connection.vendor != "postgresql":
        return
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(
            statements.replace("{cases}", quote(Application._meta.db_table)).replace(
                "{applicants}", quote(Applicant._meta.db_table)
            )
        )
