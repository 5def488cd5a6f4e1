"""How many queries of the quality set find their places, per kind; the misses with `--misses`."""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from webapp.municipalities.search import search

SET = Path(__file__).parent / "quality"
FIRST_FEW, MOST_SHOWN = 5, 50


@dataclass(frozen=True, slots=True)
class Query:
    """One row of the set; quality/README.md says how it counts."""

    kind: str
    query: str
    prefecture: str
    expected: frozenset[str]

    def answers(self) -> list[str]:
        """The codes shown, best first."""
        return [m.code for m in search(self.query, self.prefecture or None).matches]


def queries() -> Iterator[Query]:
    """All rows of all files."""
    for path in sorted(SET.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                expected = frozenset(filter(None, row["expected"].split("|")))
                yield Query(row["kind"], row["query"], row["prefecture"], expected)


def right(query: Query, answers: list[str]) -> bool:
    """Whether the equally good places, and only they, come first."""
    if not query.expected:
        return not answers
    first = answers[: len(query.expected)]
    enough = len(first) == len(query.expected) or len(answers) == MOST_SHOWN
    return enough and query.expected.issuperset(first)


def near(query: Query, answers: list[str]) -> bool:
    """Whether one of the places is among the first five."""
    if not query.expected:
        return not answers
    return not query.expected.isdisjoint(answers[:FIRST_FEW])


def score() -> dict[str, list[tuple[Query, bool, bool]]]:
    """For each kind its queries, and whether each is right and near."""
    found: defaultdict[str, list[tuple[Query, bool, bool]]] = defaultdict(list)
    for query in queries():
        answers = query.answers()
        found[query.kind].append((query, right(query, answers), near(query, answers)))
    return dict(found)


def line(name: str, rows: list[tuple[Query, bool, bool]]) -> str:
    """A line of the report: how many queries, and the shares that are right and near."""
    number = len(rows)
    first, few = sum(row[1] for row in rows), sum(row[2] for row in rows)
    return f"{name:20}{number:6}{first / number:9.1%}{few / number:9.1%}"


def main() -> None:
    """Print the report."""
    found = score()
    print(f"{'kind':20}{'number':>6}{'first':>9}{'first 5':>9}")
    for kind, rows in found.items():
        print(line(kind, rows))
    print(line("all", [row for rows in found.values() for row in rows]))
    if "--misses" in sys.argv:
        for query in (row[0] for rows in found.values() for row in rows if not row[1]):
            print(query.kind, repr(query.query), query.prefecture, sorted(query.expected)[:8],
                  query.answers()[:8], sep="\t")  # fmt: skip


if __name__ == "__main__":
    main()
