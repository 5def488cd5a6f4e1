"""利用者連絡先電話番号: however it is written, stored as E.164."""

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.rules.causes import Refused
from webapp.rules.phone import is_foreign, parse_phone


def refused(typed: str, foreign: bool = True) -> Refused:
    with pytest.raises(Refused) as refusal:
        parse_phone(typed, foreign)
    return refusal.value


def known_to_the_metadata(number: str) -> bool:
    return phonenumbers.is_valid_number(phonenumbers.parse(number, "JP"))


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "09012345678",
            "090-1234-5678",
            "090 1234 5678",
            "(090)1234.5678",
            "０９０ー１２３４－５６７８",
        ),
        *(
            "090‐1234–5678",
            "090−1234ｰ5678",
            "+819012345678",
            "+81 90 1234 5678",
            "＋81-90-1234-5678",
        ),
        *("+81(0)90-1234-5678", "0081 90 1234 5678", "0081(0)9012345678", "٠٩٠١٢٣٤٥٦٧٨"),
        *("+81(0)090-1234-5678", "0081 (0) 090 1234 5678"),
        "\u202a090\u00a01234\u30005678\u202c",
    ],
)
def test_one_number_written_in_many_ways_is_stored_once(typed: str) -> None:
    assert parse_phone(typed) == "+819012345678"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        *(("06012345678", "+816012345678"), ("07012345678", "+817012345678")),
        *(("08012345678", "+818012345678"), ("05012345678", "+815012345678")),
        *(("0312345678", "+81312345678"), ("0467123456", "+81467123456")),
        *(("0120123456", "+81120123456"), ("+81 3 1234 5678", "+81312345678")),
        ("+81(0)03-1234-5678", "+81312345678"),
    ],
)
def test_japanese_numbers_of_every_kind_are_accepted(typed: str, stored: str) -> None:
    assert parse_phone(typed) == stored
    assert not is_foreign(stored)


@pytest.mark.parametrize("typed", ["0212345678", "0912345678"])
def test_an_area_code_that_the_metadata_does_not_know_is_accepted(typed: str) -> None:
    assert not known_to_the_metadata(typed)
    assert parse_phone(typed) == "+81" + typed[1:]


@pytest.mark.parametrize("typed", ["08001234567", "07001234567", "0600123456"])
def test_numbers_outside_the_rules_are_refused_whatever_the_metadata_says(typed: str) -> None:
    assert known_to_the_metadata(typed) != (typed == "07001234567")
    assert refused(typed).cause in {"unknown", "too_short"}


@pytest.mark.parametrize(
    ("typed", "cause"),
    [
        *(("", "missing"), (" - ", "missing"), ("\u200b", "missing")),
        *(("110", "emergency"), ("１１８", "emergency"), ("119", "emergency")),
        *(
            ("0990-123-456", "premium"),
            ("020-1234-5678", "data_only"),
            ("0570012345", "navigation"),
        ),
        *(
            ("+81 570 012 345", "navigation"),
            ("+81 10 1 202 555 0123", "too_long"),
            ("03-1234-567", "too_short"),
            ("090-1234-567", "too_short"),
        ),
        *(
            ("03-1234-56789", "too_long"),
            ("090-1234-56789", "too_long"),
            ("0900-123-4567", "unknown"),
        ),
        *(("1234-5678", "no_zero"), ("090-1234-567x", "letters"), ("電話", "letters")),
        *(("++8613812345678", "letters"), ("090+1234", "letters"), ("+", "letters")),
        *(
            ("+999 123 456", "country"),
            ("+86 138", "foreign_length"),
            ("+1" + "2" * 30, "foreign_length"),
        ),
    ],
)
def test_each_cause_has_its_own_message(typed: str, cause: str) -> None:
    assert refused(typed).cause == cause


@pytest.mark.parametrize("typed", ["9012345678", "81 90 1234 5678"])
def test_a_number_that_lost_its_zero_is_offered_with_it(typed: str) -> None:
    offer = refused(typed).suggestions[0]
    assert offer == "09012345678"
    assert parse_phone(offer) == "+819012345678"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        *(("+86 138 1234 5678", "+8613812345678"), ("0086 138 1234 5678", "+8613812345678")),
        *(("010 1 212 555 0123", "+12125550123"), ("+44 (0)20 7946 0000", "+442079460000")),
        *(("+39 06 1234 5678", "+390612345678"), ("+84 90 123 45 67", "+84901234567")),
    ],
)
def test_a_number_of_another_country_is_stored_and_flagged(typed: str, stored: str) -> None:
    assert parse_phone(typed) == stored
    assert is_foreign(stored)


def test_numbers_of_other_countries_can_be_switched_off() -> None:
    assert refused("+86 138 1234 5678", foreign=False).cause == "foreign_off"
    assert parse_phone("+81 90 1234 5678", foreign=False) == "+819012345678"


@settings(deadline=None)  # the first number of a country loads its table
@given(
    st.one_of(
        st.text(st.characters(), max_size=40),
        st.from_regex(r"(\+|00|010)?[0-9 ()-]{1,18}", fullmatch=True),
        st.from_regex(r"0[0-9]{9,10}", fullmatch=True),
    ),
    st.booleans(),
)
def test_any_text_is_normalised_once_and_for_all_or_refused(typed: str, foreign: bool) -> None:
    try:
        number = parse_phone(typed, foreign)
    except Refused:
        return
    assert parse_phone(number, foreign) == number
    assert foreign or not is_foreign(number)


def test_a_korean_mobile_number_as_dialled_in_korea_is_no_other_countrys() -> None:
    assert refused("010-1234-5678").suggestions == ("+821012345678",)
    assert parse_phone("010-82-10-1234-5678") == "+821012345678"


@pytest.mark.parametrize("typed", ["+1 234 5678", "+4912"])
def test_a_number_that_only_its_own_town_can_dial_is_refused(typed: str) -> None:
    assert refused(typed).cause == "foreign_length"
