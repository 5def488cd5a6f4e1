"""The states of the gallery as the service sends them, read without a browser."""

import pytest
from flask import Flask

from tests.a11y.reading import Reader

# The same on every database.
ANYWHERE = pytest.mark.anywhere


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One run is enough."""
    for item in items:
        if "tests/a11y" in str(item.path):
            item.add_marker(ANYWHERE)


@pytest.fixture
def reader(app: Flask) -> Reader:
    """Somebody who reads the source of pages."""
    return Reader(app.test_client())
