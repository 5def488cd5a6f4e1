"""`make bench-gunicorn`: granian against gunicorn, all up at once, measured in turns, as ratios."""

import os
from collections.abc import Callable
from contextlib import ExitStack
from statistics import median

from bench.journeys import field_check, registration, sign_in, static_page
from bench.load import crowd, crowd_beside
from bench.processes import Served
from bench.running import gunicorn, ours, prepared, served
from bench.tables import show, spread

ROUNDS = int(os.environ.get("ROUNDS", "5"))
SECONDS = 1.5  # of each measurement
WARM_UP = 0.3  # seconds
PEOPLE, SIGNING_IN = 8, 4
THREADS, OURS = (1, 4, 8), 8
Column = tuple[str, int]  # a server and its threads per worker
Figures = dict[str, float]
Rounds = dict[Column, list[Figures]]
MEASURED = (
    "static STEP1, per second",
    "static STEP1, p99 ms",
    "field check, per second",
    "field check, p99 ms",
    "journey, per second",
    "journey, median ms",
    "journey, p99 ms",
    "journey, CPU ms",
    "field check beside sign-in, p95 ms",
)
SERVERS = {"granian": ours, "gunicorn": gunicorn}
GRANIAN: list[Column] = [("granian", threads) for threads in THREADS]
GUNICORN: list[Column] = [("gunicorn", threads) for threads in THREADS]


def main() -> None:
    """Measure, and print what granian is to gunicorn and what its threads are to ours."""
    with prepared() as folder, ExitStack() as stack:
        up = {
            (name, threads): stack.enter_context(
                served(SERVERS[name], folder, THREADS=str(threads))
            )
            for name, threads in GRANIAN + GUNICORN
        }
        rounds: Rounds = {column: [] for column in up}
        for number in range(ROUNDS):
            _measure(up, number, rounds)
    others = dict(zip(GRANIAN, GUNICORN, strict=True))
    _print(
        "granian / gunicorn", GRANIAN, lambda c, name: _ratio(rounds[c], rounds[others[c]], name)
    )
    ours = rounds["granian", OURS]
    _print(f"granian / granian {OURS}", GRANIAN, lambda c, name: _ratio(rounds[c], ours, name))
    _print("medians, this machine today", [*up], lambda c, name: _median(rounds[c], name))


def _measure(up: dict[Column, Served], number: int, rounds: Rounds) -> None:
    """One round: each measurement on one server after the other, every second time backwards."""
    found: dict[Column, Figures] = {column: {} for column in up}
    for measure in (_pages, _checks, _journeys, _busy):
        for column in [*up][:: 1 if number % 2 == 0 else -1]:
            found[column] |= measure(up[column])
    for column, figures in found.items():
        rounds[column].append(figures)


def _pages(server: Served) -> Figures:
    crowd(server.port, static_page, PEOPLE, WARM_UP)
    found = crowd(server.port, static_page, PEOPLE, SECONDS)
    return {
        "static STEP1, per second": found.rate,
        "static STEP1, p99 ms": found.percentile(99),
    }


def _checks(server: Served) -> Figures:
    crowd(server.port, field_check, PEOPLE, WARM_UP)
    found = crowd(server.port, field_check, PEOPLE, SECONDS)
    return {"field check, per second": found.rate, "field check, p99 ms": found.percentile(99)}


def _journeys(server: Served) -> Figures:
    crowd(server.port, registration, PEOPLE, WARM_UP)
    before = server.cpu()
    found = crowd(server.port, registration, PEOPLE, SECONDS)
    return {
        "journey, per second": found.rate,
        "journey, median ms": found.middle,
        "journey, p99 ms": found.percentile(99),
        "journey, CPU ms": (server.cpu() - before) * 1000 / len(found.times),
    }


def _busy(server: Served) -> Figures:
    found = crowd_beside(server.port, field_check, sign_in, SIGNING_IN, SECONDS)
    return {"field check beside sign-in, p95 ms": found.percentile(95)}


def _ratio(ours: list[Figures], others: list[Figures], name: str) -> str:
    """Smallest, middle and largest of the rounds."""
    ratios = [one[name] / other[name] for one, other in zip(ours, others, strict=True)]
    return spread(ratios)


def _median(figures: list[Figures], name: str) -> str:
    return f"{median(one[name] for one in figures):.1f}"


def _print(title: str, columns: list[Column], cell: Callable[[Column, str], str]) -> None:
    rows = [[name, *(cell(column, name) for column in columns)] for name in MEASURED]
    show(title, [f"{server} {threads}" for server, threads in columns], rows)


if __name__ == "__main__":
    main()
