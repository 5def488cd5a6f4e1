"""After one visit the site opens without a network; nobody is kept on an old version of it."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Page, expect
from werkzeug.serving import make_server

from tests.e2e.fixtures import People
from tests.e2e.visitor import TAKES, Visitor
from tests.serving import eventually
from webapp import pages, pwa, site

READY = "navigator.serviceWorker.ready.then(() => true)"
WORKERS = "navigator.serviceWorker.getRegistrations().then((found) => found.length)"
KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) found.push(request.url);
  return found;
}"""


@pytest.fixture
def traveller(people: People) -> Visitor:
    """A person whose browser keeps what the service offers for offline."""
    return people(service_workers="allow")


def leaves_the_network(visitor: Visitor, lang: str = "ja") -> None:
    """One visit, and then no network any more."""
    visitor.lang = lang
    visitor.open(f"/{lang}/")
    visitor.page.evaluate(READY)
    visitor.page.context.set_offline(True)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_top_page_form_terms_and_help_open_offline(traveller: Visitor, lang: str) -> None:
    leaves_the_network(traveller, lang)
    for path, heading in (
        ("/", "新規利用者登録"),
        ("/register/counter-coe", "利用者情報登録"),
        ("/terms", "利用規約"),
        ("/help", "こまったときは"),
    ):
        traveller.open(f"/{lang}{path}")
        traveller.sees(heading)


def test_a_page_that_is_not_kept_says_that_there_is_no_network(traveller: Visitor) -> None:
    leaves_the_network(traveller)
    traveller.open("/ja/eligible")
    traveller.sees("インターネットにつながっていません")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("新宿", "東京都新宿区"),
        ("シンジュク", "東京都新宿区"),
        ("Ohta ku", "東京都大田区"),
        ("東京 中央", "東京都中央区"),
        ("sinzyuku", "東京都新宿区"),
    ],
)
def test_places_are_found_offline(traveller: Visitor, typed: str, name: str) -> None:
    leaves_the_network(traveller)
    traveller.open_step()
    traveller.choose_municipality(typed, name)


def test_nothing_found_offline_is_said_too(traveller: Visitor) -> None:
    leaves_the_network(traveller)
    traveller.open_step()
    traveller.button("検索").click()
    traveller.search_place().get_by_label("市区町村の名前").fill("qqqq")
    expect(traveller.search_place().get_by_role("status")).to_contain_text("見つかった数：0")


def test_a_form_filled_in_offline_goes_on_when_the_network_is_back(traveller: Visitor) -> None:
    leaves_the_network(traveller)
    traveller.open_step()
    traveller.choose_municipality()
    traveller.fill()
    expect(traveller.page.get_by_text("まだ保存できていません。")).to_be_visible()
    traveller.button("確認").click()
    expect(traveller.page.get_by_text("送信できませんでした。")).to_be_visible()
    traveller.sees_answers()
    traveller.page.context.set_offline(False)
    traveller.sees("利用者情報確認(STEP2)")


def test_nothing_personal_is_kept_for_offline(traveller: Visitor) -> None:
    leaves_the_network(traveller)
    traveller.page.context.set_offline(False)
    traveller.registered()
    for path in ("/draft", "/check", "/done", "/resume"):
        traveller.open_step(path)
    kept = traveller.page.evaluate(KEPT)
    assert kept
    assert not [url for url in kept if any(word in url for word in ("draft", "done", "check"))]
    assert not [url for url in kept if any(word in url for word in ("setup", "sign-in", "resume"))]


def test_saving_data_leaves_the_list_out(people: People) -> None:
    thrifty = people(service_workers="allow")
    thrifty.page.add_init_script(
        "Object.defineProperty(navigator, 'connection', {get: () => ({saveData: true})})"
    )
    thrifty.open("/ja/")
    thrifty.page.evaluate(READY)
    kept = thrifty.page.evaluate(KEPT)
    assert [url for url in kept if url.endswith("/terms")]
    assert not [url for url in kept if url.endswith(".json")]


def test_the_browser_finds_nothing_that_keeps_it_from_installing(traveller: Visitor) -> None:
    traveller.open("/ja/")
    traveller.page.evaluate(READY)
    tools = traveller.page.context.new_cdp_session(traveller.page)
    assert tools.send("Page.getAppManifest")["errors"] == []
    found = tools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # A profile of a test is a private one.
    assert [error["errorId"] for error in found] in ([], ["in-incognito"])


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
    eventually(lambda: page.evaluate("caches.keys()") == ["site-second-ja"])
    assert first != ["site-second-ja"]
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
