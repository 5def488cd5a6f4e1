"""Where the keyboard is can be seen: thick enough, dark enough, in order, and never covered."""

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.fixtures import People
from tests.e2e.states import COLOURS, TONGUES, walk
from tests.e2e.visitor import Visitor

# So low that a sticky part would hide half of the page, and high enough for one.
SMALL = ({"width": 320, "height": 480}, {"width": 320, "height": 700})
STOPS = 60  # more than any page has
FORTH, BACK = "Tab", "Shift+Tab"
# The stop where the keyboard is: its outline, and the points of it that something else covers.
STOP = f"""() => {{
  {COLOURS}
  const at = document.activeElement, style = getComputedStyle(at);
  if (at === document.body || !at.checkVisibility()) return null;
  const box = [...at.getClientRects()].find((one) => one.width > 0) ?? at.getBoundingClientRect();
  const [left, right] = [box.left + 2, box.right - 2];
  const [top, bottom] = [box.top + 2, box.bottom - 2];
  const points = [[left, top], [right, top], [left, bottom], [right, bottom],
    [(left + right) / 2, (top + bottom) / 2]];
  const covered = points.filter(([x, y]) => {{
    const hit = document.elementFromPoint(x, y);
    return hit && !at.contains(hit) && !hit.contains(at);
  }});
  return {{html: at.outerHTML.slice(0, 120), covered: covered.length,
    seen: box.bottom > 0 && box.top < innerHeight,
    width: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    contrast: ratio(style.outlineColor, ground(at.parentElement)),
    top: box.top + scrollY, left: box.left, foot: box.bottom + scrollY}};
}}"""
PLACE = "() => [location.href, history.length, document.querySelectorAll('dialog[open]').length]"


def stops(page: Page, key: str = FORTH) -> list[dict[str, Any]]:
    """Every stop on the way through the page, each looked at while it has the focus."""
    found: list[dict[str, Any]] = []
    for _stop in range(STOPS):
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop is None or stop in found:
            return found
        found.append(stop)
    raise AssertionError("there is no end to it")


def is_marked(stop: dict[str, Any]) -> None:
    """The outline goes all around: as thick as WCAG asks for, against what was there before."""
    assert stop["width"] >= 2, stop
    assert stop["contrast"] >= 3, stop


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_stop_has_an_outline_of_2_pixels_and_3_to_1(people: People, scheme: str) -> None:
    visitor = people(color_scheme=scheme)
    for _state in walk(visitor):
        for stop in stops(visitor.page):
            is_marked(stop)


def test_each_stop_is_marked_in_forced_colours(people: People) -> None:
    visitor = people(forced_colors="active")
    for _state in walk(visitor, ("step1-empty", "search-results")):
        for stop in stops(visitor.page):
            assert stop["width"] >= 2, stop


@pytest.mark.parametrize("size", SMALL, ids=lambda size: f"{size['height']} pixels high")
@pytest.mark.parametrize("key", [FORTH, BACK])
def test_no_part_of_a_stop_is_covered_on_a_small_screen(
    people: People, size: dict[str, int], key: str
) -> None:
    for lang in TONGUES:
        visitor = people(lang=lang, viewport=size)
        for _state in walk(visitor, ("step1-empty", "search-results", "session-ending")):
            for stop in stops(visitor.page, key):
                assert stop["seen"], stop
                assert not stop["covered"], stop


def test_the_stops_follow_the_order_in_which_the_page_is_seen(people: People) -> None:
    visitor = people(viewport={"width": 1280, "height": 720})
    for _state in walk(visitor, ("top", "step1-empty", "step2", "sign-in-wrong")):
        for before, after in pairwise(stops(visitor.page)):
            below = after["top"] >= before["foot"] - 4
            beside = after["left"] >= before["left"]
            assert below or beside, (before["html"], after["html"])


def test_going_to_a_control_changes_nothing(visitor: Visitor) -> None:
    for _state in walk(visitor, ("step1-blank", "step2", "search-results", "sign-in-blank")):
        before = visitor.page.evaluate(PLACE)
        stops(visitor.page)
        assert visitor.page.evaluate(PLACE) == before
        assert len(visitor.page.context.pages) == 1


def test_the_keyboard_stays_in_the_open_dialog_and_gets_out(visitor: Visitor) -> None:
    visitor.open_step()
    visitor.button("検索").click()
    dialog = visitor.search_place()
    expect(dialog.get_by_role("heading").first).to_be_focused()
    inside = (
        "() => [document.body, null].includes(document.activeElement) "
        "|| document.activeElement.closest('dialog') !== null"
    )
    for _stop in range(8):
        visitor.page.keyboard.press("Tab")
        assert visitor.page.evaluate(inside)
    visitor.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(visitor.button("検索")).to_be_focused()
