"""利用者氏名: accepts the ways a name is written, never changes its spelling silently."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.rules.causes import Refused
from webapp.rules.name import MAX_LETTERS, parse_name


def stored_or_refused(typed: str) -> str | Refused:
    try:
        return parse_name(typed)
    except Refused as refusal:
        return refusal


def refused(typed: str) -> Refused:
    with pytest.raises(Refused) as refusal:
        parse_name(typed)
    return refusal.value


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("HOUMU TARO", "HOUMU TARO"),
        ("houmu taro", "HOUMU TARO"),
        ("ＨＯＵＭＵ　ｔａｒｏ", "HOUMU TARO"),
        ("  HOUMU \u00a0 TARO ", "HOUMU TARO"),
        ("Houmu, Taro", "HOUMU TARO"),
        ("Houmu，Taro", "HOUMU TARO"),
        ("O'Brien", "OBRIEN"),
        ("O’Brien", "OBRIEN"),
        ("O＇Brien", "OBRIEN"),
        ("O´Brien", "OBRIEN"),
        ("Smith-Jones", "SMITH JONES"),
        ("Smith–Jones", "SMITH JONES"),
        ("SmithーJones", "SMITH JONES"),
        ("SUKARNO", "SUKARNO"),
        ("X", "X"),
        ("\u202aHOUMU\u202c", "HOUMU"),
    ],
)
def test_the_ways_a_name_is_typed_are_stored_in_one_form(typed: str, stored: str) -> None:
    assert parse_name(typed) == stored


@pytest.mark.parametrize("typed", ["", " ", "\u3000", "\u200b", "-", "'"])
def test_a_name_without_letters_is_missing(typed: str) -> None:
    assert refused(typed).cause == "missing"


@pytest.mark.parametrize(
    ("typed", "cause"),
    [
        ("法務 太郎", "kanji"),
        ("佐々木", "kanji"),
        ("ほうむ", "kana"),
        ("ホウム タロー", "kana"),
        ("ﾎｳﾑ", "kana"),
        ("김철수", "hangul"),
        ("Иван", "cyrillic"),
        ("محمد", "arabic"),
        ("สมชาย", "script"),
        ("Ωmega", "script"),
        ("TARO 2", "digits"),
        ("TARO ２", "digits"),
        ("TARO!", "signs"),
        ("<b>TARO</b>", "signs"),
        ("TARO ❤️", "signs"),
        ("José", "accents"),
    ],
)
def test_each_kind_of_letter_has_its_own_message(typed: str, cause: str) -> None:
    assert refused(typed).cause == cause


def test_what_cannot_be_a_name_at_all_is_said_before_what_can_be_mended() -> None:
    assert refused("José 法務 3").cause == "kanji"
    assert refused("José 3").cause == "digits"
    assert refused("José.").cause == "accents"


@pytest.mark.parametrize(
    ("typed", "offers"),
    [
        ("José", ("JOSE",)),
        ("Müller", ("MUELLER", "MULLER")),
        ("Ängström", ("AENGSTROEM", "ANGSTROM")),
        ("Åse", ("AASE", "ASE")),
        ("Muñoz", ("MUNOZ", "MUNXXOZ")),
        ("Weiß", ("WEISS",)),
        ("Işık", ("ISIK",)),
        ("İnci", ("INCI",)),
        ("Łódź", ("LODZ",)),
        ("Đức", ("DUC",)),
        ("Þór", ("THOR",)),
        ("Ærø", ("AEROE",)),
        ("Nguyễn Văn", ("NGUYEN VAN",)),
        ("Jose\u0301", ("JOSE",)),
        ("J. Smith", ("J SMITH",)),
    ],
)
def test_a_spelling_is_offered_not_taken(typed: str, offers: tuple[str, ...]) -> None:
    assert refused(typed).suggestions == offers
    assert refused(typed).suggestions[0] == offers[0]


def test_an_offered_spelling_is_accepted_as_it_stands() -> None:
    for offer in refused("Ñuñez-Müller, José").suggestions:
        assert parse_name(offer) == offer


def test_a_latin_letter_without_a_known_spelling_is_refused_without_an_offer() -> None:
    assert refused("Ɓala").cause == "accents"
    assert not refused("Ɓala").suggestions


def test_104_letters_fit_and_105_do_not() -> None:
    assert parse_name("A" * MAX_LETTERS)
    assert refused("A" * (MAX_LETTERS + 1)).cause == "too_long"


def test_the_length_counts_what_is_stored() -> None:
    assert parse_name("  " + "'" * 50 + "A" * MAX_LETTERS) == "A" * MAX_LETTERS


def test_a_name_is_too_long_when_even_its_shortest_spelling_is() -> None:
    assert refused("ü" * (MAX_LETTERS + 1)).cause == "too_long"
    assert refused("ü" * MAX_LETTERS).suggestions == ("U" * MAX_LETTERS,)


@given(st.text(st.characters(), max_size=60))
def test_any_text_is_stored_or_offered_in_its_form_or_refused(typed: str) -> None:
    outcome = stored_or_refused(typed)
    names = outcome.suggestions if isinstance(outcome, Refused) else [outcome]
    for name in names:
        assert re.fullmatch("[A-Z]+(?: [A-Z]+)*", name)
        assert parse_name(name) == name


@given(st.text("aZ é'’-ー,Äß　", max_size=150))
def test_normalising_a_name_twice_is_normalising_once(typed: str) -> None:
    try:
        name = parse_name(typed)
    except Refused:
        return
    assert parse_name(name) == name
    assert len(name) <= MAX_LETTERS


@pytest.mark.parametrize("typed", ["JOHN・SMITH", "john･smith"])
def test_a_katakana_names_dot_separates(typed: str) -> None:
    assert parse_name(typed) == "JOHN SMITH"
