"""What the checkers say: findings that nobody has judged yet, and how each rule came out."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from a11y.finding import VIOLATION, Finding
from a11y.reviewed import Reviewed
from a11y.states import State

TAG = re.compile(r"wcag(\d)(\d)(\d+)")
Look = tuple[State, str]  # a state and how it is looked at: scripts, width, colours
Outcome = tuple[str, str, tuple[str, ...], str]  # checker, rule, its criteria, what it came to


@dataclass(slots=True)
class Checked:
    """Counts only of what has been judged and of what passed: there are millions of them."""

    reviewed: Reviewed
    open: list[Finding] = field(default_factory=list)
    judged: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    looks: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)

    def count(self, checker: str, seconds: float, looks: int = 1) -> None:
        """So many more looks have taken so many seconds."""
        self.looks[checker] += looks
        self.seconds[checker] = self.seconds.get(checker, 0) + seconds

    def add(self, finding: Finding) -> None:
        """Keep it, unless somebody has judged it."""
        if self.reviewed.covers(finding):
            self.judged[finding.checker] += 1
        else:
            self.open.append(finding)

    def fault(self, checker: str, rule: str, look: Look, why: str) -> None:
        """Add what went wrong with the page as a whole, or with the checker itself."""
        state, where = look
        self.add(Finding(checker, rule, rule, VIOLATION, state, where, "", why))

    def take(self, checker: str, look: Look, told: Mapping[str, Any]) -> None:
        """Add what a checker told from within the page."""
        state, where = look
        for one in told["findings"]:
            self.add(Finding(checker=checker, state=state, where=where, **one))
        for rule, one in told["outcomes"].items():
            self.outcomes[checker, rule, criteria(one["tags"]), one["outcome"]] += 1


def criteria(tags: list[str]) -> tuple[str, ...]:
    """The success criteria in the tags of a rule: "wcag1410" is 1.4.10."""
    found = (TAG.fullmatch(tag) for tag in tags)
    return tuple(sorted(".".join(match.groups()) for match in found if match))
