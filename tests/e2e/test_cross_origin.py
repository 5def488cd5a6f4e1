"""A page of another origin presses our buttons: 403, and nothing has changed."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TypeAlias

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.visitor import STEP1, Visitor

Press: TypeAlias = Callable[[Page, str, dict[str, str]], int]
# Another site, and the same site on another port, to which browsers do send our cookies.
HOSTS = ["localhost", "127.0.0.1"]
SUBMIT = """([address, answers]) => {
  const form = Object.assign(document.createElement('form'), {method: 'post', action: address});
  for (const [name, value] of Object.entries(answers))
    form.append(Object.assign(document.createElement('input'), {name, value}));
  document.body.append(form);
  form.submit();
}"""
FETCH = """([address, answers]) => fetch(address, {
  method: 'POST', mode: 'no-cors', credentials: 'include', body: new URLSearchParams(answers),
}).then(() => true)"""


class Blank(BaseHTTPRequestHandler):
    """An empty page."""

    def do_GET(self) -> None:
        """The same for every address."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>elsewhere</title><body></body>")

    def log_message(self, *_words: object) -> None:
        """Quiet."""


@pytest.fixture(params=HOSTS)
def elsewhere(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a page that is not ours."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Blank)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{request.param}:{server.server_port}/"
    server.shutdown()
    server.server_close()


def submit(page: Page, address: str, answers: dict[str, str]) -> int:
    """A form that sends itself to us; the status of the page that comes."""
    with page.expect_navigation() as answer:
        page.evaluate(SUBMIT, [address, answers])
    return answer.value.status


def fetch(page: Page, address: str, answers: dict[str, str]) -> int:
    """A request by script, with our cookies where the browser gives them."""
    with page.expect_response(address) as answer:
        page.evaluate(FETCH, [address, answers])
    return answer.value.status


@pytest.mark.parametrize("press", [submit, fetch])
def test_it_cannot_touch_a_registration(visitor: Visitor, elsewhere: str, press: Press) -> None:
    visitor.send_answers()
    visitor.open_step("/check")
    revision = visitor.page.locator("[name=revision]").input_value()
    answers = {"name": "SOMEBODY ELSE", "code": "011011", "revision": revision}
    for path in ("/draft", "/check", "/draft/municipality", "/again"):
        visitor.page.goto(elsewhere)
        assert press(visitor.page, f"{visitor.service}/ja{STEP1}{path}", answers) == 403
    visitor.open_step("/check")
    visitor.sees("利用者情報確認(STEP2)")
    expect(visitor.page.locator("[name=revision]")).to_have_value(revision)


@pytest.mark.parametrize("press", [submit, fetch])
def test_it_cannot_sign_anybody_out(
    visitor: Visitor, elsewhere: str, press: Press, member: str
) -> None:
    visitor.sign_in(member)
    visitor.sees("アカウント")
    visitor.page.goto(elsewhere)
    assert press(visitor.page, f"{visitor.service}/ja/sign-out", {}) == 403
    visitor.open("/ja/account")
    visitor.sees("アカウント")


def test_its_visitor_is_told_why(visitor: Visitor, elsewhere: str) -> None:
    visitor.page.goto(elsewhere)
    submit(visitor.page, f"{visitor.service}/ja{STEP1}/draft", {"name": "SOMEBODY"})
    visitor.sees("この操作は受け付けられません")


def test_it_cannot_frame_a_page(visitor: Visitor, elsewhere: str) -> None:
    visitor.page.goto(elsewhere)
    frame = "(address) => { document.body.innerHTML = `<iframe src=${address}></iframe>`; }"
    with visitor.page.expect_event("requestfailed"):
        visitor.page.evaluate(frame, f"{visitor.service}/ja/sign-in")
