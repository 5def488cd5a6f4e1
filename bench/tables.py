"""Tables of ratios: smallest, middle and largest of the rounds, and what was promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Limit:
    """What is aimed at and what must be; `most` where small is good. None: only stated."""

    aim: float | None = None
    must: float | None = None
    most: bool = False

    def cells(self, value: float) -> tuple[str, str, str]:
        """Aim, must, and what the value has come to."""
        return _number(self.aim), _number(self.must), self._verdict(value)

    def _verdict(self, value: float) -> str:
        if self.must is None or self.aim is None:
            return ""
        if not self._passes(value, self.must):
            return "must broken"
        return "aim reached" if self._passes(value, self.aim) else "must kept"

    def _passes(self, value: float, limit: float) -> bool:
        return value <= limit if self.most else value >= limit


def spread(values: Sequence[float]) -> str:
    """Smallest, middle and largest."""
    return " / ".join(f"{value:.2f}" for value in (min(values), median(values), max(values)))


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:g}"


def show(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print it, readable as it is and as Markdown."""
    for cells in ([title, *columns], ["---"] * (len(columns) + 1), *rows):
        print(f"| {' | '.join(cells)} |")
    print()
