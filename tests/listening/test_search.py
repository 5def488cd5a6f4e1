"""The municipality search, heard."""

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.visitor import Visitor
from tests.listening.listener import Listener

FOUND = {"ja": "polite: 1件見つかりました。", "en": "polite: 1 place found."}
CHOSEN = "polite: 東京都新宿区 Shinjuku-ku, Tōkyō"


@pytest.fixture
def box(speaker: Visitor, listener: Listener) -> Locator:
    """The dialog was opened from STEP1, heard from before; its box for a name."""
    speaker.open_step()
    listener.listens()
    speaker.button("検索").click()
    found = speaker.search_place().get_by_label(speaker.say("市区町村の名前"))
    expect(found).to_be_visible()
    return found


def by_focus(heard: list[str]) -> list[str]:
    """What was said because the focus went there."""
    return [phrase for phrase in heard if not phrase.startswith("polite: ")]


def test_the_dialog_says_its_name_when_it_opens(
    speaker: Visitor, listener: Listener, box: Locator
) -> None:
    name = speaker.say("市区町村の検索")
    listener.hears(f"heading, {name}")
    assert by_focus(listener.heard())[-2:] == [f"dialog, {name}", f"heading, {name}, level 2"]


def test_the_number_of_results_is_heard_while_the_focus_stays(
    speaker: Visitor, listener: Listener, box: Locator
) -> None:
    box.press_sequentially("新宿")
    listener.hears(FOUND[speaker.lang])
    expect(box).to_be_focused()
    assert by_focus(listener.heard())[-1].startswith("searchbox, ")


def test_that_nothing_was_found_is_heard(
    speaker: Visitor, listener: Listener, box: Locator
) -> None:
    advice = (
        "見つかりませんでした。文字を減らすか、郵便番号を入力するか、都道府県から選んでください。"
    )
    box.fill("qqqq")
    listener.hears(f"polite: {speaker.say(advice)}")


def test_closing_the_dialog_is_heard_as_the_button_that_opened_it(
    speaker: Visitor, listener: Listener, box: Locator
) -> None:
    listener.listens()
    speaker.button("選ばずに閉じる").click()
    expect(speaker.button("検索")).to_be_focused()
    listener.hears(f"button, {speaker.say('検索')}, ")
    assert by_focus(listener.heard())[-1].startswith(f"button, {speaker.say('検索')}, ")


def test_the_choice_is_heard_and_read_with_the_button(
    speaker: Visitor, listener: Listener, box: Locator
) -> None:
    box.fill("新宿")
    speaker.search_place().get_by_role("button", name="東京都新宿区").click()
    listener.hears(CHOSEN)
    listener.hears(f"button, {speaker.say('検索')}, ")
    button = by_focus(listener.heard())[-1]
    assert CHOSEN.removeprefix("polite: ") in button
