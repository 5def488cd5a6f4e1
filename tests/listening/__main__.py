"""`python -m tests.listening ADDRESS [PLACE]`: a page as a screen reader says it."""

import sys

from playwright.sync_api import sync_playwright

from tests.chromium import CHROMIUM, QUIET
from tests.listening.listener import Listener


def main(address: str, place: str = "body") -> None:
    """One phrase per line; `place` is a CSS selector."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page()
        page.goto(address)
        print(*Listener(page).reads(place), sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
