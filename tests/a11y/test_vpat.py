"""The report for reviewers says what the results say, and never more."""

from collections import Counter
from dataclasses import replace

import pytest

from a11y.evidence import checks, criteria, named, results, running, vpat

NUMBER = "1.4.3"


def report(outcome: Counter[str], partly: str = "") -> str:
    """Where every test came out so, and people have judged one criterion to be met in part."""
    table = [replace(one, partly=one.number == partly) for one in criteria.read()]
    names = {name for one in table for name in named.shown_by(one)}
    ran = running.Ran("2026-11-23", dict.fromkeys(names, outcome))
    return vpat.report(table, results.assemble(table, ran, checks.Checked()))


def line(text: str, beginning: str) -> str:
    """The only line of a table that begins so."""
    (found,) = [one for one in text.splitlines() if one.startswith(f"| {beginning} ")]
    return found


def test_each_criterion_stands_once_with_what_came_out() -> None:
    text = report(Counter(passed=1))
    for one in criteria.read():
        told = line(text, one.number)
        assert one.english in told
        assert f"(Level {one.level}" in told
        result = "Not Applicable" if one.applies else "Supports"
        assert f"| {result} |" in told


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (Counter(passed=1), "Partially Supports"),
        (Counter(), "Not Evaluated"),
    ],
)
def test_people_can_take_from_a_result_and_add_nothing(outcome: Counter[str], told: str) -> None:
    assert f"| {told} |" in line(report(outcome, partly=NUMBER), NUMBER)


def test_a_failure_is_told_with_its_number() -> None:
    told = line(report(Counter(failed=1)), NUMBER)
    assert "| Partially Supports |" in told
    assert "Failed: 1." in told


def test_every_clause_of_en_301_549_stands_once() -> None:
    text = report(Counter(passed=1))
    for clause in criteria.lines(vpat.HERE / "en301549.csv"):
        assert clause["name"] in line(text, clause["clause"])


def test_every_remark_belongs_to_a_criterion() -> None:
    numbers = {remark["number"] for remark in criteria.lines(criteria.REMARKS)}
    assert numbers <= {one.number for one in criteria.read()}
