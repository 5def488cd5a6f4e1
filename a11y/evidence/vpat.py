"""`docs/vpat.md`: the same evidence in the form of VPAT 2.5, international edition."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from a11y.evidence import product
from a11y.evidence.criteria import REASONS, Criterion
from a11y.evidence.criteria import lines as table
from a11y.evidence.results import FAILED, NOTHING, PARTLY, PASSED, Results
from webapp.config import ROOT

FILE = ROOT / "docs" / "vpat.md"
HERE = Path(__file__).parents[1]
EVALUATED = {
    PASSED: "Supports",
    PARTLY: "Partially Supports",
    FAILED: "Partially Supports",
    NOTHING: "Not Applicable",
}
UNEVALUATED = "Not Evaluated"
LEVELS = {"A": "Table 1: Level A", "AA": "Table 2: Level AA", "AAA": "Table 3: Level AAA"}
PARTS = {
    "fps": "Chapter 4: Functional performance statements",
    "generic": "Chapter 5: Generic requirements",
    "voice": "Chapter 6: ICT with two-way voice communication",
    "video": "Chapter 7: ICT with video capabilities",
    "hardware": "Chapter 8: Hardware",
    "web": "Chapter 9: Web",
    "documents": "Chapter 10: Non-web documents",
    "software": "Chapter 11: Software",
    "support": "Chapter 12: Documentation and support services",
    "relay": "Chapter 13: ICT providing relay or emergency service access",
}
Line = dict[str, str]


def write(criteria: Sequence[Criterion], found: Results, file: Path = FILE) -> None:
    """The whole report."""
    file.write_text(report(criteria, found), "utf-8")


def report(criteria: Sequence[Criterion], found: Results) -> str:
    """Its text."""
    rows = {row["number"]: _with_failures(row, found) for row in found["criteria"]}
    parts = [product.head(found)]
    for level, title in LEVELS.items():
        chosen = [one for one in criteria if one.level == level]
        lines = (_criterion(one, rows[one.number]) for one in chosen)
        parts.append(_table(title, "Criteria", lines))
    parts.append(product.AAA_LEFT)
    parts.append("## EN 301 549 report (V3.2.1)\n")
    clauses = table(HERE / "en301549.csv")
    for part, title in PARTS.items():
        parts.append(_table(title, "Clause", map(_clause, _of(part, clauses))))
    return "\n".join([*parts, product.FOOT])


def _with_failures(row: dict[str, Any], found: Results) -> dict[str, Any]:
    failed = [test for test in row["tests"] if found["tests"][test][FAILED]]
    return {**row, "failed": [*failed, *(rule for rule in row["checks"] if rule[FAILED])]}


def _of(part: str, clauses: Sequence[Line]) -> list[Line]:
    return [line for line in clauses if line["part"] == part]


def _table(title: str, first: str, lines: Iterator[str]) -> str:
    head = f"| {first} | Conformance level | Remarks and explanations |\n| --- | --- | --- |"
    return f"### {title}\n\n{head}\n" + "\n".join(lines) + "\n"


def _criterion(one: Criterion, row: dict[str, Any]) -> str:
    jis = f", JIS X 8341-3:2016 {one.jis}" if one.jis else ""
    told = EVALUATED.get(row["result"], UNEVALUATED)
    remark = " ".join(filter(None, (_evidence(row), one.remark)))
    return f"| {one.number} {one.english} (Level {one.level}{jis}) | {told} | {remark} |"


def _evidence(row: dict[str, Any]) -> str:
    reason = REASONS.get(row["applies"], "")
    counts = {"test": len(row["tests"]), "rule of the checkers": len(row["checks"])}
    shown = " and ".join(_counted(count, kind) for kind, count in counts.items() if count)
    failed = f"Failed: {len(row['failed'])}." if row["failed"] else ""
    return " ".join(filter(None, (reason, f"Judged by {shown}." if shown else "", failed)))


def _counted(number: int, kind: str) -> str:
    first, blank, rest = kind.partition(" ")
    return f"{number} {first}{'' if number == 1 else 's'}{blank}{rest}"


def _clause(line: Line) -> str:
    conformance = line["conformance"].replace("See WCAG", "See WCAG 2.2 report")
    return f"| {line['clause']} {line['name']} | {conformance} | {line['remark']} |"
