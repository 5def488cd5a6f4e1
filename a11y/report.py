"""What a run prints, and `build/a11y/results.json`, which a report is made from."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from a11y import engines
from a11y.finding import REVIEW, VIOLATION, Finding
from a11y.findings import Checked
from a11y.states import State
from webapp.config import ROOT

FILE = ROOT / "build" / "a11y" / "results.json"
COLUMNS = ("checker", "looks", "violations", "to review", "judged before", "s per look")
RESULTS = ("passed", "failed", "review", "inapplicable")


def show(checked: Checked, unused: Sequence[str]) -> None:
    """Print every open finding, every judgement that is not needed, and the table."""
    for text, found in sorted(_alike(checked.open).items()):
        print(text, f"  {found[0].html}", sep="\n")
        print(*sorted({f"    {_place(one)}" for one in found}), sep="\n")
    for entry in unused:
        print(f"judged, but never found: {entry}")
    print(table(checked))


def _alike(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings that say the same of the same element, under one heading."""
    found = defaultdict(list)
    for one in findings:
        found[f"{one.checker} {one.kind}: {one.code} at {one.selector}\n  {one.message}"].append(
            one
        )
    return found


def _place(finding: Finding) -> str:
    return f"{finding.state.lang} {finding.state.name} ({finding.where})"


def table(checked: Checked) -> str:
    """Checker by checker: looks, violations, what is to be reviewed, seconds."""
    found = Counter((one.checker, one.kind) for one in checked.open)
    rows = [
        (
            checker,
            str(looks),
            str(found[checker, VIOLATION]),
            str(found[checker, REVIEW]),
            str(checked.judged[checker]),
            f"{checked.seconds[checker] / looks:.3f}",
        )
        for checker, looks in checked.looks.items()
    ]
    lines = [COLUMNS, ("---",) * len(COLUMNS), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def write(states: Sequence[State], checked: Checked, unused: Sequence[str]) -> Path:
    """Write the results for whoever makes a report of them."""
    FILE.parent.mkdir(parents=True, exist_ok=True)
    told = {**results(states, checked), "unused": unused}
    FILE.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    return FILE


def results(states: Sequence[State], checked: Checked) -> dict[str, Any]:
    """Everything that the run has come to; a look is a page at one width, with or without scripts.

    HTML_CodeSniffer does not say which rules had nothing to judge: it counts them as passed.
    """
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "versions": engines.versions(),
        "pages": len(states),
        "languages": sorted({state.lang for state in states}),
        "states": sorted({state.name for state in states}),
        "looks": checked.looks,
        "rules": _rules(checked),
        "open": [_plain(finding) for finding in checked.open],
        "reviewed": checked.reviewed.told(),
    }


def _rules(checked: Checked) -> list[dict[str, Any]]:
    """Each rule with its criteria and the number of looks for each way it came out."""
    rules: dict[tuple[str, str, tuple[str, ...]], dict[str, int]] = {}
    for (checker, rule, wcag, result), count in checked.outcomes.items():
        rules.setdefault((checker, rule, wcag), dict.fromkeys(RESULTS, 0))[result] = count
    return [
        {"checker": checker, "rule": rule, "wcag": wcag, **counts}
        for (checker, rule, wcag), counts in sorted(rules.items())
    ]


def _plain(finding: Finding) -> dict[str, Any]:
    return {**asdict(finding), "state": finding.state.name, "lang": finding.state.lang}
