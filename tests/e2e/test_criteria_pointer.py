"""With a finger or a mouse: large enough, no slip counts, nothing springs up on the way."""

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.accessibility import no_violation
from tests.e2e.fixtures import People
from tests.e2e.layout import TARGET
from tests.e2e.states import FEW, TONGUES, walk
from tests.e2e.visitor import Visitor

LEAST = 24  # CSS pixels
# A link within a sentence is as its line is; a box is pressed on its label too.
SMALL = """(least) => [...document.querySelectorAll('button, a, summary, select, input')]
  .filter((e) => e.checkVisibility() && !e.matches('.skip, .visually-hidden, [type=hidden]'))
  .filter((e) => !e.matches('a') || e.parentElement.textContent.trim() === e.textContent.trim())
  .map((e) => e.matches('[type=radio], [type=checkbox]') ? e.labels[0] : e)
  .filter((e) => [e.getBoundingClientRect()]
    .some((box) => box.height < least - .5 || box.width < least - .5))
  .map((e) => `${Math.round(e.getBoundingClientRect().width)} by `
    + `${Math.round(e.getBoundingClientRect().height)}: ${e.outerHTML.slice(0, 120)}`)"""
SEEN = "() => [...document.querySelectorAll('body *')].filter((e) => e.checkVisibility()).length"
# What stands in brackets is no part of a label (W3C, Understanding 2.5.3): readings in options.
WITHOUT_BRACKETS = """() => { for (const option of document.querySelectorAll("option"))
  option.text = option.text.replace(/\\(.*?\\)/g, ""); }"""
NAMES = {"runOnly": {"type": "rule", "values": ["label-content-name-mismatch"]}}
MORE = ("help", "step3-waiting", "code", "resume-wrong", "forgotten-id-blank", "link-expired")


def are_as_large(people: People, lang: str, least: int) -> None:
    """On each state no target is smaller."""
    visitor = people(lang=lang, viewport={"width": 320, "height": 640})
    for _state in walk(visitor, (*FEW, *MORE)):
        assert not (found := visitor.page.evaluate(SMALL, least)), found


@pytest.mark.parametrize("lang", TONGUES)
def test_whatever_stands_alone_is_44_pixels_wide_and_high(people: People, lang: str) -> None:
    are_as_large(people, lang, TARGET)


@pytest.mark.parametrize("lang", TONGUES)
def test_no_target_is_smaller_than_24_pixels(people: People, lang: str) -> None:
    are_as_large(people, lang, LEAST)


def slip(target: Locator) -> None:
    """Press, move off, and only then let go."""
    box = target.bounding_box()
    assert box
    mouse = target.page.mouse
    mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    mouse.down()
    mouse.move(2, 2)
    mouse.up()


def test_a_press_that_is_moved_away_does_nothing(visitor: Visitor) -> None:
    for _state in walk(visitor, ("step1-empty", "step2")):
        address = visitor.page.url
        for target in visitor.page.get_by_role("main").get_by_role("button").all():
            target.scroll_into_view_if_needed()
            slip(target)
        assert visitor.page.url == address
        expect(visitor.page.get_by_role("dialog")).to_have_count(0)


def test_nothing_springs_up_under_the_pointer(visitor: Visitor) -> None:
    for _state in walk(visitor, ("step1-empty", "step2", "search-results")):
        assert visitor.page.locator("[title]").count() == 0
        before = visitor.page.evaluate(SEEN)
        for target in visitor.page.locator("main :is(a, button, summary, label):visible").all():
            target.hover()
            assert visitor.page.evaluate(SEEN) == before


@pytest.mark.parametrize("lang", ["ja", "ja-ruby", "en"])
def test_the_words_on_a_control_are_in_its_name(people: People, lang: str) -> None:
    visitor = people(lang=lang)
    for _state in walk(visitor):
        visitor.page.evaluate(WITHOUT_BRACKETS)
        no_violation(visitor.page, NAMES)
