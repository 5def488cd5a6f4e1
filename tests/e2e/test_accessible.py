"""Every state that a person can come to, light and dark, on the narrowest screen."""

import pytest
from playwright.sync_api import Page

from tests.e2e.accessibility import (
    no_name_carries_a_reading,
    no_violation,
    no_violation_in_the_dark,
)
from tests.e2e.fixtures import People
from tests.e2e.layout import NARROW, fits, is_large_enough_to_touch
from tests.e2e.mailbox import Mailbox
from tests.e2e.visitor import Visitor
from tests.e2e.walks import WALKS, Walk, step1

COLOURS = """(message) => {
  const mark = getComputedStyle(message, "::before");
  return [mark.content, mark.color, mark.backgroundColor];
}"""


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
def test_every_state_is_accessible_and_fits(people: People, mailbox: Mailbox, walk: Walk) -> None:
    visitor = people(viewport=NARROW)
    for state in walk(visitor, mailbox):
        print(state)
        is_accessible_and_fits(visitor.page)


@pytest.mark.parametrize("lang", ["ja-ruby", "en", "vi", "ne", "my"])
def test_every_script_is_accessible_and_fits(people: People, lang: str) -> None:
    """The longest screens and words; `make a11y` goes through all, in every language."""
    visitor = people(lang=lang, viewport=NARROW)
    for state in ("top", "step1-empty", "step2-normalised", "step3-refused", "sign-in-wrong"):
        print(state)
        visitor.open(f"/dev/gallery/{lang}/{state}")
        is_accessible_and_fits(visitor.page)


def is_accessible_and_fits(page: Page) -> None:
    """By all that a tool can tell."""
    fits(page)
    is_large_enough_to_touch(page)
    no_violation(page)
    no_violation_in_the_dark(page)
    no_name_carries_a_reading(page)


def test_errors_are_accessible_in_forced_colours(visitor: Visitor, mailbox: Mailbox) -> None:
    visitor.page.emulate_media(forced_colors="active")
    for state in step1(visitor, mailbox):
        print(state)
        no_violation(visitor.page)
        if state == "every error":
            marks_are_seen(visitor.page)


def marks_are_seen(page: Page) -> None:
    """Where colours are the person's own, a mark still differs from what is behind it."""
    messages = page.get_by_role("main").locator(".error")
    assert messages.count() > 1
    for message in messages.all():
        sign, colour, ground = message.evaluate(COLOURS)
        assert "!" in sign
        assert colour != ground
