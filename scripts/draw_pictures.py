"""Draws the app's icons and screenshots from icon.svg and a running service, with Chromium."""

import sys

from playwright.sync_api import Browser, sync_playwright

from tests.chromium import CHROMIUM, QUIET
from webapp.config import ROOT

STATIC = ROOT / "static"
SAFE = 0.8  # of a maskable icon's width that no platform cuts off
ICONS = {"icon-192": (192, 1.0), "icon-512": (512, 1.0), "maskable-512": (512, SAFE)}
SCREENS = {"narrow": (360, 640), "wide": (1280, 720)}
GROUND = "#0017a8"


def main() -> None:
    """Write every picture under static/; the argument is the service's address."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for name, (size, part) in ICONS.items():
            _icon(browser, name, size, part)
        for name, (width, height) in SCREENS.items():
            _screen(browser, name, width, height)
        browser.close()


def _icon(browser: Browser, name: str, size: int, part: float) -> None:
    svg = (STATIC / "icons" / "icon.svg").read_text("utf-8")
    ground = GROUND if part < 1 else "transparent"
    page = browser.new_page(viewport={"width": size, "height": size})
    page.set_content(
        f"<body style='margin:0;height:{size}px;display:grid;place-items:center;"
        f"background:{ground}'>"
        f"<div style='width:{size * part}px'>{svg}</div>"
    )
    page.screenshot(path=STATIC / "icons" / f"{name}.png", omit_background=True)
    page.close()


def _screen(browser: Browser, name: str, width: int, height: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(f"{sys.argv[1]}/ja/register/counter-coe")
    page.screenshot(path=STATIC / "screens" / f"{name}.png")
    page.close()


if __name__ == "__main__":
    main()
