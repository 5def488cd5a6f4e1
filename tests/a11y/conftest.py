"""The states of the gallery as the service sends them, read without a browser."""

import pytest
from flask import Flask

from tests.a11y.reading import Reader


@pytest.fixture
def reader(app: Flask) -> Reader:
    """Somebody who reads the source of pages."""
    return Reader(app.test_client())
