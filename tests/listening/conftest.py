"""The service and the people of tests/e2e, with a screen reader in the page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.e2e import conftest as e2e
from tests.e2e.running import Service
from tests.e2e.visitor import Visitor
from tests.listening.listener import BUNDLER, MISSING, Listener
from tests.listening.sharing import Shared

LANGUAGES = ("ja", "en")
browser, service, people, visitor = e2e.browser, e2e.service, e2e.people, e2e.visitor

# A process runs one Playwright at most, and one service is enough for both folders.
for name in ("sync_playwright", "running"):
    pytest.MonkeyPatch().setattr(e2e, name, Shared(getattr(e2e, name)))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser."""
    for item in items:
        if "tests/listening" in str(item.path):
            item.add_marker(pytest.mark.browser)


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
def guests(browser: Browser, service: Service) -> Iterator[e2e.People]:
    """People who stay for all tests of a file, which only read what was opened once."""
    found = e2e.People(browser, service)
    yield found
    for context in found.profiles:
        context.close()


@pytest.fixture(scope="module", params=LANGUAGES)
def reader(request: pytest.FixtureRequest, guests: e2e.People) -> Visitor:
    """One of them in Japanese, one in English."""
    return guests(lang=request.param)
