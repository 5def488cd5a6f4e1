"""What is heard when something is wrong: first that it is, then with each field what it is."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.visitor import Visitor
from tests.listening.listener import Listener

TITLE = "入力内容を確かめてください"
CONTROL = re.compile(r"(textbox|radiogroup|group|button|checkbox), ")
# The place of residence is answered with a button.
ANSWERED_WITH = {"住居地(都道府県市区町村)": "検索"}


@pytest.fixture(scope="module")
def said(reader: Visitor) -> list[str]:
    """確認 on a blank STEP1: what was heard then."""
    listener = Listener(reader.page)
    reader.open_step()
    listener.listens()
    reader.button("確認").click()
    listener.hears("alert, ")
    return listener.heard()


@pytest.fixture(scope="module")
def heard(reader: Visitor, said: list[str]) -> list[str]:
    """The page with its errors, read aloud."""
    return Listener(reader.page).reads("main")


@pytest.fixture
def wrong(speaker: Visitor, listener: Listener) -> Visitor:
    """The same by oneself, to mend it, heard from then on."""
    speaker.open_step()
    speaker.button("確認").click()
    speaker.sees(TITLE)
    listener.listens()
    return speaker


def wrong_fields(visitor: Visitor) -> list[Locator]:
    """The fields with a message."""
    return visitor.page.locator(".field:has(.error)").all()


def test_the_summary_is_what_is_heard_after_the_button(reader: Visitor, said: list[str]) -> None:
    button, title = reader.say("確認"), reader.say(TITLE)
    assert said[-2:] == [f"button, {button}", f"alert, {title}"]


def test_the_summary_says_every_error_in_the_order_of_the_fields(
    reader: Visitor, heard: list[str]
) -> None:
    errors = reader.page.locator("#step1 .error").all_inner_texts()
    assert len(errors) == 9
    end = heard.index(f"end of alert, {reader.say(TITLE)}")
    links = [phrase for phrase in heard[:end] if phrase.startswith("link, ")]
    for link, error in zip(links, errors, strict=True):
        assert link.endswith(error.removeprefix(reader.say("エラー：")))


def test_each_error_is_heard_with_its_own_control_and_no_other(
    reader: Visitor, heard: list[str]
) -> None:
    controls = [phrase for phrase in heard if CONTROL.match(phrase)]
    labels = {reader.say(field): reader.say(name) for field, name in ANSWERED_WITH.items()}
    for field in wrong_fields(reader):
        label = field.locator("label, legend").first.inner_text()
        error = field.locator(".error").inner_text()
        with_it = [CONTROL.sub("", phrase) for phrase in controls if error in phrase]
        assert [one.startswith(labels.get(label, label)) for one in with_it] == [True], label


def test_boxes_that_are_wrong_say_so_themselves(reader: Visitor, heard: list[str]) -> None:
    boxes = [phrase for phrase in heard if re.match("(textbox|checkbox), ", phrase)]
    # Of the date, the box that is to be mended first.
    later = tuple(f"textbox, {reader.say(part)}, " for part in ("月", "日"))
    for box in boxes:
        assert (", invalid" in box) is not box.startswith(later), box


def test_a_field_that_is_still_wrong_says_its_new_message(
    wrong: Visitor, listener: Listener
) -> None:
    wrong.field("利用者氏名").fill("12345")
    wrong.field("利用者氏名").press("Tab")
    listener.hears(f"polite: {wrong.say('エラー：')}")
    message = wrong.page.locator("#name-message").inner_text()
    assert f"polite: {message}" in listener.heard()


def test_a_field_that_was_mended_is_no_longer_heard_as_wrong(
    wrong: Visitor, listener: Listener
) -> None:
    name = wrong.field("利用者氏名")
    name.fill("HOUMU TARO")
    name.press("Tab")
    expect(name).to_have_attribute("aria-invalid", "false")
    box = f"textbox, {wrong.say('利用者氏名')}, "
    told = next(phrase for phrase in listener.reads("#step1") if phrase.startswith(box))
    assert wrong.say("エラー：") not in told
    assert ", invalid" not in told
