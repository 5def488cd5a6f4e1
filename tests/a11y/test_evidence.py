"""From a run to the results: one failure fails, one success shows, nothing shows nothing."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from a11y.evidence import checks, results, running
from a11y.evidence.criteria import Criterion

HERE = "tests/a11y/test_evidence.py"
TEST = f"{HERE}::test_parameters_of_a_test_are_counted_together"
REASON = "音声・動画はありません"
XML = """<testsuites><testsuite timestamp="2026-11-23T10:00:00">
<testcase classname="tests.a11y.test_it" name="test_one[ja]"/>
<testcase classname="tests.a11y.test_it" name="test_one[my]"><failure>no</failure></testcase>
<testcase classname="tests.a11y.test_it" name="test_one[a[b]]"><skipped/></testcase>
<testcase classname="tests.a11y.test_it" name="test_two"><error>no</error></testcase>
</testsuite></testsuites>"""


def told(**changes: Any) -> dict[str, Any]:
    """What the checkers write, with one rule."""
    rule = {"checker": "axe", "rule": "alt", "wcag": ["1.1.1"], "passed": 3, "failed": 1}
    rule |= {"review": 0, "inapplicable": 2, **changes}
    fixed = {"date": "2026-11-24", "versions": {"axe": "axe-core 4"}}
    return {**fixed, "states": ["a", "b"], "languages": ["ja"], "rules": [rule], "open": []}


def checked(folder: Path, **report: Any) -> checks.Checked:
    """Such a file, read."""
    file = folder / "results.json"
    file.write_text(json.dumps({**told(), **report}), "utf-8")
    return checks.last(file)


def row(outcome: Counter[str], applies: str = "", rules: checks.Checked | None = None) -> Any:
    """The only row, where the only test came out so."""
    criterion = Criterion("1.1.1", "A", "1.1.1", "名", "Name", (TEST,), ("wcag111",), applies)
    ran = running.Ran("2026-11-23", {TEST: outcome})
    found = results.assemble([criterion], ran, rules or checks.Checked())
    return found["criteria"][0]


def test_parameters_of_a_test_are_counted_together(tmp_path: Path) -> None:
    file = tmp_path / "tests.xml"
    file.write_text(XML)
    ran = running.last(file)
    assert ran.date == "2026-11-23"
    one, two = (f"tests/a11y/test_it.py::test_{name}" for name in ("one", "two"))
    assert ran.tests == {one: Counter(passed=1, failed=1, skipped=1), two: Counter(error=1)}


@pytest.mark.parametrize(
    ("outcome", "applies", "result"),
    [
        (Counter(passed=2), "", "passed"),
        (Counter(passed=2, failed=1), "", "failed"),
        (Counter(skipped=1), "", "not run"),
        (Counter(), "", "not run"),
        (Counter(passed=1), REASON, "not applicable"),
        (Counter(failed=1), REASON, "failed"),
    ],
)
def test_a_result_is_no_better_than_its_worst_test(
    outcome: Counter[str], applies: str, result: str
) -> None:
    assert row(outcome, applies)["result"] == result


def test_what_people_judge_can_take_from_a_result_and_add_nothing() -> None:
    criterion = Criterion("1.1.1", "A", "", "名", "Name", (TEST,), partly=True)
    for outcome, result in ((Counter(passed=1), "partly"), (Counter(failed=1), "failed")):
        ran = running.Ran("2026-11-23", {TEST: outcome})
        found = results.assemble([criterion], ran, checks.Checked())
        assert found["criteria"][0]["result"] == result


def test_a_rule_that_found_a_fault_fails_the_criterion(tmp_path: Path) -> None:
    fault = {"checker": "axe", "rule": "alt", "kind": "violation"}
    found = row(Counter(passed=1), rules=checked(tmp_path, open=[fault]))
    assert found["result"] == "failed"
    assert found["checks"] == [{"checker": "axe", "rule": "alt", "passed": 3, "failed": 1}]


def test_what_was_judged_to_be_no_fault_is_none(tmp_path: Path) -> None:
    review = {"checker": "axe", "rule": "alt", "kind": "review"}
    for open_ in ([], [review]):
        found = row(Counter(), rules=checked(tmp_path, open=open_))
        assert found["result"] == "passed"
        assert found["checks"] == [{"checker": "axe", "rule": "alt", "passed": 4, "failed": 0}]


def test_a_rule_that_had_nothing_to_judge_shows_nothing(tmp_path: Path) -> None:
    rules = told(passed=0, failed=0, review=5)["rules"]
    assert row(Counter(), rules=checked(tmp_path, rules=rules))["result"] == "not run"


def test_without_a_run_of_the_checkers_the_tests_count_alone(tmp_path: Path) -> None:
    assert checks.last(tmp_path / "nothing.json") == checks.Checked()


def test_the_date_is_that_of_the_later_run(tmp_path: Path) -> None:
    ran = running.Ran("2026-11-23", {})
    assert results.assemble([], ran, checked(tmp_path))["date"] == "2026-11-24"
    assert results.assemble([], ran, checks.Checked())["date"] == "2026-11-23"


def test_what_is_not_shown_is_told_with_its_tests() -> None:
    criterion = Criterion("1.1.1", "A", "", "名", "Name", (TEST,))
    ran = running.Ran("2026-11-23", {TEST: Counter(failed=1)})
    found = results.assemble([criterion], ran, checks.Checked())
    assert [*results.failures(found)] == [f"1.1.1 failed: {TEST}"]


def test_the_results_can_be_read_again(tmp_path: Path) -> None:
    found = results.assemble([], running.Ran("2026-11-23", {}), checks.Checked())
    results.write(found, tmp_path / "results.json")
    assert json.loads((tmp_path / "results.json").read_text("utf-8")) == found
