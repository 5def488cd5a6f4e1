"""Without a mouse."""

import pytest
from playwright.sync_api import expect

from tests.e2e.keyboard import Keyboard
from tests.e2e.mailbox import Mailbox
from tests.e2e.visitor import PASSWORD, Visitor


@pytest.fixture
def keys(visitor: Visitor) -> Keyboard:
    """The visitor's keyboard."""
    return Keyboard(visitor.page)


def test_the_whole_journey_goes_by_keyboard(
    visitor: Visitor, keys: Keyboard, mailbox: Mailbox
) -> None:
    visitor.open("/ja/")
    keys.go(visitor.link("(窓口申請) 在留資格認定証明書電子交付希望者"))
    visitor.sees("利用者情報入力(STEP1)")
    answer_step1(visitor, keys)
    keys.go(visitor.button("確認"))
    visitor.sees("利用者情報確認(STEP2)")
    keys.go(visitor.button("登録"))
    visitor.sees("利用者情報登録完了(STEP3)")
    public_id = visitor.shown_id()
    visitor.page.goto(mailbox.link(visitor.email))
    keys.type(visitor.field("新しいパスワード"), PASSWORD)
    keys.press("Enter")
    visitor.sees("パスワードを設定しました")
    visitor.open("/ja/sign-in")
    keys.type(visitor.field("認証ID"), public_id)
    keys.type(visitor.field("パスワード"), PASSWORD)
    keys.go(visitor.page.get_by_role("main").get_by_role("button", name=visitor.say("サインイン")))
    visitor.sees("アカウント")


def answer_step1(visitor: Visitor, keys: Keyboard) -> None:
    """From the first field to the last, in the page's order."""
    answers = iter(visitor.answers().items())
    keys.type(visitor.field(next(answers)[0]), "HOUMU TARO")
    keys.tab_to(visitor.field("男 Male"))
    keys.press("Space")
    for _part in range(3):
        label, text = next(answers)
        keys.type(visitor.field(label), text)
    choose_place(visitor, keys)
    for label, text in answers:
        keys.type(visitor.field(label), text)
    keys.tab_to(visitor.field("利用規約に同意します。"))
    keys.press("Space")


def choose_place(visitor: Visitor, keys: Keyboard) -> None:
    """The dialog: opened by Enter, a result chosen by Enter."""
    keys.go(visitor.button("検索"))
    dialog = visitor.search_place()
    expect(dialog.get_by_role("heading").first).to_be_focused()
    keys.type(dialog.get_by_label(visitor.say("市区町村の名前")), "shinjuku")
    expect(dialog.get_by_role("button", name="東京都新宿区")).to_be_visible()
    keys.go(dialog.get_by_role("button", name="東京都新宿区"))
    expect(visitor.chosen()).to_contain_text("東京都新宿区")
    expect(visitor.button("検索")).to_be_focused()


def test_escape_closes_the_search_and_leads_back(visitor: Visitor, keys: Keyboard) -> None:
    visitor.open_step()
    keys.go(visitor.button("検索"))
    dialog = visitor.search_place()
    expect(dialog.get_by_role("heading").first).to_be_focused()
    keys.press("Escape")
    expect(dialog).to_be_hidden()
    expect(visitor.button("検索")).to_be_focused()
    keys.press("Enter")
    expect(dialog).to_be_visible()


def test_a_prefecture_is_chosen_with_the_arrows(visitor: Visitor, keys: Keyboard) -> None:
    visitor.open_step()
    keys.go(visitor.button("検索"))
    dialog = visitor.search_place()
    expect(dialog.get_by_role("heading").first).to_be_focused()
    keys.tab_to(dialog.get_by_label("都道府県"))
    keys.press("ArrowDown")
    expect(dialog.get_by_role("button", name="北海道札幌市中央区")).to_be_visible()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_enter_in_a_box_means_check(anyone: Visitor, lang: str) -> None:
    anyone.lang = lang
    anyone.send_answers()
    anyone.open_step("/draft")
    anyone.field("利用者氏名").press("Enter")
    anyone.sees("利用者情報確認(STEP2)")
    assert anyone.page.url.endswith(f"/{lang}/register/counter-coe/check")


def test_the_skip_link_leads_past_the_header(visitor: Visitor, keys: Keyboard) -> None:
    visitor.open("/ja/")
    keys.press("Tab")
    expect(visitor.link("本文へ移動")).to_be_focused()
    expect(visitor.link("本文へ移動")).to_be_in_viewport()
    keys.press("Enter", "Tab")
    expect(visitor.link("外国人本人・その他")).to_be_focused()


def test_after_an_error_tab_goes_to_the_links_of_the_summary(
    visitor: Visitor, keys: Keyboard
) -> None:
    visitor.open_step()
    keys.go(visitor.button("確認"))
    summary = visitor.alert("赤いアイコンが表示されている個所を修正してください。")
    expect(summary).to_be_focused()
    keys.go(summary.get_by_role("link").nth(3))
    expect(visitor.button("検索")).to_be_focused()


def test_a_password_is_shown_and_hidden_by_keyboard(visitor: Visitor, keys: Keyboard) -> None:
    visitor.open("/ja/sign-in")
    keys.type(visitor.field("パスワード"), PASSWORD)
    keys.go(visitor.button("表示"))
    expect(visitor.field("パスワード")).to_have_attribute("type", "text")
    expect(visitor.field("パスワード")).to_be_focused()
    keys.go(visitor.button("隠す"))
    expect(visitor.field("パスワード")).to_have_attribute("type", "password")
