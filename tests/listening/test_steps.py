"""From step to step, and the answers read back."""

import re

from playwright.sync_api import expect

from tests.e2e.visitor import Visitor
from tests.listening.listener import Listener
from tests.person import ANSWERS


def press(visitor: Visitor, listener: Listener, button: str, step: str) -> None:
    """To the next step, heard from before."""
    listener.listens()
    visitor.button(button).click()
    visitor.sees(step)


def is_told(visitor: Visitor, listener: Listener, step: str) -> None:
    """The place to read from is the new page's first heading, which says the step too."""
    first = f"heading, {visitor.say('利用者情報登録')}, {visitor.say(step)}, level 1"
    listener.hears(first)
    assert [phrase for phrase in listener.heard() if phrase.startswith("heading, ")] == [first]
    assert listener.next_heading() == f"heading, {visitor.say(step)}, level 2"
    expect(visitor.page).to_have_title(re.compile(re.escape(visitor.say(step))))


def test_each_new_step_is_read_from_its_heading(speaker: Visitor, listener: Listener) -> None:
    speaker.send_answers()
    speaker.open_step("/draft")
    press(speaker, listener, "確認", "利用者情報確認(STEP2)")
    is_told(speaker, listener, "利用者情報確認(STEP2)")
    press(speaker, listener, "登録", "利用者情報登録完了(STEP3)")
    is_told(speaker, listener, "利用者情報登録完了(STEP3)")


def test_the_step_bar_says_which_step_it_is(speaker: Visitor, listener: Listener) -> None:
    speaker.send_answers()
    for path, name in (("", "利用者情報入力(STEP1)"), ("/check", "利用者情報確認(STEP2)")):
        speaker.open_step(path)
        heard = listener.reads(".progress")
        current = [number for number, one in enumerate(heard) if one.startswith("listitem")]
        said = [heard[number + 1] for number in current if "current step" in heard[number]]
        assert said == [speaker.say(name)]


def test_step2_read_aloud_has_each_answer_once(speaker: Visitor, listener: Listener) -> None:
    speaker.send_answers()
    speaker.open_step("/check")
    answers = speaker.page.locator(".stored").all_inner_texts()
    assert {"HOUMU TARO", "東京都新宿区", "西新宿2-8-1", ANSWERS["phone"], speaker.email} < set(
        answers
    )
    assert len(answers) == 8
    heard = listener.reads("main")
    assert [phrase for phrase in heard if phrase in answers] == answers
    for once in ("HOUMU TARO", "西新宿2-8-1", ANSWERS["phone"], speaker.email):
        assert "".join(heard).count(once) == 1


def test_each_link_of_step2_says_what_it_changes(speaker: Visitor, listener: Listener) -> None:
    speaker.send_answers()
    speaker.open_step("/check")
    change = f"link, {speaker.say('変更')} "
    links = [phrase for phrase in listener.reads("main") if phrase.startswith(change)]
    assert len(set(links)) == len(links) == 8


def test_step3_read_aloud_has_the_id_and_the_address_once(
    speaker: Visitor, listener: Listener
) -> None:
    public_id = speaker.registered()
    said = "".join(listener.reads("main"))
    assert said.count(public_id) == 1
    assert said.count(speaker.email) == 1


def test_that_the_letter_left_is_heard_by_itself(visitor: Visitor, listener: Listener) -> None:
    visitor.send_answers()
    visitor.open_step("/check")
    press(visitor, listener, "登録", "利用者情報登録完了(STEP3)")
    visitor.hears_that_the_letter_left()
    state = visitor.page.locator("#mail-status p").first.inner_text()
    listener.hears(f"polite: {state}")
