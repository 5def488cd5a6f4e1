"""What can be measured of a page's layout: nothing sticks out, is cut off or too small."""

from playwright.sync_api import Page

NARROW = {"width": 320, "height": 640}  # also 1280 pixels at 400 % zoom
TARGET = 44  # CSS pixels
# WCAG 2.2, 1.4.12: the spacing every text must bear.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* {line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important} p {margin-bottom: 2em !important}`);
  document.adoptedStyleSheets = [sheet];
}"""
NORMAL = "() => { document.adoptedStyleSheets = []; }"
STICKING_OUT = """() => [document.documentElement, ...document.querySelectorAll('body *')]
  .filter((e) => e.checkVisibility() && e.clientWidth > 1)
  .filter((e) => e.getBoundingClientRect().right > innerWidth + 1
    || (e.matches('html, dialog') && e.scrollWidth > e.clientWidth))
  .map((e) => e.outerHTML.slice(0, 120))"""
CUT_OFF = """() => [...document.querySelectorAll('button, a, summary, label, p, dd, li, output')]
  .filter((e) => e.checkVisibility() && e.clientHeight > 1)
  .filter((e) => getComputedStyle(e).overflowY !== 'visible' && e.scrollHeight > e.clientHeight + 1)
  .map((e) => e.outerHTML.slice(0, 120))"""
# A link within a sentence is as high as its line (WCAG 2.2, 2.5.8 excepts it too).
SMALL = """(least) => [...document.querySelectorAll('button, a, summary, select, input')]
  .filter((e) => e.checkVisibility() && !e.matches('.skip, .visually-hidden, [type=hidden]'))
  .filter((e) => !e.matches('a') || e.parentElement.textContent.trim() === e.textContent.trim())
  .map((e) => e.matches('[type=radio], [type=checkbox]') ? e.labels[0] : e)
  .filter((e) => e.getBoundingClientRect().height < least - .5)
  .map((e) => e.outerHTML.slice(0, 120))"""


def fits(page: Page) -> None:
    """No sideways scrolling and nothing cut off, with wider text spacing too."""
    for spacing in (NORMAL, SPACING):
        page.evaluate(spacing)
        assert not (found := page.evaluate(STICKING_OUT)), found
        assert not (found := page.evaluate(CUT_OFF)), found
    page.evaluate(NORMAL)


def is_large_enough_to_touch(page: Page) -> None:
    """Buttons, boxes and links that stand alone are 44 pixels high."""
    assert not (found := page.evaluate(SMALL, TARGET)), found
