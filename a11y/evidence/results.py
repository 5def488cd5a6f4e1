"""`webapp/evidence/results.json`: what the page shows, committed."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from a11y.evidence import checks, running
from a11y.evidence.criteria import Criterion
from a11y.evidence.named import sentence, shown_by
from webapp.config import ROOT

FILE = ROOT / "webapp" / "evidence" / "results.json"
LISTENING = "tests/listening/"
READER = "@guidepup/virtual-screen-reader"
PASSED, PARTLY, FAILED = "passed", "partly", "failed"
NOTHING, UNKNOWN = "not applicable", "not run"
Results = dict[str, Any]


def assemble(criteria: Sequence[Criterion], ran: running.Ran, checked: checks.Checked) -> Results:
    """Everything together; each test stands once, the criteria name it."""
    named = sorted({test for one in criteria for test in shown_by(one)})
    return {
        "date": max(ran.date, checked.date),
        "browsers": running.browsers(ran.tests),
        "readers": _readers(ran.tests),
        "checkers": checked.versions,
        "states": checked.states,
        "languages": checked.languages,
        "tests": {test: _told(test, ran.tests.get(test, Counter())) for test in named},
        "criteria": [_row(one, ran, checked) for one in criteria],
    }


def _readers(tests: dict[str, Counter[str]]) -> dict[str, str]:
    """The screen reader in the page, where it was listened to."""
    lock = ROOT / LISTENING / "package-lock.json"
    if not lock.is_file() or not any(test.startswith(LISTENING) for test in tests):
        return {}
    packages = json.loads(lock.read_text("utf-8"))["packages"]
    return {READER: packages[f"node_modules/{READER}"]["version"]}


def _told(test: str, outcome: Counter[str]) -> dict[str, Any]:
    counts = {kind: outcome[kind] for kind in (PASSED, FAILED, "skipped")}
    return {"says": sentence(test), **counts}


def _row(one: Criterion, ran: running.Ran, checked: checks.Checked) -> dict[str, Any]:
    tests, rules = shown_by(one), checks.of(checked, one.checks)
    own = {key: getattr(one, key) for key in ("number", "level", "jis", "name", "applies")}
    outcomes = [ran.tests.get(test, Counter()) for test in tests]
    result = _result(one, outcomes, rules)
    return {**own, "result": result, "tests": tests, "checks": rules}


def _result(one: Criterion, outcomes: Sequence[Counter[str]], rules: Sequence[checks.Rule]) -> str:
    """One failure is enough to fail; a criterion passes with at least one success."""
    counts = [*outcomes, *rules]
    if any(count[FAILED] for count in counts):
        return FAILED
    if one.applies:
        return NOTHING
    good = PARTLY if one.partly else PASSED
    return good if any(count[PASSED] for count in counts) else UNKNOWN


def write(found: Results, file: Path = FILE) -> None:
    """As a file whose changes can be read."""
    text = json.dumps(found, ensure_ascii=False, indent=1)
    file.write_text(f"{text}\n", "utf-8")


def failures(found: Results) -> Iterator[str]:
    """Each criterion that is not shown, with what failed."""
    for row in found["criteria"]:
        if row["result"] in {FAILED, UNKNOWN}:
            wrong = [test for test in row["tests"] if found["tests"][test][FAILED]]
            wrong += [rule["rule"] for rule in row["checks"] if rule[FAILED]]
            yield f"{row['number']} {row['result']}: {' '.join(wrong)}"
