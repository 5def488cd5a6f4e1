"""生年月日: the three boxes in all the ways a date is typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.rules.birth import parse_birth
from webapp.rules.causes import Refused

TODAY = date(2026, 11, 22)
UNKNOWN = st.sampled_from(["", "day", "month-day", "forged"])


def parse(year: str, month: str = "", day: str = "", unknown: str = "") -> str:
    return parse_birth(year, month, day, unknown, TODAY)


def stored_or_refused(*boxes: str) -> str | Refused:
    try:
        return parse(*boxes)
    except Refused as refusal:
        return refusal


def refused(year: str, month: str = "", day: str = "", unknown: str = "") -> tuple[str, str]:
    with pytest.raises(Refused) as refusal:
        parse(year, month, day, unknown)
    return refusal.value.cause, refusal.value.part


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        ("1990", "5", "4"),
        ("１９９０", "０５", "０４"),
        ("1990年", "5月", "4日"),
        (" 1990 ", "005", "04"),
        ("平成2", "5", "4"),
        ("平成２年", "5", "4"),
        ("H2", "5", "4"),
        ("h.2", "5", "4"),
        ("Heisei 2", "5", "4"),
        ("㍻2", "㋄", "㏣"),
        ("1990", "May", "4"),
        ("1990", "MAY.", "4"),
        ("١٩٩٠", "٥", "٤"),
    ],
)
def test_the_ways_a_date_is_typed_are_stored_in_one_form(year: str, month: str, day: str) -> None:
    assert parse(year, month, day) == "1990-05-04"


@pytest.mark.parametrize(
    "pasted",
    [
        *(
            "20000123",
            "2000-01-23",
            "2000/1/23",
            "2000年1月23日",
            "２０００．１．２３",
            "2000 1 23",
        ),
        *("平成12年1月23日", "H12.1.23", "2000-Jan-23", "2000ー01ー23"),
    ],
)
def test_a_whole_date_pasted_into_the_year_box_is_split(pasted: str) -> None:
    assert parse(pasted) == "2000-01-23"


@pytest.mark.parametrize(
    "pasted",
    [
        *(
            "23/01/2000",
            "23.1.2000",
            "23-01-2000",
            "23 1 2000",
            "01/23/2000",
            "２３／０１／２０００",
        ),
        *("23 JAN 2000", "23JAN2000", "23 January 2000", "23-Jan-2000", "Jan. 23, 2000"),
    ],
)
def test_a_date_with_its_year_at_the_end_is_split_where_it_says_one_day(pasted: str) -> None:
    assert parse(pasted) == parse(pasted, "1", "23") == "2000-01-23"


def test_a_date_that_two_countries_read_differently_is_not_read() -> None:
    assert refused("05/06/2000") == ("missing_month", "month")
    assert refused("05/06/2000", "5", "6") == ("year_format", "year")


def test_a_whole_date_agrees_with_the_other_boxes_or_is_refused() -> None:
    assert parse("2000-01-23", "1", "23") == "2000-01-23"
    assert refused("2000-01-23", "2", "23") == ("two_dates", "year")


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        *(("明治33", "1900"), ("M45", "1912"), ("大正元", "1912"), ("T15", "1926")),
        *(("昭和1", "1926"), ("S64", "1989"), ("昭和 55", "1980"), ("平成元年", "1989")),
        *(("H31", "2019"), ("令和元", "2019"), ("R8", "2026")),
    ],
)
def test_an_era_year_is_its_western_year(typed: str, year: str) -> None:
    assert parse(typed, unknown="month-day") == year


@pytest.mark.parametrize("typed", ["昭和65", "H32", "T16", "S0", "明治46"])
def test_an_era_has_no_years_beyond_its_end(typed: str) -> None:
    assert refused(typed, "5", "4") == ("no_such_era_year", "year")


@pytest.mark.parametrize("number", range(1, 13))
def test_a_month_is_known_by_its_name_or_three_letters(number: int) -> None:
    name = date(2000, number, 1).strftime("%B")
    stored = f"2000-{number:02}-01"
    assert parse("2000", name, "1") == parse("2000", name[:3].upper(), "1") == stored


def test_a_day_or_month_that_the_passport_does_not_know_is_left_out() -> None:
    assert parse("1990", "5", "", "day") == "1990-05"
    assert parse("1990", "", "", "month-day") == "1990"
    assert parse("1990-05-04", "", "", "day") == "1990-05"


def test_what_stands_in_a_box_said_to_be_unknown_does_not_count() -> None:
    assert parse("1990", "5", "99", "day") == "1990-05"
    assert parse("1990", "x", "y", "month-day") == "1990"


@pytest.mark.parametrize(
    ("boxes", "cause", "part"),
    [
        (("", "", ""), "missing", "year"),
        (("", "5", "4"), "missing_year", "year"),
        (("1990", "", "4"), "missing_month", "month"),
        (("1990", "5", ""), "missing_day", "day"),
        (("1990", "13", "4"), "no_such_month", "month"),
        (("1990", "0", "4"), "no_such_month", "month"),
        (("1990", "5", "32"), "no_such_day", "day"),
        (("1990", "5", "9" * 5000), "no_such_day", "day"),
        (("2023", "2", "29"), "no_such_date", "day"),
        (("1900", "2", "29"), "no_such_date", "day"),
        (("1899", "12", "31"), "too_early", "year"),
        (("2027", "1", "1"), "future", "year"),
        (("2026", "12", "1"), "future", "month"),
        (("2026", "11", "23"), "future", "day"),
        (("90", "5", "4"), "two_digit_year", "year"),
        (("90/5/4", "", ""), "missing_month", "month"),
        (("90/5/4", "5", "4"), "two_digit_year", "year"),
        (("199", "5", "4"), "year_format", "year"),
        (("abc", "12", "30"), "year_format", "year"),
        (("1990", "x", "4"), "month_format", "month"),
        (("1990", "ma", "4"), "month_format", "month"),
        (("1990", "5", "x"), "day_format", "day"),
        (("a" * 9000, "5", "4"), "too_big", "year"),
        (("1990", "5\ufffd", "4"), "unreadable", "month"),
    ],
)
def test_a_refusal_names_its_cause_and_the_box(
    boxes: tuple[str, str, str], cause: str, part: str
) -> None:
    assert refused(*boxes) == (cause, part)


def test_missing_comes_before_impossible_before_out_of_range_before_format() -> None:
    assert refused("90", "13", "") == ("missing_day", "day")
    assert refused("1850", "13", "x") == ("no_such_month", "month")
    assert refused("1850", "2", "30") == ("no_such_date", "day")
    assert refused("1850", "x", "1") == ("too_early", "year")


def test_the_first_and_the_last_day_are_accepted() -> None:
    assert parse("1900", "1", "1") == "1900-01-01"
    assert parse("2026", "11", "22") == "2026-11-22"
    assert parse("2024", "2", "29") == "2024-02-29"


def test_a_month_or_year_of_the_future_is_refused_without_its_day() -> None:
    assert refused("2026", "12", "", "day") == ("future", "month")
    assert refused("2027", "", "", "month-day") == ("future", "year")


@given(st.dates(date(1900, 1, 1), TODAY))
def test_every_day_since_1900_is_accepted(day: date) -> None:
    assert parse(str(day.year), str(day.month), str(day.day)) == day.isoformat()
    assert parse(day.strftime("%Y%m%d")) == day.isoformat()


TYPED = st.one_of(st.text(st.characters(), max_size=12), st.from_regex(r"[0-9HSR/年.-]{1,10}"))


@given(TYPED, TYPED, TYPED, UNKNOWN)
def test_any_text_is_stored_in_its_form_or_refused_at_a_box(
    year: str, month: str, day: str, unknown: str
) -> None:
    outcome = stored_or_refused(year, month, day, unknown)
    if isinstance(outcome, Refused):
        assert outcome.part in {"year", "month", "day"}
    else:
        assert parse(outcome, unknown=unknown) == outcome
