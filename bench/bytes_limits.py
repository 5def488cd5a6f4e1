"""What may be sent at most and what is aimed at, and the table that says what is."""

from collections.abc import Mapping
from dataclasses import dataclass

from bench.tables import STATED, Limit, show


@dataclass(frozen=True, slots=True, eq=False)
class Budget:
    """What is counted, and how much of it there may be. Two of them may read alike."""

    what: str
    limit: Limit = STATED


def _at_most(what: str, must: int, aim: int | None = None) -> Budget:
    return Budget(what, Limit(aim, must, most=True))


PAINT = _at_most("STEP1 until its first paint, B", 8_000, 4_000)
PAINT_REQUESTS = _at_most("— requests", 1)
WHOLE = _at_most("STEP1 with its scripts, until load, B", 20_000, 14_480)
WHOLE_REQUESTS = _at_most("— requests", 4)
REST = Budget("— icon and manifest, which windows ask for after it, B")
JOURNEY = _at_most("top page to STEP3, first visit, B", 45_000, 30_000)
JOURNEY_REQUESTS = Budget("— requests")
STRANGE = _at_most("fonts, images, other sites on the way", 0)
MESSAGE = _at_most("longest message of a field, B", 600, 350)
SEARCH = _at_most("longest answer of 20 places, B", 1_500, 550)
AGAIN = _at_most("second visit of top page and STEP1: bodies sent", 0)
AGAIN_BYTES = Budget("— 304s in all, B")
KEPT = _at_most("the same with the service worker: bodies sent", 0)
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
    show("what", [*measured, "aim", "must", ""], [_row(one, measured) for one in budgets])
    return any(one.limit.broken(_most(one, measured)) for one in budgets)


def _row(budget: Budget, measured: Mapping[str, Measured]) -> list[str]:
    values = [f"{found[budget]:,}" for found in measured.values()]
    return [budget.what, *values, *budget.limit.cells(_most(budget, measured))]


def _most(budget: Budget, measured: Mapping[str, Measured]) -> int:
    return max(found[budget] for found in measured.values())
