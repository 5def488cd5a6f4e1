"""The table of criteria is whole, and everything it names exists."""

import re
from pathlib import Path

import pytest

from a11y.evidence import texts
from a11y.evidence.criteria import REASONS, Criterion, read
from a11y.evidence.named import problems, sentence, shown_by

HEAD = "number,level,jis,name,english,tests,checks,applies\n"
COUNTS = {"A": 31, "AA": 24}
# Level AAA: what this service promises at least.
PROMISED = (
    "1.4.6 1.4.8 2.1.3 2.2.3 2.2.5 2.2.6 2.3.2 2.3.3 2.4.8 2.4.9 2.4.10 2.4.12 2.4.13 2.5.5 "
    "3.1.3 3.1.4 3.1.5 3.1.6 3.2.5 3.3.5 3.3.6 3.3.9"
)
# What WCAG 2.0, and so JIS X 8341-3:2016, did not have yet.
NEW = (
    "1.3.4 1.3.5 1.4.10 1.4.11 1.4.12 1.4.13 2.1.4 2.2.6 2.3.3 2.4.11 2.4.12 2.4.13 2.5.1 2.5.2 "
    "2.5.3 2.5.4 2.5.5 2.5.7 2.5.8 3.2.6 3.3.7 3.3.8 3.3.9 4.1.3"
)


def written(folder: Path, line: str) -> list[Criterion]:
    """A table of one line."""
    file = folder / "criteria.csv"
    file.write_text(f"{HEAD}{line}\n", "utf-8")
    return read(file)


def test_every_criterion_of_a_and_aa_is_there_and_what_is_promised_of_aaa() -> None:
    levels = [one.level for one in read()]
    assert {level: levels.count(level) for level in COUNTS} == COUNTS
    assert set(PROMISED.split()) <= {one.number for one in read() if one.level == "AAA"}


def test_each_criterion_stands_once_in_order() -> None:
    numbers = [tuple(map(int, one.number.split("."))) for one in read()]
    assert numbers == sorted(set(numbers))


def test_the_clause_of_jis_is_the_number_wherever_there_is_one() -> None:
    for one in read():
        assert one.jis == ("" if one.number in NEW.split() else one.number)


def test_each_name_is_japanese_and_has_its_english() -> None:
    for one in read():
        assert re.search("[ぁ-んァ-ン一-龯]", one.name)
        assert one.english.isascii()


def test_everything_that_is_named_exists() -> None:
    assert [*problems(read())] == []


def test_no_reason_is_without_a_criterion() -> None:
    assert {one.applies for one in read()} == {"", *REASONS}


def test_a_pattern_that_matches_nothing_is_told(tmp_path: Path) -> None:
    for pattern in ("tests/nowhere.py::test_it", "tests/a11y/test_criteria.py::test_nothing*"):
        found = written(tmp_path, f"1.1.1,A,1.1.1,名,Name,{pattern},,")
        assert [*problems(found)] == [f"1.1.1: no test is called {pattern}"]


def test_a_criterion_with_nothing_to_show_it_is_told(tmp_path: Path) -> None:
    found = written(tmp_path, "1.1.1,A,1.1.1,名,Name,,,")
    assert [*problems(found)] == ["1.1.1: neither test nor check nor reason"]


def test_a_reason_that_nobody_translated_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"1\.1\.1"):
        written(tmp_path, "1.1.1,A,1.1.1,名,Name,,,なんとなく")


def test_a_pattern_names_every_test_that_begins_so(tmp_path: Path) -> None:
    here = "tests/a11y/test_criteria.py"
    (found,) = written(tmp_path, f"1.1.1,A,1.1.1,名,Name,{here}::test_a_pattern_*,,")
    own = ("that_matches_nothing_is_told", "names_every_test_that_begins_so")
    assert shown_by(found) == [f"{here}::test_a_pattern_{name}" for name in own]


def test_the_name_of_a_test_is_a_sentence() -> None:
    assert sentence("a/b.py::test_nothing_is_lost") == "Nothing is lost"


def test_gettext_finds_every_name_and_reason() -> None:
    assert texts.FILE.read_text("utf-8") == texts.source(read())
