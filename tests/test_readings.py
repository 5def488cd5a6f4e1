"""Furigana: over every kanji of the interface, in sight only, and on every page that follows."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from tests.look import Look
from tests.person import Person
from webapp.models import Notice
from webapp.pages import PAGES
from webapp.readings import READING, draw, mark, mark_terms, unmark

BASE = "/ja-ruby/register/counter-coe"
SCREENS = ("/ja-ruby/", BASE, "/ja-ruby/sign-in", "/ja-ruby/municipalities?q=naka", "/ja-ruby/xx")
KANJI = re.compile("[㐀-鿿々]")
OWN = re.compile(r"<(\w+)[^>]* translate=\"no\".*?</\1>", re.DOTALL)  # names and addresses
UNREAD = re.compile(r"<(title|style)\b.*?</\1>|<ruby>.*?</ruby>|<[^>]*>", re.DOTALL)
OPTION = re.compile(r'<option[^>]* aria-label="[^"(]*">([^<]*)')  # its name has no brackets


def bare(page: str) -> str:
    """What is in sight, without what has a reading."""
    options = OPTION.sub(lambda found: READING.sub("", found[1]), page)
    return UNREAD.sub("", OWN.sub("", options))


@pytest.mark.parametrize("address", [*SCREENS, *(f"/ja-ruby/{page}" for page in PAGES)])
def test_every_kanji_of_a_page_has_its_reading(person: Person, address: str) -> None:
    page = person.get(address).text
    body = page.partition("<main")[2]
    assert "<ruby>" in body
    assert not KANJI.findall(bare(body))


@pytest.mark.parametrize("address", [BASE, "/ja-ruby/municipalities", "/ja-ruby/sign-in"])
def test_what_scripts_will_show_has_its_readings_too(person: Person, address: str) -> None:
    page = person.get(address).text
    texts = [unescape(text) for text in re.findall(r' data-[a-z]+="([^"]*)"', page)]
    assert any("<ruby>" in text for text in texts)
    assert not KANJI.findall(bare(" ".join(texts)))


def test_readings_stay_through_the_steps_and_leave_no_trace(person: Person) -> None:
    page = person.answer("ja-ruby").text
    assert "<ruby>確認<rp>" in page
    assert not re.search("[\ufff9-\ufffb]", page)
    assert "<title>利用者情報登録" in page


def test_a_wrong_answer_is_told_with_readings(person: Person) -> None:
    page = person.answer("ja-ruby", name="").text
    assert "<ruby>入力<rp>" in page


def test_a_reading_is_out_of_accessible_names(person: Person) -> None:
    page = person.get(BASE).text
    assert page.count("<rt ") == page.count('<rt aria-hidden="true">') > 100
    assert not re.search(r'="[^"]*<rt', page)


def test_a_letter_is_in_plain_japanese(person: Person, session: Look) -> None:
    person.register("ja-ruby")
    assert session.exec(select(Notice)).one().language == "ja"


@given(st.text(alphabet="漢字かな()<>&a1 ", max_size=30))
def test_marking_and_unmarking_leave_the_text(text: str) -> None:
    assert unmark(mark(text)) == READING.sub(r"\1", text)


def test_no_element_stands_where_none_may() -> None:
    marked = mark("漢字(かんじ)")
    page = f'<title>{marked}</title><p title="{marked}">{marked}</p>'
    drawn = '<ruby>漢字<rp>(<rt aria-hidden="true">かんじ<rp>)</ruby>'
    assert draw(page) == f'<title>漢字</title><p title="漢字">{drawn}</p>'


def test_an_option_shows_readings_in_brackets_and_is_called_without_them() -> None:
    marked = mark("年(ねん)と月(つき)だけ")
    page = f'<select><option value="">{marked}</option><option>Check</option></select>'
    wanted = '<option value="" aria-label="年と月だけ">年(ねん)と月(つき)だけ</option>'
    assert draw(page) == f"<select>{wanted}<option>Check</option></select>"


@pytest.mark.parametrize(
    ("text", "source", "chinese", "drawn"),
    [
        ("Check (確認)", "確認", False, 'Check (<span lang="ja">確認</span>)'),
        ("确认(確認)", "確認", True, '确认(<span lang="ja">確認</span>)'),
        ("请确认(可选)", "確認", True, "请确认(可选)"),
        ("例如：しんじゅく", "例：しんじゅく", True, '例如：<span lang="ja">しんじゅく</span>'),
        ("使(つか)う", "使(つか)う", False, "使(つか)う"),
    ],
)
def test_japanese_within_another_language_is_said_to_be(
    text: str, source: str, chinese: bool, drawn: str
) -> None:
    assert draw(mark_terms(text, source, chinese)) == drawn
