"""What may be sent at most and what is aimed at, and the table that says what is."""

from collections.abc import Mapping
from dataclasses import dataclass

from bench.tables import show


@dataclass(frozen=True, slots=True, eq=False)
class Budget:
    """At most so much of it; None: only stated. Two of them may read alike."""

    what: str
    must: int | None = None
    aim: int | None = None

    def broken(self, most: int) -> bool:
        """True where not even the must is met."""
        return self.must is not None and most > self.must

    def verdict(self, most: int) -> str:
        """In words, for the largest of all languages."""
        if self.must is None:
            return "stated"
        if self.broken(most):
            return f"must BROKEN by {most - self.must:,}"
        if self.aim is None:
            return "met"
        return f"met, aim {'met' if most <= self.aim else 'not'}"


PAINT = Budget("STEP1 until its first paint, B", 8_000, 4_000)
PAINT_REQUESTS = Budget("— requests", 1)
WHOLE = Budget("STEP1 with its scripts, until load, B", 20_000, 14_480)
WHOLE_REQUESTS = Budget("— requests", 4)
REST = Budget("— icon and manifest, which windows ask for after it, B")
JOURNEY = Budget("top page to STEP3, first visit, B", 45_000, 30_000)
JOURNEY_REQUESTS = Budget("— requests")
STRANGE = Budget("fonts, images, other sites on the way", 0)
MESSAGE = Budget("longest message of a field, B", 600, 350)
SEARCH = Budget("longest answer of 20 places, B", 1_500, 550)
AGAIN = Budget("second visit of top page and STEP1: bodies sent", 0)
AGAIN_BYTES = Budget("— 304s in all, B")
KEPT = Budget("the same with the service worker: bodies sent", 0)
KEPT_BYTES = Budget("— 304s in all, B")
WORKER = Budget("service worker, in the background of the first visit, B")
WORKER_REQUESTS = Budget("— requests")
PAGES = Budget("static pages, errors among them")
LARGEST = Budget("— body of the largest in brotli, B")
ALL = Budget("— bodies of all in brotli, B")
Measured = Mapping[Budget, int]


def report(measured: Mapping[str, Measured]) -> bool:
    """Print a row for each budget and a column for each language; True where a must is broken."""
    budgets = [*next(iter(measured.values()))]
    show("what", [*measured, "must", "aim", ""], [_row(one, measured) for one in budgets])
    return any(one.broken(_most(one, measured)) for one in budgets)


def _row(budget: Budget, measured: Mapping[str, Measured]) -> list[str]:
    limits = ["-" if limit is None else f"{limit:,}" for limit in (budget.must, budget.aim)]
    values = [f"{found[budget]:,}" for found in measured.values()]
    return [budget.what, *values, *limits, budget.verdict(_most(budget, measured))]


def _most(budget: Budget, measured: Mapping[str, Measured]) -> int:
    return max(found[budget] for found in measured.values())
