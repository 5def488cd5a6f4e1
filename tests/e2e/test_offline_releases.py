"""Nobody is kept on an old release of the site."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Page, expect
from werkzeug.serving import make_server

from tests.e2e.fixtures import READY
from tests.e2e.visitor import TAKES, Visitor
from tests.serving import eventually
from webapp import pages, pwa, site

WORKERS = "navigator.serviceWorker.getRegistrations().then((found) => found.length)"


class Deployment:
    """A server whose release can be exchanged while people are on its pages."""

    def __init__(self, app: Flask, folder: Path) -> None:
        self.app, self.folder = app, folder
        self.served: Any = None
        self.server = make_server("127.0.0.1", 0, self._answer, threaded=True)
        self.address = f"http://127.0.0.1:{self.server.port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def _answer(self, environ: Any, start_response: Any) -> Any:
        return self.served(environ, start_response)

    def release(self, name: str) -> None:
        """Build as the application is now, and serve that."""
        site.build(self.app, self.folder / name)
        self.serve(self.folder / name)

    def serve(self, built: Path) -> None:
        """Serve a built site."""
        self.served = site.serve(self.app, built)

    def end(self) -> None:
        """Stop serving."""
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def deployment(app: Flask, tmp_path: Path, built_site: Path) -> Iterator[Deployment]:
    """The first release, out."""
    found = Deployment(app, tmp_path)
    found.serve(built_site)
    yield found
    found.end()


def arrives(context: BrowserContext, deployment: Deployment) -> Page:
    """On the terms, with the worker in charge."""
    page = context.new_page()
    page.goto(f"{deployment.address}/ja/terms")
    page.evaluate(READY)
    return page


def test_a_new_version_reaches_a_person_with_an_old_page_open(
    traveller: Visitor, deployment: Deployment, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = arrives(traveller.page.context, deployment)
    first = page.evaluate("caches.keys()")
    monkeypatch.setattr(pages, "TERMS_VERSION", "2031-01-01")
    monkeypatch.setattr(pwa, "version", lambda: "second")
    deployment.release("second")
    # The page of the first version goes on working, and the next page is of the second.
    page.get_by_role("link", name="こまったときは").first.click()
    expect(page.get_by_role("heading", name="こまったときは", exact=True)).to_be_visible()
    page.goto(f"{deployment.address}/ja/terms")
    expect(page.get_by_text("2031")).not_to_have_count(0)
    eventually(lambda: page.evaluate("caches.keys()") == ["site-second"])
    assert first != ["site-second"]
    page.context.set_offline(True)
    page.goto(f"{deployment.address}/ja/terms")
    expect(page.get_by_text("2031")).not_to_have_count(0)


def test_the_worker_can_be_switched_off_from_the_server(
    traveller: Visitor, deployment: Deployment
) -> None:
    page = arrives(traveller.page.context, deployment)
    deployment.app.config["SERVICE_WORKER"] = False
    deployment.release("off")
    page.goto(f"{deployment.address}/ja/help")
    eventually(lambda: page.evaluate(WORKERS) == 0)
    assert page.evaluate("caches.keys()") == []


def test_a_slow_network_gives_way_to_the_kept_page(
    traveller: Visitor, deployment: Deployment
) -> None:
    page = arrives(traveller.page.context, deployment)
    quick, stuck = deployment.served, Event()

    def slow(environ: Any, start_response: Any) -> Any:
        if environ["PATH_INFO"] == "/ja/terms":
            stuck.wait(TAKES)
        return quick(environ, start_response)

    deployment.served = slow
    page.goto(f"{deployment.address}/ja/terms")
    expect(page.get_by_role("heading", name="利用規約", exact=True)).to_be_visible()
    stuck.set()
