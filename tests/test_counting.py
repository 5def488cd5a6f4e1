"""Readings of days and minutes: as the number before them asks for."""

import pytest

from tests.person import Person
from webapp.counting import bend, with_readings
from webapp.readings import draw, mark
from webapp.rules.birth_messages import FIRST_YEAR

RUBY = '<ruby>{}<rp>(<rt aria-hidden="true">{}<rp>)</ruby>'


def drawn(text: str) -> str:
    return draw(bend(text))


@pytest.mark.parametrize(
    ("day", "reading"),
    [
        ("1", "ついたち"),
        ("4", "よっか"),
        ("10", "とおか"),
        ("20", "はつか"),
        ("24", "にじゅうよっか"),
    ],
)
def test_some_days_are_read_together_with_their_number(day: str, reading: str) -> None:
    assert drawn(mark(f"5月(がつ){day}日(にち)")).endswith(RUBY.format(f"{day}日", reading))


@pytest.mark.parametrize("day", ["11", "21", "31", "114"])
def test_other_days_are_read_regularly(day: str) -> None:
    assert drawn(mark(f"{day}日(にち)")) == day + RUBY.format("日", "にち")


@pytest.mark.parametrize(("minutes", "reading"), [("1 ", "ぷん"), ("10", "ぷん"), ("15 ", "ふん")])
def test_minutes_are_read_as_their_last_digit_asks(minutes: str, reading: str) -> None:
    assert drawn(mark(f"{minutes}分(ふん)")) == minutes + RUBY.format("分", reading)


def test_what_is_no_number_bends_nothing() -> None:
    assert (
        drawn(mark("その日(ひ)、一分(ふん)"))
        == f"その{RUBY.format('日', 'ひ')}、{RUBY.format('一分', 'ふん')}"
    )


def test_a_date_and_a_duration_get_readings() -> None:
    assert with_readings("3 時間") == mark("3 時間(じかん)")
    assert with_readings("1990年5月4日") == mark("1990年(ねん)5月(がつ)4日(にち)")


def test_step2_reads_the_date_of_birth(person: Person) -> None:
    page = person.answer("ja-ruby", **{"birth-year": "1990", "birth-month": "5", "birth-day": "4"})
    assert RUBY.format("4日", "よっか") in page.text


def test_the_first_day_that_is_taken_is_read_as_a_day_of_its_own(person: Person) -> None:
    page = person.answer("ja-ruby", **{"birth-year": str(FIRST_YEAR - 1)})
    assert RUBY.format("1日", "ついたち") in page.text
