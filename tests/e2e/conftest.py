"""The whole service as `make run` starts it, and a person with Chromium in front of it."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.visitor import Visitor
from tests.postgresql import own_database
from webapp.config import ROOT

CHROMIUM = "/usr/bin/chromium"
START = 60  # seconds until the service must answer


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser; one process keeps one service for all of it."""
    for item in items:
        if "tests/e2e" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium: the registries have no other."""
    quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=quiet)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh browser profile with one tab."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """The address of a running service: server, mail worker and catcher."""
    folder = tmp_path_factory.mktemp("service")
    if os.environ.get("TEST_DATABASE", "sqlite") == "sqlite":
        yield from _serve(folder, f"sqlite:///{folder}/service.db")
        return
    with own_database(f"e2e_{worker_id}", tmp_path_factory) as url:
        yield from _serve(folder, url)


def _serve(folder: Path, database_url: str) -> Iterator[str]:
    port = _free_port()
    environment = {
        **os.environ,
        "PORT": str(port),
        "WORKERS": "1",
        "DATABASE_URL": database_url,
        "SECRET_KEY": "a secret of the browser tests only",
        "MAIL_FOLDER": str(folder / "mail"),
        "SITE_FOLDER": str(folder / "site"),
        "LIMIT_REGISTER_CLIENT": "1000/20",
        "LIMIT_SEARCH": "100000 per minute",
    }
    for command in ("build", "migrate"):
        subprocess.run(_flask(command), env=environment, cwd=ROOT, check=True)
    log = (folder / "service.log").open("w")
    process = subprocess.Popen(_flask("serve"), env=environment, cwd=ROOT, stdout=log, stderr=log)
    try:
        yield _answering(f"http://127.0.0.1:{port}", process)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
        log.close()


def _flask(command: str) -> list[str]:
    return [sys.executable, "-m", "flask", "--app", "wsgi", command]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answering(address: str, process: "subprocess.Popen[bytes]") -> str:
    import time  # noqa: PLC0415

    end = time.monotonic() + START
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(f"{address}/readyz", timeout=2):
                return address
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the service did not start")


@pytest.fixture
def visitor(page: Page, service: str) -> Visitor:
    """A person with scripts, on the Japanese pages."""
    return Visitor(page, service)


@pytest.fixture
def without_scripts(browser: Browser, service: str) -> Iterator[Visitor]:
    """A person whose browser runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield Visitor(context.new_page(), service, scripts=False)
    context.close()


@pytest.fixture(params=["scripts on", "scripts off"])
def anyone(request: pytest.FixtureRequest) -> Visitor:
    """Both kinds of visitor in turn."""
    name = "visitor" if request.param == "scripts on" else "without_scripts"
    found: Visitor = request.getfixturevalue(name)
    return found
