"""The page /accessibility: each criterion with its last result, and nothing out of date."""

import json
import re
from typing import Any

import pytest

from a11y.evidence import criteria, named, results, vpat
from tests.a11y.reading import Reader, part, text
from tests.person import Person
from webapp.evidence import WORDS, last
from webapp.i18n import LANGUAGES

COLUMNS = 2


def written() -> dict[str, Any]:
    """The committed results."""
    found: dict[str, Any] = json.loads(results.FILE.read_text("utf-8"))
    return found


def rows(reader: Reader, lang: str) -> list[list[str]]:
    """The cells of the table's body."""
    body = part(part(reader.address(f"/{lang}/accessibility"), "main"), "tbody")
    return [[text(cell) for cell in row] for row in body.findall("tr")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_criterion_stands_in_the_table_once_with_its_result(
    reader: Reader, lang: str
) -> None:
    table = rows(reader, lang)
    assert [row[0].split()[0] for row in table] == [one.number for one in criteria.read()]
    assert {len(row) for row in table} == {COLUMNS}
    if lang == "ja":
        words = [str(WORDS[one["result"]]) for one in written()["criteria"]]
        assert all(row[1].startswith(word) for row, word in zip(table, words, strict=True))


def test_the_table_has_a_caption_and_heads_for_rows_and_columns(reader: Reader) -> None:
    table = part(reader.address("/ja/accessibility"), "table")
    assert text(part(table, "caption"))
    assert [one.get("scope") for one in part(table, "thead").iter("th")] == ["col"] * COLUMNS
    assert {one.get("scope") for one in part(table, "tbody").iter("th")} == {"row"}


def test_the_results_are_of_the_criteria_and_tests_of_today() -> None:
    found = written()
    for one, row in zip(criteria.read(), found["criteria"], strict=True):
        told = (one.number, one.level, one.jis, one.name, one.applies)
        assert told == tuple(row[key] for key in ("number", "level", "jis", "name", "applies"))
        assert row["tests"] == named.shown_by(one), one.number
    assert set(found["tests"]) == {test for row in found["criteria"] for test in row["tests"]}


def test_the_report_for_reviewers_is_of_the_same_run() -> None:
    assert vpat.FILE.read_text("utf-8") == vpat.report(criteria.read(), written())


def test_nothing_of_a_machine_is_in_the_results() -> None:
    assert not re.search(r"/(tmp|home|root|work|usr)/|localhost|127\.0", json.dumps(written()))


def test_conformance_is_claimed_only_where_everything_is_shown(person: Person) -> None:
    evidence = last()
    assert evidence
    page = person.get("/ja/accessibility").text
    assert ("レベルAAに適合しています" in page) == (not evidence.missing)
    assert all(number in page for number in evidence.missing)
