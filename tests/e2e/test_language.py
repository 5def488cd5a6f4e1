"""Changing the language keeps the page and every answer, sent or not."""

import pytest
from playwright.sync_api import expect

from tests.e2e.mailbox import Mailbox
from tests.e2e.visitor import Visitor
from webapp.i18n import LANGUAGES

OTHER = {"ja": "en", "en": "ja", "my": "zh-Hant", "zh-Hant": "my"}
READINGS = ["りようしゃ", "じょうほう", "とうろく"]
some = pytest.mark.parametrize("lang", ["ja", "en", "my"])


def change(visitor: Visitor) -> None:
    """Open the list, press another language, a link or STEP1's button, and speak it from now on."""
    menu = visitor.page.get_by_role("navigation")
    menu.get_by_text(visitor.say("言語 Language")).click()
    visitor.lang = OTHER[visitor.lang]
    listed = menu.get_by_role("listitem").filter(has_text=LANGUAGES[visitor.lang])
    listed.get_by_role("link").or_(listed.get_by_role("button")).click()


def speaks(visitor: Visitor) -> None:
    """The page declares the visitor's language, and marks it in the list."""
    expect(visitor.page.locator("html")).to_have_attribute("lang", visitor.lang)
    assert f"/{visitor.lang}/" in visitor.page.url
    current = visitor.page.get_by_role("navigation").locator("[aria-current]")
    expect(current).to_have_text(LANGUAGES[visitor.lang])


@some
def test_on_step1_what_was_not_sent_yet_is_kept(anyone: Visitor, lang: str) -> None:
    anyone.lang = lang
    anyone.open_step()
    anyone.choose_municipality()
    anyone.fill()
    for _there_and_back in range(2):
        change(anyone)
        anyone.sees("利用者情報入力(STEP1)")
        speaks(anyone)
        anyone.sees_answers()
        expect(anyone.chosen()).to_contain_text("東京都新宿区")


def test_on_step1_wrong_answers_are_kept_too(anyone: Visitor) -> None:
    anyone.open_step()
    anyone.fill(利用者氏名="山田")
    anyone.button("確認").click()
    anyone.sees("入力内容を確かめてください")
    change(anyone)
    anyone.sees("利用者情報入力(STEP1)")
    speaks(anyone)
    anyone.sees_answers(利用者氏名="山田")


@some
def test_on_step2_and_step3_the_page_stays(anyone: Visitor, lang: str) -> None:
    anyone.lang = lang
    anyone.send_answers()
    anyone.open_step("/draft")
    anyone.button("確認").click()
    anyone.sees("利用者情報確認(STEP2)")
    change(anyone)
    anyone.sees("利用者情報確認(STEP2)")
    speaks(anyone)
    public_id = anyone.step3()
    change(anyone)
    anyone.sees("利用者情報登録完了(STEP3)")
    speaks(anyone)
    assert anyone.shown_id() == public_id


def test_on_the_search_page_the_question_and_every_answer_stay(without_scripts: Visitor) -> None:
    person = without_scripts
    person.open_step()
    person.fill()
    person.button("検索").click()
    person.field("市区町村の名前").fill("shinjuku")
    person.page.get_by_role("main").get_by_role("button", name="検索", exact=True).click()
    change(person)
    person.sees("市区町村の検索")
    speaks(person)
    expect(person.field("市区町村の名前")).to_have_value("shinjuku")
    person.page.get_by_role("button", name="東京都新宿区").click()
    speaks(person)
    person.sees_answers()


def test_on_the_setup_page_the_link_still_works(anyone: Visitor, mailbox: Mailbox) -> None:
    anyone.registered()
    anyone.page.goto(mailbox.link(anyone.email))
    change(anyone)
    anyone.sees("パスワードの初期設定")
    speaks(anyone)
    anyone.field("新しいパスワード").fill("short")
    anyone.button("パスワードを設定する").click()
    change(anyone)
    anyone.sees("パスワードの初期設定")
    speaks(anyone)


def test_on_the_pages_to_read_the_page_stays(anyone: Visitor) -> None:
    for page in ("terms", "help", "register/lawyer", "sign-in", "password/forgotten"):
        anyone.lang = "ja"
        anyone.open(f"/ja/{page}")
        change(anyone)
        speaks(anyone)
        assert anyone.page.url == f"{anyone.service}/en/{page}"


def test_a_page_that_does_not_exist_speaks_the_language_of_its_address(anyone: Visitor) -> None:
    anyone.lang = "en"
    anyone.open("/en/nowhere")
    anyone.sees("ページが見つかりません")
    speaks(anyone)


def test_furigana_come_and_go_with_every_answer(anyone: Visitor) -> None:
    anyone.open_step()
    anyone.fill()
    readings = anyone.page.locator("h1 rt")
    for name, shown in (("ふりがなをつける", READINGS), ("ふりがなをけす", [])):
        anyone.page.get_by_role("button", name=name).click()
        expect(readings).to_have_text(shown)
        expect(anyone.page.locator("#email")).to_have_value(anyone.email)
    anyone.sees_answers()


def test_furigana_stay_from_step_to_step(anyone: Visitor) -> None:
    anyone.send_answers()
    anyone.lang = "ja-ruby"
    anyone.open_step("/draft")
    for name, reading in (("確認", "にゅうりょく"), ("登録", "かくにん")):
        expect(anyone.page.locator("h2 rt").nth(2)).to_have_text(reading)
        anyone.page.get_by_role("button", name=name, exact=True).click()
    expect(anyone.page.locator("h2 rt").nth(2)).to_have_text("とうろく")


def test_furigana_are_not_copied(anyone: Visitor) -> None:
    anyone.open("/ja-ruby/register/counter-coe")
    anyone.page.keyboard.press("Control+A")
    copied = anyone.page.evaluate("getSelection().toString()")
    assert "利用者情報登録" in copied
    assert READINGS[0] not in copied


def test_furigana_stand_over_what_scripts_say(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/ja-ruby/sign-in")
    for reading in ("かく", "ひょうじ"):
        page.locator("[data-reveal]").click()
        expect(page.locator("[data-reveal] rt")).to_have_text(reading)
    visitor.open("/ja-ruby/register/counter-coe")
    page.context.set_offline(True)
    page.get_by_role("button", name="確認", exact=True).click()
    expect(page.get_by_role("alert").locator("visible=true").locator("rt").first).to_have_text(
        "そうしん"
    )


def test_the_list_is_the_first_thing_after_the_link_to_the_content(anyone: Visitor) -> None:
    anyone.open("/ko/terms")
    for _press in range(2):
        anyone.page.keyboard.press("Tab")
    expect(anyone.page.locator("#languages summary")).to_be_focused()
    anyone.page.keyboard.press("Enter")
    anyone.page.keyboard.press("Tab")
    expect(anyone.page.get_by_role("link", name="日本語").first).to_be_focused()
