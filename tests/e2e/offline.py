"""What tests of the service worker share."""

from collections.abc import Callable

from playwright.sync_api import Page

READY = "navigator.serviceWorker.ready.then(() => true)"


def until(page: Page, true: Callable[[], bool]) -> None:
    """Look again every tenth of a second."""
    for _tenth in range(100):
        if true():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not come true")
