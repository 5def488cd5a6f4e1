"""The network goes away, or the server fails: nothing is lost, and the same press goes on."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Error, expect

from tests.e2e.visitor import Visitor

STEP1_FAILED = (
    "送信できませんでした。入力内容はこの画面に残っています。"
    "インターネットにつながると、自動で送ります。もう一度押すこともできます。"
)
STEP2_FAILED = (
    "送信できませんでした。入力内容は残っています。"
    "インターネットにつながると、自動で送ります。もう一度押しても、二重に登録されることはありません。"
)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_offline_on_step1_keeps_every_answer_and_goes_on_by_itself_later(
    visitor: Visitor, lang: str
) -> None:
    visitor.lang = lang
    visitor.open_step()
    visitor.choose_municipality()
    visitor.fill()
    visitor.page.context.set_offline(True)
    visitor.button("確認").click()
    expect(visitor.alert(STEP1_FAILED)).to_be_in_viewport()
    visitor.sees_answers()
    visitor.page.context.set_offline(False)
    visitor.sees("利用者情報確認(STEP2)")


def presses_enter_in_the_first_box(visitor: Visitor) -> None:
    visitor.field("利用者氏名").press("Enter")


def chooses_another_language(visitor: Visitor) -> None:
    visitor.page.get_by_text("言語 Language").click()
    visitor.button("English").click()


@pytest.mark.parametrize("press", [presses_enter_in_the_first_box, chooses_another_language])
def test_a_press_far_from_the_message_brings_it_into_sight(
    visitor: Visitor, press: Callable[[Visitor], None]
) -> None:
    visitor.open_step()
    visitor.page.context.set_offline(True)
    press(visitor)
    expect(visitor.alert(STEP1_FAILED)).to_be_in_viewport()


@pytest.mark.parametrize(
    ("button", "failed", "heading"),
    [
        ("登録", STEP2_FAILED, "利用者情報登録完了(STEP3)"),
        ("戻る", STEP1_FAILED, "利用者情報入力(STEP1)"),
    ],
)
def test_a_press_offline_on_step2_says_so_and_goes_on_by_itself_later(
    visitor: Visitor, button: str, failed: str, heading: str
) -> None:
    visitor.send_answers()
    visitor.open_step("/check")
    visitor.page.context.set_offline(True)
    visitor.button(button).click()
    expect(visitor.alert(failed)).to_be_in_viewport()
    visitor.page.context.set_offline(False)
    visitor.sees(heading)


def test_an_error_beside_the_form_goes_once_it_is_mended(visitor: Visitor) -> None:
    visitor.send_answers()
    visitor.open_step("/draft")
    faults: list[Error] = []
    visitor.page.on("pageerror", lambda fault: faults.append(fault))  # noqa: PLW0108
    visitor.field("住居地(町名丁目番地号等)").fill("A" * 200_000)
    visitor.button("確認").click()
    expect(visitor.alert("送られた内容が大きすぎます")).to_be_in_viewport()
    visitor.field("住居地(町名丁目番地号等)").fill("西新宿2-8-1")
    visitor.button("確認").click()
    visitor.sees("利用者情報確認(STEP2)")
    expect(visitor.page.get_by_text("送られた内容が大きすぎます")).to_have_count(0)
    assert not faults


def test_a_fault_of_the_server_keeps_every_answer(visitor: Visitor) -> None:
    visitor.send_answers()
    visitor.open_step("/draft")
    visitor.page.route("**/draft", lambda route: route.fulfill(status=503, body="<p>busy</p>"))
    visitor.field("利用者氏名").fill("HOUMU HANAKO")
    visitor.button("確認").click()
    expect(visitor.alert(STEP1_FAILED)).to_be_in_viewport()
    visitor.sees_answers(利用者氏名="HOUMU HANAKO")
    visitor.page.unroute("**/draft")
    visitor.button("確認").click()
    visitor.sees("利用者情報確認(STEP2)")


def test_offline_in_the_search_says_so_in_the_dialog(visitor: Visitor) -> None:
    visitor.open_step()
    visitor.button("検索").click()
    dialog = visitor.search_place()
    expect(dialog).to_be_visible()
    visitor.page.context.set_offline(True)
    dialog.get_by_label("市区町村の名前").fill("新宿")
    expect(dialog.get_by_text("検索できませんでした。")).to_be_visible()
    visitor.page.context.set_offline(False)
    dialog.get_by_role("button", name="検索", exact=True).click()
    expect(dialog.get_by_role("button", name="東京都新宿区")).to_be_visible()
    expect(dialog.get_by_text("検索できませんでした。")).to_be_hidden()


def test_opening_the_search_offline_says_so_beside_the_button(visitor: Visitor) -> None:
    visitor.open_step()
    visitor.page.context.set_offline(True)
    visitor.button("検索").click()
    expect(visitor.page.get_by_text("検索できませんでした。")).to_be_in_viewport()
    visitor.page.context.set_offline(False)
    visitor.choose_municipality()
    expect(visitor.page.get_by_text("検索できませんでした。")).to_have_count(0)


@pytest.mark.parametrize(
    ("move", "here", "there"),
    [
        ("go_back", "利用者情報確認(STEP2)", "利用者情報入力(STEP1)"),
        ("go_forward", "利用者情報入力(STEP1)", "利用者情報確認(STEP2)"),
    ],
)
def test_back_and_forward_offline_say_so_and_go_on_by_themselves_later(
    visitor: Visitor, move: str, here: str, there: str
) -> None:
    visitor.send_answers()
    visitor.open_step("/draft")
    visitor.button("確認").click()
    visitor.sees("利用者情報確認(STEP2)")
    if move == "go_forward":
        visitor.page.go_back()
    visitor.sees(here)
    visitor.page.context.set_offline(True)
    getattr(visitor.page, move)()
    expect(visitor.alert(STEP1_FAILED)).to_be_in_viewport()
    visitor.sees(here)
    visitor.page.context.set_offline(False)
    visitor.sees(there)
    visitor.sees_answers() if "STEP1" in there else visitor.step3()
