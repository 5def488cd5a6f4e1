"""What a tool can tell of a page's accessibility: axe's rules, and names without readings."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# Level AAA rules and those axe leaves off.
STRICT = ("color-contrast-enhanced", "target-size", "identical-links-same-purpose")
RULES = {"rules": {rule: {"enabled": True} for rule in STRICT}}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}}
RUN = """async (options) => (await axe.run({...options, resultTypes: ['violations']})).violations
  .flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`))"""
READINGS = """() => [...document.querySelectorAll('ruby')].map((ruby) => [
  ruby.firstChild.textContent, ruby.querySelector('rt').textContent,
])"""
TOLD = ("name", "description")
SIGNS = dict.fromkeys(map(ord, " ()（）\u3000"))


def no_violation(page: Page, options: dict[str, Any] = RULES) -> None:
    """No rule of axe is broken, best practices and contrast 7:1 included."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    assert page.evaluate(RUN, options) == []


def no_violation_in_the_dark(page: Page) -> None:
    """The same contrast in the dark scheme."""
    page.emulate_media(color_scheme="dark")
    no_violation(page, CONTRAST)
    page.emulate_media(color_scheme="light")


def no_name_carries_a_reading(page: Page) -> None:
    """漢字 stands in names and descriptions without かんじ beside it."""
    # One kana after kanji may be the word's own ending: 書か is also a part of 書かない.
    readings = [base + reading for base, reading in page.evaluate(READINGS) if len(reading) > 1]
    for told in _told(page):
        plain = told.translate(SIGNS)
        assert not [reading for reading in readings if reading in plain], told


def _told(page: Page) -> list[str]:
    """Every name and description of the accessibility tree, but for its texts themselves."""
    client = page.context.new_cdp_session(page)
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    client.detach()
    named = [node for node in nodes if node.get("role", {}).get("value") != "StaticText"]
    return [str(node.get(part, {}).get("value", "")) for node in named for part in TOLD]
