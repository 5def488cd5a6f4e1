"""Words: which language they are in, what they mean, and how they are read."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest

from tests.a11y.reading import SCREENS, Reader, part, text
from webapp.i18n import LANGUAGES, language_tag

KANA = re.compile("[ぁ-んァ-ヶ]")
OTHERS = ("en", "zh-Hans", "my")
# Elements that hold text only, so that nothing within them can be marked.
PLAIN = {"title", "option", "style", "script"}
# Words of this service that people do not meet every day, and what is written with capitals.
WORDS = (
    "認証ID",
    "再開コード",
    "在留資格認定証明書",
    "利用者情報登録通知",
    "利用者の区分",
    "公的個人認証サービス",
)
SHORT = ("ID", "JPKI", "IC", "IP", "URL")
# Where something is asked or promised; each has a line in plain Japanese.
ASKING = ("top", "step1-blank", "step3-sent", "code", "sign-in-blank", "link-open", "account")
FIELDS = 9  # of STEP1, the terms aside


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_page_says_which_language_it_is_in(reader: Reader, lang: str) -> None:
    for state in ("top", "step1-empty", "step2", "account", "error-404"):
        assert reader.state(state, lang).get("lang") == language_tag(lang)


@pytest.mark.parametrize("lang", OTHERS)
def test_japanese_within_another_language_is_marked(reader: Reader, lang: str) -> None:
    for state in ("top", "help", "step1-empty", "step2", "step3-sent", "search-results"):
        found = [*_unmarked(part(reader.state(state, lang), "main"))]
        assert not found, (state, found)


def _unmarked(element: Element) -> Iterator[str]:
    """Texts with kana outside what is marked as Japanese, or as a name."""
    if element.get("lang") == "ja" or element.get("translate") == "no" or element.tag in PLAIN:
        return
    for words in (element.text, *(child.tail for child in element)):
        if KANA.search(words or ""):
            yield str(words).strip()
    for child in element:
        yield from _unmarked(child)


def test_unusual_words_are_explained_on_the_page_of_help(reader: Reader) -> None:
    explained = {text(term) for term in part(reader.address("/ja/help"), "main").iter("dt")}
    assert [word for word in WORDS if not any(word in term for term in explained)] == []


def test_abbreviations_are_written_out_on_the_page_of_help(reader: Reader) -> None:
    explained = {text(term) for term in part(reader.address("/ja/help"), "main").iter("dt")}
    assert [word for word in SHORT if not any(word in term for term in explained)] == []


@pytest.mark.parametrize("state", ASKING)
def test_a_screen_has_a_line_in_plain_japanese(reader: Reader, state: str) -> None:
    main = part(reader.state(state), "main")
    assert any("reading" in (one.get("class") or "").split() for one in main.iter())


def test_each_field_of_step1_has_a_line_in_plain_japanese(reader: Reader) -> None:
    lines = part(reader.state("step1-blank"), "main").findall(".//*[@lang='ja']")
    assert len([one for one in lines if "reading" in str(one.get("class"))]) == FIELDS


def test_the_terms_begin_with_a_summary_in_plain_japanese(reader: Reader) -> None:
    main = part(reader.state("terms"), "main")
    assert any("note" in (one.get("class") or "").split() for one in main.iter())


def test_readings_of_every_kanji_are_one_press_away(reader: Reader) -> None:
    for state in SCREENS:
        menu = reader.state(state).find(".//nav")
        assert menu is not None
        assert "ふりがなをつける" in text(menu), state
