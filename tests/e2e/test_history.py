"""Back, forward, reload, and pressing twice: answers stay and nothing happens twice."""

import re

from playwright.sync_api import expect

from tests.e2e.mailbox import Mailbox
from tests.e2e.visitor import Visitor

TWICE = """async () => {
  const form = document.querySelector('form[action$="/check"]');
  const body = new URLSearchParams(new FormData(form));
  const press = () => fetch(form.action, {method: 'POST', body});
  const answers = await Promise.all([press(), press(), press()]);
  return Promise.all(answers.map((answer) => answer.text()));
}"""


def test_back_from_step2_brings_the_filled_form_and_forward_returns(anyone: Visitor) -> None:
    anyone.step2()
    anyone.page.go_back()
    anyone.sees("利用者情報入力(STEP1)")
    anyone.sees_answers()
    expect(anyone.chosen()).to_contain_text("東京都新宿区")
    anyone.page.go_forward()
    anyone.sees("利用者情報確認(STEP2)")


def test_going_back_all_the_way_keeps_what_was_sent(anyone: Visitor) -> None:
    anyone.open("/ja/")
    anyone.link("(窓口申請) 在留資格認定証明書電子交付希望者").click()
    anyone.sees("利用者情報入力(STEP1)")
    anyone.choose_municipality()
    anyone.fill()
    anyone.button("確認").click()
    anyone.sees("利用者情報確認(STEP2)")
    while anyone.page.url != f"{anyone.service}/ja/":
        assert anyone.page.go_back() or anyone.scripts
    anyone.sees("新規利用者登録")
    anyone.link("入力の途中の方は、続きから入力する").click()
    anyone.sees_answers()


def test_reloading_keeps_each_step(anyone: Visitor) -> None:
    anyone.send_answers()
    anyone.open_step("/draft")
    anyone.button("確認").click()
    anyone.sees("利用者情報確認(STEP2)")
    anyone.page.reload()
    anyone.sees("利用者情報確認(STEP2)")
    public_id = anyone.step3()
    anyone.page.reload()
    anyone.sees("利用者情報登録完了(STEP3)")
    assert anyone.shown_id() == public_id


def test_reloading_after_an_error_keeps_the_answers(anyone: Visitor) -> None:
    anyone.send_answers()
    anyone.open_step("/draft")
    anyone.field("利用者氏名").fill("山田")
    anyone.button("確認").click()
    anyone.sees("入力内容を確かめてください")
    anyone.page.reload()
    anyone.sees("利用者情報入力(STEP1)")
    anyone.sees_answers(利用者氏名="山田")


def test_back_from_step3_never_registers_again(anyone: Visitor, mailbox: Mailbox) -> None:
    anyone.send_answers()
    anyone.open_step("/draft")
    anyone.button("確認").click()
    public_id = anyone.step3()
    anyone.page.go_back()
    anyone.sees("利用者情報登録完了(STEP3)")
    assert anyone.shown_id() == public_id
    mailbox.link(anyone.email, number=1)


def test_a_double_click_registers_once(anyone: Visitor, mailbox: Mailbox) -> None:
    anyone.send_answers()
    anyone.open_step("/check")
    anyone.button("登録").dblclick()
    anyone.sees("利用者情報登録完了(STEP3)")
    anyone.hears_that_the_letter_left()
    mailbox.link(anyone.email, number=1)


def test_requests_at_the_same_moment_register_once(visitor: Visitor) -> None:
    visitor.send_answers()
    visitor.open_step("/check")
    shown = " ".join(visitor.page.evaluate(TWICE))
    found = re.findall(r"\w{4}-\w{4}-\w{4}(?=</strong>)", shown)
    visitor.open_step("/done")
    assert found == [visitor.shown_id()] * 3


def test_change_leads_to_the_field_and_back_again(anyone: Visitor) -> None:
    anyone.send_answers()
    for label in ("利用者氏名", "利用者連絡先電話番号", "メールアドレス"):
        anyone.open_step("/check")
        anyone.link(f"変更 {label}").click()
        expect(anyone.field(label)).to_be_focused()
        anyone.sees_answers()


def test_changing_one_answer_needs_no_other_typed_again(anyone: Visitor) -> None:
    anyone.send_answers()
    anyone.open_step("/check")
    anyone.link("変更 利用者氏名").click()
    anyone.field("利用者氏名").fill("HOUMU HANAKO")
    anyone.button("確認").click()
    anyone.sees("利用者情報確認(STEP2)")
    expect(anyone.page.get_by_text("HOUMU HANAKO")).to_be_visible()


def test_the_back_button_of_step2_keeps_every_answer(anyone: Visitor) -> None:
    anyone.step2()
    anyone.button("戻る").click()
    anyone.sees("利用者情報入力(STEP1)")
    anyone.sees_answers()
    expect(anyone.chosen()).to_contain_text("東京都新宿区")


def test_the_back_button_of_step1_keeps_what_was_typed(anyone: Visitor) -> None:
    anyone.open_step()
    anyone.fill()
    anyone.button("戻る").click()
    anyone.sees("新規利用者登録")
    anyone.link("入力の途中の方は、続きから入力する").click()
    anyone.sees_answers()


def test_two_tabs_register_only_what_was_shown(anyone: Visitor) -> None:
    anyone.send_answers()
    anyone.open_step("/check")
    other = anyone.another_tab()
    other.send_answers(name="HOUMU JIRO")
    anyone.button("登録").click()
    expect(anyone.alert("まだ登録していません")).to_be_visible()
    expect(anyone.page.get_by_text("HOUMU JIRO")).to_be_visible()
    other.open_step("/done")
    other.sees("利用者情報確認(STEP2)")
    anyone.step3()
