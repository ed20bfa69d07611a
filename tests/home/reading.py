"""Reading a page as a visitor or a machine does."""

import json
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client


def html(client: Client, address: str) -> BeautifulSoup:
    """The page at an address, which must open."""
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")


def structured_data(client: Client, address: str) -> list[dict[str, Any]]:
    """The schema.org objects of a page."""
    return [
        json.loads(script.string or "") for script in html(client, address).select('script[type="application/ld+json"]')
    ]
