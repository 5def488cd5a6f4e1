"""`make bench`: this application against its baselines on the same server, in turns, as ratios."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from bench import django_journeys, journeys
from bench.client import Person
from bench.journeys import OK, Turn, expect
from bench.load import crowd, crowd_beside
from bench.processes import Served
from bench.running import PACKAGES, granian, its_environment, ours, prepared, run, served
from bench.tables import STATED, Limit, show, spread

ROUNDS = int(os.environ.get("ROUNDS", "6"))
SECONDS = float(os.environ.get("SECONDS", "0.8"))  # of each measurement
WARM_UP = 0.2  # seconds
PEOPLE = 8
OURS, FLASK, FILE, DJANGO = "ours", "bare Flask", "a static file", "Django"
REQUESTS = 5  # of a journey of ours
WAYS = ("one person", f"{PEOPLE} people", f"{PEOPLE} people, per processor second")
Figures = dict[str, float]
Round = dict[tuple[str, str], Figures]  # by kind and application


def bare_page(person: Person) -> None:
    """The constant text."""
    expect(person.get("/"), OK)


def bare_journey(person: Person) -> None:
    """The constant text, as often as a journey of ours asks."""
    for _request in range(REQUESTS):
        bare_page(person)


def built_file(person: Person) -> None:
    """Blank STEP1 under its file's name."""
    expect(person.get(f"{journeys.BASE}.html"), OK)


KINDS: dict[str, dict[str, Turn]] = {
    "field check": {
        OURS: journeys.field_check,
        FLASK: bare_page,
        DJANGO: django_journeys.field_check,
    },
    "search": {OURS: journeys.search, FLASK: bare_page, DJANGO: django_journeys.search},
    "blank STEP1": {
        OURS: journeys.static_page,
        FLASK: bare_page,
        FILE: built_file,
        DJANGO: django_journeys.blank,
    },
    "journey": {OURS: journeys.journey, FLASK: bare_journey, DJANGO: django_journeys.journey},
}
LIMITS = {
    ("field check", FLASK): Limit(0.90, 0.75),
    ("field check", DJANGO): Limit(3.5, 3),
    ("search", FLASK): Limit(1.0, 0.85),
    ("search", DJANGO): Limit(5, 4),
    ("blank STEP1", FLASK): Limit(0.80, 0.45),
    ("blank STEP1", FILE): STATED,
    ("blank STEP1", DJANGO): Limit(20, 11),
    ("journey", FLASK): Limit(0.70, 0.48),
    ("journey", DJANGO): Limit(8, 5),
}
TAIL = f"journey of {PEOPLE} people: p99 / median"
BESIDE = f"field check: p95 beside {PEOPLE} who sign in / p95 alone"
RESIDENT, SHARE, PRIVATE = (
    f"memory of one worker, MB: {kind}"
    for kind in ("resident (RSS)", "fair share (PSS)", "private")
)
ALONE = {
    TAIL: Limit(2, 2, most=True),
    BESIDE: STATED,
    RESIDENT: Limit(75, 75, most=True),
    SHARE: STATED,
    PRIVATE: STATED,
}


def main() -> None:
    """Measure, and print the three tables."""
    with prepared() as folder, _up(folder) as servers:
        rounds = [_round(servers, backwards=bool(at % 2)) for at in range(ROUNDS)]
        alone = {
            TAIL: [_tail(servers[OURS]) for _at in rounds],
            BESIDE: [_beside(servers[OURS]) for _at in rounds],
            **_memory(servers[OURS]),
        }
    _show_ratios(rounds)
    _show_alone(alone)
    _show_times(rounds)


@contextmanager
def _up(folder: Path) -> Iterator[dict[str, Served]]:
    django = {"DATABASE_URL": f"sqlite:///{folder}/django.db", "PYTHONPATH": str(PACKAGES)}
    run(("bench.django_wizard.prepare",), its_environment(folder, **django))
    with ExitStack() as stack:
        yield {
            OURS: stack.enter_context(served(ours, folder)),
            FLASK: stack.enter_context(served(granian("bench.bare:app"), folder)),
            FILE: stack.enter_context(served(granian("bench.static_file:app"), folder)),
            DJANGO: stack.enter_context(
                served(granian("bench.django_wizard.wsgi:application"), folder, **django)
            ),
        }


def _round(servers: dict[str, Served], *, backwards: bool) -> Round:
    """Each kind on one server after the other, every second time backwards."""
    turns = [(kind, name, turn) for kind, of in KINDS.items() for name, turn in of.items()]
    ordered = turns[::-1] if backwards else turns
    return {(kind, name): _rates(servers[name], turn) for kind, name, turn in ordered}


def _rates(server: Served, turn: Turn) -> Figures:
    """Turns per second in each of WAYS."""
    crowd(server.port, turn, 1, WARM_UP)
    one = crowd(server.port, turn, 1, SECONDS)
    crowd(server.port, turn, PEOPLE, WARM_UP)
    before = server.cpu()
    many = crowd(server.port, turn, PEOPLE, SECONDS)
    spent = server.cpu() - before
    return dict(zip(WAYS, (one.rate, many.rate, len(many.times) / spent), strict=True))


def _tail(server: Served) -> float:
    """How much longer than the middle one a slow journey takes; it takes many to know."""
    found = crowd(server.port, journeys.journey, PEOPLE, 3 * SECONDS)
    return found.percentile(99) / found.middle


def _beside(server: Served) -> float:
    """How much longer a check takes while as many people have passwords hashed."""
    check, sign_in = journeys.field_check, journeys.sign_in
    alone = crowd(server.port, check, PEOPLE, SECONDS)
    beside = crowd_beside(server.port, check, sign_in, PEOPLE, SECONDS)
    return beside.percentile(95) / alone.percentile(95)


def _memory(server: Served) -> dict[str, list[float]]:
    found = server.worker()
    return {RESIDENT: [found.resident], SHARE: [found.share], PRIVATE: [found.private]}


def _show_ratios(rounds: list[Round]) -> None:
    """The crowd's worse figure is judged: the clock's knows of waits, the processor's of work."""
    rows = []
    for (kind, other), limit in LIMITS.items():
        ratios = {
            way: [one[kind, OURS][way] / one[kind, other][way] for one in rounds] for way in WAYS
        }
        worse = min(median(ratios[way]) for way in WAYS[1:])
        rows.append([f"{kind} / {other}", *map(spread, ratios.values()), *limit.cells(worse)])
    show("rate, as a multiple", (*WAYS, "aim", "must", ""), rows)


def _show_alone(alone: dict[str, list[float]]) -> None:
    rows = [
        [name, spread(alone[name]), *limit.cells(median(alone[name]))]
        for name, limit in ALONE.items()
    ]
    show("ours alone", ("", "aim", "must", ""), rows)


def _show_times(rounds: list[Round]) -> None:
    rows = [
        [
            f"{kind}, {name}",
            *(f"{1000 / median(one[kind, name][way] for one in rounds):.2f}" for way in WAYS),
        ]
        for kind, of in KINDS.items()
        for name in of
    ]
    show("milliseconds per turn, middle round, this machine today", WAYS, rows)


if __name__ == "__main__":
    main()
