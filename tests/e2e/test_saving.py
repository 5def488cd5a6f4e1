"""Answers are kept as a person goes on, here or on another device, until they are erased."""

import re

from playwright.sync_api import Error, expect

from tests.e2e.fixtures import People
from tests.e2e.visitor import Visitor

NAME, PHONE = "利用者氏名", "利用者連絡先電話番号"
SAVED = "入力内容を保存しました。"
KEPT = "入力内容を消す・ほかの端末で続ける"


def type_name(visitor: Visitor, name: str = "HOUMU TARO") -> None:
    """Fill in one field and go on to the next."""
    visitor.open_step()
    visitor.field(NAME).fill(name)
    visitor.field(PHONE).focus()
    expect(visitor.page.get_by_text(visitor.say(SAVED))).to_be_visible()


def open_kept(visitor: Visitor) -> None:
    """Open what the form says of kept answers."""
    visitor.page.get_by_text(visitor.say(KEPT)).click()


def shown_code(visitor: Visitor) -> str:
    """Ask for a resume code."""
    open_kept(visitor)
    visitor.button("再開コードを出す").click()
    visitor.sees("ほかの端末で続ける")
    found = re.search(r"\w{4}-\w{4}", visitor.page.get_by_role("main").inner_text())
    assert found
    return found[0]


def test_a_reload_in_the_middle_of_the_form_keeps_what_was_typed(visitor: Visitor) -> None:
    type_name(visitor)
    visitor.page.reload()
    expect(visitor.field(NAME)).to_have_value("HOUMU TARO")


def test_a_field_that_is_being_typed_in_is_kept_when_the_page_goes_away(visitor: Visitor) -> None:
    visitor.open_step()
    visitor.field(NAME).press_sequentially("HOUMU")
    visitor.open("/ja/")
    visitor.waits_for_cookies()
    visitor.open_step("/draft")
    expect(visitor.field(NAME)).to_have_value("HOUMU")


def test_a_closed_tab_is_offered_again(visitor: Visitor) -> None:
    type_name(visitor)
    other = visitor.another_tab()
    visitor.page.close()
    other.open_step()
    expect(other.page.get_by_text("この端末に、入力した内容が残っています。")).to_be_visible()
    other.page.get_by_role("link", name="続きから入力する", exact=True).click()
    expect(other.field(NAME)).to_have_value("HOUMU TARO")


def test_somebody_new_is_offered_nothing(visitor: Visitor) -> None:
    visitor.open_step()
    expect(visitor.page.get_by_text("この端末に、入力した内容が残っています。")).to_be_hidden()
    expect(visitor.page.get_by_text("入力内容を消しました。")).to_be_hidden()


def test_a_new_start_throws_the_old_answers_away(visitor: Visitor) -> None:
    type_name(visitor)
    visitor.open_step()
    visitor.button("消して新しく始める").click()
    expect(visitor.page.get_by_text("入力内容を消しました。")).to_be_visible()
    visitor.open_step("/draft")
    expect(visitor.field(NAME)).to_have_value("")
    assert visitor.page.context.cookies() == []


def test_what_cannot_be_kept_now_is_kept_when_the_network_is_back(visitor: Visitor) -> None:
    type_name(visitor)
    visitor.page.context.set_offline(True)
    visitor.field(PHONE).fill("090-1234-5678")
    visitor.field(NAME).focus()
    expect(visitor.page.get_by_text("まだ保存できていません。")).to_be_visible()
    visitor.page.context.set_offline(False)
    expect(visitor.page.get_by_text(SAVED)).to_be_visible()
    visitor.page.reload()
    expect(visitor.field(PHONE)).to_have_value("090-1234-5678")


def test_nothing_is_judged_while_typing(visitor: Visitor) -> None:
    visitor.open_step()
    visitor.field(PHONE).fill("1")
    visitor.field(NAME).focus()
    expect(visitor.page.get_by_text(SAVED)).to_be_visible()
    expect(visitor.page.get_by_text("エラー：")).to_have_count(0)


def test_answers_are_erased_by_one_button(anyone: Visitor) -> None:
    anyone.send_answers()
    anyone.open_step("/draft")
    open_kept(anyone)
    anyone.button("入力内容を消す").click()
    expect(anyone.page.get_by_text("入力内容を消しました。")).to_be_visible()
    anyone.open_step("/draft")
    expect(anyone.field(NAME)).to_have_value("")


def test_on_a_shared_device_the_last_screen_is_erased_too(anyone: Visitor) -> None:
    public_id = anyone.registered()
    anyone.button("入力内容を消す").click()
    expect(anyone.page.get_by_text("入力内容を消しました。")).to_be_visible()
    anyone.open_step("/done")
    expect(anyone.page.get_by_text(public_id)).to_have_count(0)


def test_a_code_opens_the_answers_on_another_device(anyone: Visitor, people: People) -> None:
    phone = people(scripts=anyone.scripts)
    anyone.send_answers()
    anyone.open_step("/draft")
    code = shown_code(anyone)
    phone.open("/ja/")
    phone.link("再開コードで続ける").click()
    phone.field("再開コード").fill(f" {code.lower().replace('-', '')} ")
    phone.button("続ける").click()
    expect(phone.field(NAME)).to_have_value("HOUMU TARO")
    phone.field(NAME).fill("HOUMU HANAKO")
    phone.button("確認").click()
    public_id = phone.step3()
    anyone.open_step("/done")
    assert anyone.shown_id() == public_id


def test_a_wrong_code_says_so(anyone: Visitor) -> None:
    anyone.open_step("/resume")
    anyone.field("再開コード").fill("2222-2222")
    anyone.button("続ける").click()
    expect(anyone.alert("この再開コードでは開けません。")).to_be_visible()
    expect(anyone.field("再開コード")).to_have_value("2222-2222")


def test_a_browser_that_refuses_cookies_is_told_at_the_first_answer_that_nothing_is_kept(
    visitor: Visitor,
) -> None:
    tools = visitor.page.context.new_cdp_session(visitor.page)
    tools.send("Emulation.setDocumentCookieDisabled", {"disabled": True})
    visitor.open_step()
    faults: list[Error] = []
    visitor.page.on("pageerror", lambda fault: faults.append(fault))  # noqa: PLW0108
    visitor.field(NAME).fill("HOUMU TARO")
    visitor.field(PHONE).focus()
    expect(visitor.alert("Cookieを使わない設定のブラウザでも、")).to_be_in_viewport()
    expect(visitor.page.get_by_text(SAVED)).to_have_count(0)
    expect(visitor.field(PHONE)).to_be_focused()
    expect(visitor.field(NAME)).to_have_value("HOUMU TARO")
    assert not faults
