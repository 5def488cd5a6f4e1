"""[検索条件], 「検索」, [検索結果]: with scripts in a dialog, without them on a page."""

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.fixtures import People
from tests.e2e.visitor import Visitor

TARGET = 44  # CSS pixels


def results(visitor: Visitor) -> Locator:
    """What can be chosen."""
    return visitor.search_place().get_by_role("listitem").get_by_role("button")


def open_search(visitor: Visitor) -> Locator:
    """STEP1, then 「検索」; the box for a name."""
    visitor.open_step()
    visitor.button("検索").click()
    box = visitor.search_place().get_by_label(visitor.say("市区町村の名前"))
    expect(box).to_be_visible()
    return box


def test_results_appear_while_typing(visitor: Visitor) -> None:
    box = open_search(visitor)
    for typed in ("新宿", "しんじゅく", "シンジュク", "shinjuku", "ＳＨＩＮＪＵＫＵ"):
        box.fill("qqqq")
        expect(visitor.search_place().get_by_text("見つかりませんでした。")).to_be_visible()
        box.clear()
        box.press_sequentially(typed)
        expect(results(visitor).filter(has_text="東京都新宿区")).to_be_visible()


def test_a_slow_press_on_a_result_chooses_it(visitor: Visitor) -> None:
    open_search(visitor).press_sequentially("shinjuku")
    result = results(visitor).filter(has_text="東京都新宿区")
    # Leaving the box must not replace what is under the finger.
    result.click(delay=400)
    expect(visitor.chosen()).to_contain_text("東京都新宿区")


def test_what_was_found_before_goes_when_nothing_is_found(visitor: Visitor) -> None:
    box = open_search(visitor)
    box.fill("shinjuku")
    expect(results(visitor).filter(has_text="東京都新宿区")).to_be_visible()
    box.fill("qqqq")
    expect(visitor.search_place().get_by_text("見つかりませんでした。")).to_be_visible()
    expect(results(visitor)).to_have_count(0)


@pytest.mark.parametrize(
    ("lang", "said"), [("ja", "1件見つかりました。"), ("en", "1 place found.")]
)
def test_the_number_of_results_is_announced(visitor: Visitor, lang: str, said: str) -> None:
    visitor.lang = lang
    box = open_search(visitor)
    live = visitor.search_place().get_by_role("status")
    before = live.element_handle()
    box.fill("新宿")
    expect(live).to_contain_text(said)
    assert live.evaluate("(region, before) => region === before", before)


def test_a_prefecture_alone_lists_all_of_it(anyone: Visitor) -> None:
    open_search(anyone)
    place = anyone.search_place()
    place.get_by_label("都道府県").select_option(label="東京都 Tokyo")
    if not anyone.scripts:
        anyone.button("検索").click()
    expect(results(anyone)).to_have_count(62)
    expect(place.get_by_text("62件見つかりました。")).to_be_visible()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_nothing_found_says_what_to_do(anyone: Visitor, lang: str) -> None:
    anyone.lang = lang
    open_search(anyone).fill("qqqq")
    anyone.search_place().get_by_role("button", name=anyone.say("検索"), exact=True).click()
    advice = "文字を減らすか、郵便番号を入力するか、都道府県から選んでください。"
    advice = f"見つかりませんでした。{advice}"
    expect(anyone.page.get_by_text(anyone.say(advice))).to_be_visible()


def test_choosing_brings_every_other_answer_back(anyone: Visitor) -> None:
    anyone.open_step()
    anyone.fill()
    anyone.choose_municipality()
    anyone.sees_answers()
    expect(anyone.button("検索")).to_be_focused()


def test_leaving_without_a_choice_brings_every_answer_back(anyone: Visitor) -> None:
    anyone.open_step()
    anyone.fill()
    anyone.button("検索").click()
    leave = "選ばずに閉じる" if anyone.scripts else "選ばずに入力画面に戻る"
    (anyone.button if anyone.scripts else anyone.link)(leave).click()
    expect(anyone.button("検索")).to_be_focused()
    anyone.sees_answers()


def test_another_choice_takes_the_place_of_the_first(anyone: Visitor) -> None:
    anyone.open_step()
    anyone.choose_municipality()
    anyone.choose_municipality("きょうとしなかぎょう", "京都府京都市中京区")
    anyone.fill()
    anyone.button("確認").click()
    anyone.sees("利用者情報確認(STEP2)")
    expect(anyone.page.get_by_text("京都府京都市中京区")).to_be_visible()
    expect(anyone.page.get_by_text("東京都新宿区")).to_have_count(0)


def test_a_choice_takes_the_message_away(visitor: Visitor) -> None:
    visitor.open_step()
    visitor.button("確認").click()
    message = visitor.page.locator("#municipality-message")
    expect(message).to_contain_text("エラー：")
    visitor.choose_municipality()
    expect(message).to_be_empty()


def test_the_counter_of_the_address_knows_the_municipality(visitor: Visitor) -> None:
    visitor.open_step()
    visitor.field("住居地(町名丁目番地号等)").fill("西新宿2-8-1")
    expect(visitor.page.get_by_text("あと77文字")).to_be_visible()
    visitor.choose_municipality()
    expect(visitor.page.get_by_text("あと71文字")).to_be_visible()


def test_results_are_large_enough_to_touch(visitor: Visitor) -> None:
    open_search(visitor).fill("中央")
    expect(results(visitor).first).to_be_visible()
    for result in results(visitor).all():
        box = result.bounding_box()
        assert box
        assert box["height"] >= TARGET


def test_places_are_found_while_an_input_method_composes(visitor: Visitor) -> None:
    box = open_search(visitor)
    box.focus()
    method = visitor.page.context.new_cdp_session(visitor.page)
    for half in ("しn", "しんj", "しんじゅk", "しんじゅく"):
        composed = {"text": half, "selectionStart": len(half), "selectionEnd": len(half)}
        method.send("Input.imeSetComposition", composed)
        expect(results(visitor).filter(has_text="東京都新宿区")).to_be_visible()
        expect(box).to_have_value(half)
        expect(box).to_be_focused()
    method.send("Input.insertText", {"text": "新宿"})
    expect(visitor.search_place().get_by_text("1件見つかりました。")).to_be_visible()
    expect(box).to_have_value("新宿")


def test_the_chosen_place_is_japanese_on_a_page_in_another_language(people: People) -> None:
    foreigner = people(lang="en")
    foreigner.open_step()
    foreigner.choose_municipality()
    expect(foreigner.chosen().get_by_text("東京都新宿区")).to_have_attribute("lang", "ja")
