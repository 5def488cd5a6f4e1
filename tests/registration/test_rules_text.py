"""What every typed text goes through before its own rule."""

from collections.abc import Callable
from datetime import date
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.rules.birth import parse_birth
from webapp.rules.causes import Refused
from webapp.rules.email import parse_email
from webapp.rules.text import MAX_BYTES, clean, fold_width

ANY_CHARACTER = st.text(st.characters())  # lone surrogates too
BLANKS = " " * (MAX_BYTES - 10)
A_MOMENT = 0.1  # seconds of a processor; what these took before was 0.3 to 1.5


@pytest.mark.parametrize(
    "hidden",
    [*"\0\r\n\t\x7f", "\u061c", "\u200b", "\u200f", "\u202e", "\u2060", "\ufeff"],
)
def test_an_invisible_character_is_dropped(hidden: str) -> None:
    assert clean(f"HO{hidden}UMU") == "HOUMU"


def test_the_direction_marks_that_a_phone_book_adds_are_dropped() -> None:
    assert clean("\u2068090-1234-5678\u2069") == "090-1234-5678"


@pytest.mark.parametrize("space", ["\u00a0", "\u3000"])
def test_a_wide_or_fixed_space_becomes_a_space(space: str) -> None:
    assert clean(f"HOUMU{space}TARO") == "HOUMU TARO"


def test_8_kilobytes_pass_and_one_byte_more_is_refused() -> None:
    assert clean("a" * MAX_BYTES)
    with pytest.raises(Refused) as refusal:
        clean("a" * (MAX_BYTES + 1))
    assert refusal.value.cause == "too_big"


def test_the_size_counts_bytes_not_characters() -> None:
    with pytest.raises(Refused):
        clean("あ" * (MAX_BYTES // 3 + 1))


@pytest.mark.parametrize("broken", ["\ufffd", chr(0xD800)])
def test_a_character_broken_on_the_way_is_refused(broken: str) -> None:
    with pytest.raises(Refused) as refusal:
        clean(f"HOUMU{broken}")
    assert refusal.value.cause == "unreadable"


@pytest.mark.parametrize("dash", "‐‑‒–—―−ーｰ－\xad")
def test_every_dash_is_a_hyphen(dash: str) -> None:
    assert fold_width(f"03{dash}1234") == "03-1234"


@given(ANY_CHARACTER)
def test_cleaning_twice_is_cleaning_once(typed: str) -> None:
    try:
        once = clean(typed)
    except Refused:
        return
    assert clean(once) == once
    assert "\r" not in once
    assert "\n" not in once


def _birth(year: str) -> str:
    return parse_birth(year, "1", "1", "", date(2026, 11, 22))


@pytest.mark.parametrize(
    ("rule", "typed"),
    [
        (_birth, f"2000{BLANKS}x"),
        (_birth, f"2000 1 {BLANKS}x"),
        (_birth, f"H12{BLANKS}x"),
        (parse_email, "<" + "@" * (MAX_BYTES - 1)),
    ],
    ids=["a year", "a whole date", "an era", "an address"],
)
def test_a_text_as_long_as_may_be_is_judged_in_a_moment(
    rule: Callable[[str], str], typed: str
) -> None:
    start = thread_time()
    with pytest.raises(Refused):
        rule(typed)
    assert thread_time() - start < A_MOMENT
