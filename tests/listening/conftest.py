"""The service and the people of tests/e2e, with a screen reader in the page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.e2e.fixtures import People, gathered
from tests.e2e.running import Service
from tests.e2e.visitor import Visitor
from tests.listening.listener import BUNDLER, MISSING, Listener

LANGUAGES = ("ja", "en")


@pytest.fixture(scope="session", autouse=True)
def installed() -> None:
    """Said before the service starts in vain."""
    if not BUNDLER.exists():
        pytest.fail(MISSING, pytrace=False)


@pytest.fixture
def listener(visitor: Visitor) -> Listener:
    """The visitor's ears."""
    return Listener(visitor.page)


@pytest.fixture(params=LANGUAGES)
def speaker(request: pytest.FixtureRequest, visitor: Visitor) -> Visitor:
    """The visitor, in Japanese and in English."""
    visitor.lang = request.param
    return visitor


@pytest.fixture(scope="module")
def guests(browser: Browser, service: Service) -> Iterator[People]:
    """People who stay for all tests of a file, which only read what was opened once."""
    with gathered(browser, service) as found:
        yield found


@pytest.fixture(scope="module", params=LANGUAGES)
def reader(request: pytest.FixtureRequest, guests: People) -> Visitor:
    """One of them in Japanese, one in English."""
    return guests(lang=request.param)
