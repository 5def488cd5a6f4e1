"""What the checkers' last run says of each criterion, where there was one."""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from a11y.finding import VIOLATION
from a11y.report import FILE

Rule = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Checked:
    """The checkers' versions, the states they looked at, and each rule with its counts."""

    date: str = ""
    versions: dict[str, str] = field(default_factory=dict)
    states: int = 0
    languages: int = 0
    rules: tuple[Rule, ...] = ()


def last(file: Path = FILE) -> Checked:
    """The last run; empty without one."""
    if not file.is_file():
        return Checked()
    told = json.loads(file.read_text("utf-8"))
    found = Counter((one["checker"], one["rule"]) for one in told["open"] if _is_fault(one))
    rules = tuple(_rule(one, found[one["checker"], one["rule"]]) for one in told["rules"])
    counts = (len(told["states"]), len(told["languages"]))
    return Checked(told["date"], told["versions"], *counts, tuple(filter(_judged, rules)))


def of(checked: Checked, tags: tuple[str, ...]) -> list[Rule]:
    """The rules behind tags such as "wcag143"; one result each, without its criteria."""
    wanted = set(tags)
    chosen = [one for one in checked.rules if wanted & {_tag(number) for number in one["wcag"]}]
    return [{key: value for key, value in one.items() if key != "wcag"} for one in chosen]


def _is_fault(finding: dict[str, Any]) -> bool:
    return bool(finding["kind"] == VIOLATION)


def _rule(told: Rule, open_: int) -> Rule:
    """A page that failed counts as passed where every finding on it was judged to be no fault."""
    passed = told["passed"] if open_ else told["passed"] + told["failed"]
    names = {name: told[name] for name in ("checker", "rule", "wcag")}
    return {**names, "passed": passed, "failed": told["failed"] if open_ else 0}


def _judged(rule: Rule) -> bool:
    """A rule that found nothing to look at, or left it to people, shows nothing."""
    return bool(rule["passed"] or rule["failed"])


def _tag(number: str) -> str:
    return "wcag" + number.replace(".", "")
