"""The whole service as `make run` starts it, and a person with Chromium in front of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.chromium import CHROMIUM, QUIET
from tests.e2e.mailbox import Mailbox
from tests.e2e.running import Service, running
from tests.e2e.visitor import Visitor

# Nothing to wait for but the service; what is kept for offline has tests of its own.
CALM = {"reduced_motion": "reduce", "service_workers": "block"}

READY = "navigator.serviceWorker.ready.then(() => true)"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this process."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)


@pytest.fixture(scope="session")
def service(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str, built_site: Path
) -> Iterator[Service]:
    """A running service: server, mail worker and catcher."""
    with running(tmp_path_factory, worker_id, built_site) as found:
        yield found


class People:
    """Each has a browser profile of their own, which ends when they leave."""

    def __init__(self, browser: Browser, service: Service) -> None:
        self.browser, self.service = browser, service
        self.profiles: list[BrowserContext] = []

    def __call__(self, *, scripts: bool = True, lang: str = "ja", **profile: Any) -> Visitor:
        """One more person, who speaks `lang`."""
        own = {**CALM, "java_script_enabled": scripts, "locale": lang, **profile}
        context = self.browser.new_context(**own)
        self.profiles.append(context)
        return Visitor(context.new_page(), self.service.address, scripts=scripts, lang=lang)


@contextmanager
def gathered(browser: Browser, service: Service) -> Iterator[People]:
    """People in front of the service, who leave at the end of the block."""
    found = People(browser, service)
    yield found
    for context in found.profiles:
        context.close()


@pytest.fixture
def people(browser: Browser, service: Service) -> Iterator[People]:
    """As many people as a test needs."""
    with gathered(browser, service) as found:
        yield found


@pytest.fixture
def visitor(people: People) -> Visitor:
    """A person with scripts, on the Japanese pages."""
    return people()


@pytest.fixture
def without_scripts(people: People) -> Visitor:
    """A person whose browser runs no scripts."""
    return people(scripts=False)


@pytest.fixture
def traveller(people: People) -> Visitor:
    """A person whose browser keeps what the service offers for offline."""
    return people(service_workers="allow")


@pytest.fixture(params=["scripts on", "scripts off"])
def anyone(request: pytest.FixtureRequest, people: People) -> Visitor:
    """Both kinds of visitor in turn."""
    return people(scripts=request.param == "scripts on")


@pytest.fixture
def mailbox(people: People) -> Mailbox:
    """The mail catcher, open in another browser."""
    return Mailbox(people())


@pytest.fixture(scope="session")
def member(browser: Browser, service: Service) -> str:
    """The 認証ID of a person who has set a password."""
    context = browser.new_context()
    person, reader = (Visitor(context.new_page(), service.address) for _ in range(2))
    public_id = person.registered()
    person.set_password(Mailbox(reader).link(person.email))
    person.sees("パスワードを設定しました")
    context.close()
    return public_id
