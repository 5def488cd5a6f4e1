"""Answering: what a browser can fill in, what may be pasted, what help stands beside."""

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.states import walk
from tests.e2e.visitor import PASSWORD, Visitor

# HTML's own words for what a box asks about the person.
TOKENS = {
    "利用者氏名": "name",
    "年": "bday-year",
    "月": "bday-month",
    "日": "bday-day",
    "利用者連絡先電話番号": "tel",
    "メールアドレス": "email",
    "メールアドレス(確認)": "email",
}
LOOK = "() => { window.first = document.getElementById('step1') }"
# Not the address: once an answer is kept, it is the one that holds the answers.
SAME = "() => window.first?.isConnected"
HELPED = """() => [...document.querySelectorAll('#step1 .field')]
  .filter((field) => !field.querySelector('.reading, .hint'))
  .map((field) => field.outerHTML.slice(0, 120))"""


def paste(source: Locator, goal: Locator) -> None:
    """Copy what stands in one box into another, by the keyboard."""
    for box, keys in ((source, "Control+a Control+c"), (goal, "Control+v")):
        box.focus()
        for key in keys.split():
            box.page.keyboard.press(key)


def test_each_box_about_the_person_says_so_to_the_browser(visitor: Visitor) -> None:
    visitor.open_step()
    for label, token in TOKENS.items():
        expect(visitor.field(label)).to_have_attribute("autocomplete", token)
    address = visitor.field("住居地(町名丁目番地号等)")
    assert address.get_attribute("autocomplete") in {"street-address", "address-line1"}


def test_a_password_manager_knows_the_boxes_of_sign_in(visitor: Visitor) -> None:
    visitor.open("/ja/sign-in")
    expect(visitor.field("認証ID")).to_have_attribute("autocomplete", "username")
    expect(visitor.field("パスワード")).to_have_attribute("autocomplete", "current-password")


def test_id_and_password_may_be_pasted(visitor: Visitor) -> None:
    visitor.open("/ja/sign-in")
    public_id, password = visitor.field("認証ID"), visitor.field("パスワード")
    public_id.fill(PASSWORD)
    paste(public_id, password)
    expect(password).to_have_value(PASSWORD)
    public_id.fill("")
    visitor.button("表示").click()
    paste(password, public_id)
    expect(public_id).to_have_value(PASSWORD)


def test_a_new_password_may_be_pasted_and_is_typed_once(visitor: Visitor) -> None:
    for _state in walk(visitor, ("link-open",)):
        box = visitor.field("新しいパスワード")
        expect(box).to_have_attribute("autocomplete", "new-password")
        expect(visitor.page.locator("[type=password]")).to_have_count(1)
        visitor.button("表示").click()
        box.fill(PASSWORD)
        paste(box, box)
        expect(box).to_have_value(PASSWORD)


@pytest.mark.parametrize("state", ["sign-in-blank", "link-open", "forgotten-id-blank"])
def test_no_riddle_stands_before_a_person(visitor: Visitor, state: str) -> None:
    for _state in walk(visitor, (state,)):
        assert visitor.page.locator("img, canvas, iframe, video, audio").count() == 0
        boxes = visitor.page.get_by_role("main").locator("input:visible")
        assert boxes.count() <= 2


def test_the_address_asked_for_twice_may_be_copied(visitor: Visitor) -> None:
    visitor.open_step()
    visitor.field("メールアドレス").fill(visitor.email)
    paste(visitor.field("メールアドレス"), visitor.field("メールアドレス(確認)"))
    expect(visitor.field("メールアドレス(確認)")).to_have_value(visitor.email)


def test_an_answer_alone_sends_nothing_and_leads_nowhere(visitor: Visitor) -> None:
    visitor.open_step()
    visitor.page.evaluate(LOOK)
    visitor.fill()
    visitor.page.get_by_text("旅券に月や日が書かれていない方").click()
    visitor.page.get_by_label("旅券に書かれている生年月日").select_option(index=1)
    assert visitor.page.evaluate(SAME)
    assert len(visitor.page.context.pages) == 1


def test_each_field_of_step1_has_its_help_beside_it(visitor: Visitor) -> None:
    visitor.open_step()
    expect(visitor.page.locator("#step1 .field")).to_have_count(10)
    found = visitor.page.evaluate(HELPED)
    # The tick for the terms explains itself, and the terms stand beside it.
    assert len(found) == 1, found
    assert "agree" in found[0]
    expect(visitor.link("利用規約はこちら")).to_be_visible()


def test_time_limits_are_told_before_they_matter(visitor: Visitor) -> None:
    visitor.open_step()
    expect(visitor.page.get_by_text("この端末で24時間残します")).to_be_visible()
    for state, told in (
        ("step3-sent", "メールを送ったときから24時間使えます"),
        ("code", "1時間使えます"),
        ("session-ending", "「続ける」を押してください"),
    ):
        for _state in walk(visitor, (state,)):
            expect(visitor.page.get_by_text(told)).to_be_visible()


def test_one_press_prolongs_a_session_that_is_about_to_end(visitor: Visitor) -> None:
    for _state in walk(visitor, ("session-ending",)):
        visitor.button("続ける").click()
        visitor.sees("アカウント")
        expect(visitor.button("続ける")).to_have_count(0)
