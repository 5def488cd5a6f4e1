"""One field checked again through htmx, over a slow line that is open already."""

from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from bench.client import HOST
from bench.journeys import ANSWERS, BASE, Unexpected
from bench.network_link import Link, linked
from bench.network_visit import Network, fresh_page

TYPED = ("name", "birth-year", "birth-month", "birth-day", "address", "email", "email_confirm")
WRONG, RIGHT = "12", ANSWERS["phone"]
CHANGE = """([phone, text]) => new Promise((done) => {
  const message = document.getElementById("phone-message");
  const start = performance.now();
  document.addEventListener("htmx:after:swap", () =>
    done([performance.now() - start, message.textContent.trim()]), { once: true });
  phone.value = text;
  phone.dispatchEvent(new Event("change", { bubbles: true }));
})"""


@dataclass(frozen=True, slots=True)
class Check:
    """Milliseconds from the change to the message, and what the bytes of both ways take of it."""

    time: float
    bytes_time: float
    latency: int

    @property
    def ratio(self) -> float:
        """Its time without that of its bytes, to the round trip."""
        return (self.time - self.bytes_time) / self.latency


def checks(browser: Browser, port: int, network: Network, count: int) -> list[Check]:
    """So many checks, one after the other, on the connection that brought the page."""
    with linked(port) as link, fresh_page(browser) as page:
        page.goto(f"http://{HOST}:{link.port}{BASE}")
        _send_with_a_wrong_number(page)
        with page.expect_response("**/draft/answers"):
            _change(page, RIGHT)
        link.slow_down(network.up, network.down, network.latency)
        return [_check(page, link, network, (WRONG, RIGHT)[at % 2]) for at in range(count)]


def _send_with_a_wrong_number(page: Page) -> None:
    for name in TYPED:
        page.fill(f"#{name}", ANSWERS[name])
    page.fill("#phone", WRONG)
    page.click("form button.primary")
    page.wait_for_selector("#phone-message:not(:empty)")


def _check(page: Page, link: Link, network: Network, text: str) -> Check:
    before = link.up.carried, link.down.carried, link.opened
    # The answer itself is kept afterwards, over the same connection.
    with page.expect_response("**/draft/answers"):
        time = _change(page, text)
        up, down = link.up.carried - before[0], link.down.carried - before[1]
    if link.opened != before[2]:
        raise Unexpected("the check opened a connection")
    return Check(time, up * 8 / network.up + down * 8 / network.down, network.latency)


def _change(page: Page, text: str) -> float:
    time: float
    time, message = page.evaluate(CHANGE, [page.query_selector("#phone"), text])
    if bool(message) != (text == WRONG):
        raise Unexpected(f"{text} was answered with «{message}»")
    return time
