"""A visit with Chromium over a slow network that the browser itself emulates."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

from bench.journeys import ANSWERS, Unexpected
from tests.chromium import CHROMIUM, QUIET

PATIENCE = 120_000  # milliseconds
PAINT, WHOLE, SCRIPTS = "first paint", "form whole", "scripts ran"
DRAWN = "performance.getEntriesByName('first-contentful-paint').length"
TIMES = """() => {
  const [page] = performance.getEntriesByType("navigation");
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return [page.responseEnd, paint.startTime, page.domInteractive, page.domContentLoadedEventEnd];
}"""
NO_SCRIPTS_YET = "document.readyState !== 'loading' && typeof htmx === 'undefined'"
NUMBER = ANSWERS["phone"]
Marks = dict[str, float]


@dataclass(frozen=True, slots=True)
class Network:
    """Kilobits per second down and up, and milliseconds of each request's round trip.

    From Chromium's source, and as found: an answer waits for the latency, counted from the end of
    its request; then headers and body arrive in steps of 1,500 bytes, on one clock for all
    connections. Not emulated: the round trips of TCP and TLS, TCP's slow start, the headers of
    requests, losses.
    """

    down: int
    up: int
    latency: int

    def __str__(self) -> str:
        return f"{self.down} kbit/s, {self.latency} ms"

    def slow_down(self, page: Page) -> None:
        """From now on, for this page."""
        speeds = {"downloadThroughput": self.down * 125, "uploadThroughput": self.up * 125}
        page.context.new_cdp_session(page).send(
            "Network.emulateNetworkConditions",
            {"offline": False, "latency": self.latency, **speeds},
        )


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@contextmanager
def fresh_page(browser: Browser) -> Iterator[Page]:
    """A page of a new profile: nothing cached, no connection open.

    Our CSP is switched off, for every page alike: it refuses the style sheet of govuk-frontend.
    """
    context = browser.new_context(bypass_csp=True)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def visit(browser: Browser, address: str, network: Network) -> Marks:
    """Milliseconds from the start of the visit to each mark; Unexpected where nothing is slowed.

    The form is whole once it is parsed and drawn: plain HTML, typed in and sent without scripts.
    """
    with fresh_page(browser) as page:
        network.slow_down(page)
        page.goto(address, wait_until="domcontentloaded")
        page.wait_for_function(DRAWN)
        answered, paint, parsed, ran = page.evaluate(TIMES)
    if answered < network.latency:
        raise Unexpected(f"this Chromium answered after {answered:.0f} ms for {network}")
    return {PAINT: paint, WHOLE: max(paint, parsed), SCRIPTS: max(paint, ran)}


def send_early(browser: Browser, address: str, network: Network) -> float:
    """Milliseconds from the start to a press of STEP1's button while its scripts are on their way.

    Unexpected where the answer is not STEP1 again with what was typed.
    """
    with fresh_page(browser) as page:
        network.slow_down(page)
        page.goto(address, wait_until="commit")
        page.wait_for_function(NO_SCRIPTS_YET)
        page.fill("#phone", NUMBER)
        pressed: float = page.evaluate("performance.now()")
        with page.expect_navigation(wait_until="commit"):
            page.click("form button.primary")
        if page.input_value("#phone") != NUMBER:
            raise Unexpected("a form sent before its scripts came lost what was typed")
    return pressed
