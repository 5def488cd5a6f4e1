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

    def broken(self, value: float) -> bool:
        """True where not even the must is met."""
        return self.must is not None and not self._meets(value, self.must)

    def _verdict(self, value: float) -> str:
        """The better of both that is met, in words."""
        if self.must is None:
            return "stated"
        if self.broken(value):
            return "must broken"
        return "aim met" if self._meets(value, self.aim) else "must met"

    def _meets(self, value: float, bound: float | None) -> bool:
        return bound is not None and (value <= bound if self.most else value >= bound)


STATED = Limit()


def spread(values: Sequence[float]) -> str:
    """Smallest, middle and largest."""
    return " / ".join(f"{value:.2f}" for value in (min(values), median(values), max(values)))


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:,}"


def show(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print it, readable as it is and as Markdown."""
    for cells in ([title, *columns], ["---"] * (len(columns) + 1), *rows):
        print(f"| {' | '.join(cells)} |")
    print()
