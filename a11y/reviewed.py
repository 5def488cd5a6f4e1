"""What people have judged by hand: `reviewed.json` says which findings are no faults, and why."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from a11y.finding import REVIEW, Finding

FILE = Path(__file__).with_name("reviewed.json")
EVERYWHERE = "*"
PASSES = "passes"
EXCUSES = {"false alarm", "not applicable"}
VERDICTS = {PASSES, "not promised", *EXCUSES}


@dataclass(frozen=True, slots=True)
class Entry:
    """One judgement of a finding's code; `only`: a pattern in its selector, message or HTML."""

    checker: str
    rule: str
    states: str | tuple[str, ...]
    verdict: str
    why: str
    only: str = ""

    def covers(self, finding: Finding) -> bool:
        """Whether this judgement is of that finding: a violation needs more than "passes"."""
        return (
            (self.states == EVERYWHERE or finding.state.name in self.states)
            and (finding.kind == REVIEW or self.verdict in EXCUSES)
            and any(re.search(self.only, part) for part in _parts(finding))
        )


def _parts(finding: Finding) -> tuple[str, ...]:
    return finding.selector, finding.message, finding.html


class Reviewed:
    """The judgements, and how often each was needed, state by state."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.found: dict[Entry, Counter[str]] = {entry: Counter() for entry in entries}
        self._by_rule: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in self.found:
            self._by_rule[entry.checker, entry.rule].append(entry)

    def covers(self, finding: Finding) -> bool:
        """Whether somebody has judged it."""
        for entry in self._by_rule.get((finding.checker, finding.code), ()):
            if entry.covers(finding):
                self.found[entry][finding.state.name] += 1
                return True
        return False

    def unused(self) -> list[str]:
        """Each judgement, or each state that it names, where nothing is found any more."""
        return [text for entry, found in self.found.items() for text in _unused(entry, found)]

    def told(self) -> list[dict[str, Any]]:
        """The judgements with the number of findings that each was of."""
        return [{**asdict(entry), "found": found.total()} for entry, found in self.found.items()]


def read(file: Path = FILE) -> Reviewed:
    """Every judgement of the file."""
    return Reviewed(_entry(**one) for one in json.loads(file.read_text()))


def _entry(states: str | list[str], verdict: str, why: str, **told: str) -> Entry:
    if verdict not in VERDICTS or not why:
        raise ValueError(f"{told} needs a reason and one of {sorted(VERDICTS)}")
    where = states if isinstance(states, str) else tuple(states)
    return Entry(states=where, verdict=verdict, why=why, **told)


def _unused(entry: Entry, found: Counter[str]) -> list[str]:
    told = f"{entry.checker} {entry.rule} {entry.only}".strip()
    if isinstance(entry.states, str):
        return [] if found else [f"{told}: {entry.states}"]
    return [f"{told}: {state}" for state in entry.states if not found[state]]
