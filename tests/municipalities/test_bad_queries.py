"""Whatever is typed, the search answers, and its work stays within bounds."""

import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from webapp.municipalities.catalogue import PREFECTURES
from webapp.municipalities.search import search

# The slowest honest query runs some 20,000 lines in 2 ms. Lines are counted, since
# time depends on what else the machine does.
MOST_LINES = 150_000
PLACES = (
    "大阪",
    "tokyo ",
    "しんじゅく",
    "오사카",
    "中央区 ",
    "kita",
    "ōu",
    "ー",
    "が",
    "市",
    "160-",
    "か\u3099",
)


def lines_run(query: str, prefecture: str | None = None) -> int:
    """How many lines of Python a search runs."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    search(query, prefecture)  # what is made at its first use is not counted
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        search(query, prefecture)
    finally:
        sys.settrace(before)
    return count


@given(
    st.text(max_size=200) | st.lists(st.sampled_from(PLACES), max_size=60).map("".join),
    st.none() | st.text(max_size=3) | st.sampled_from([p.code for p in PREFECTURES]),
)
@example(" ".join("abcdefghijklmnopqrstuvwxyz") * 9, None)
@example("hamamatsushi higashiku ekimaecho sannomiya", None)
@example("か\u3099" * 10_000, "13")
@example("\ud800", None)
@example("ー" * 80, None)
@example("かー" * 40, None)
@example("ᄀ" * 80, None)
@settings(deadline=None)
def test_no_text_makes_the_search_work_long(query: str, prefecture: str | None) -> None:
    assert lines_run(query, prefecture) < MOST_LINES


@pytest.mark.parametrize(
    "query",
    ["a" * 10_000, "大" * 10_000, "(a+)+$" * 2_000, "\0" * 10_000, "ﷺ" * 10_000, "ー" * 80,
     "؟ שלום", "\u202eقطار", "🗼🏯", "%_%", "!!!", "\\", "[", "zzzzzzzz", "<script>", "12345678",
     "'; DROP TABLE registrant; --"],
)  # fmt: skip
def test_what_names_no_place_finds_none(query: str) -> None:
    assert search(query).total == 0


@given(st.text(), st.none() | st.text(max_size=3))
@settings(deadline=None)
def test_results_are_never_doubled_nor_more_than_asked(query: str, prefecture: str | None) -> None:
    found = search(query, prefecture)
    assert len(found.matches) == min(found.total, 50) == len(set(found.matches))


def test_unknown_words_beside_a_place_do_not_hide_it() -> None:
    assert search("🗼 東京都新宿区 !!").matches[0].code == "131041"
