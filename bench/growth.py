"""`make bench-growth`: times with many rows as ratios to none, and while old drafts are deleted."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from sqlalchemy import Engine

from bench import journeys
from bench.client import Person
from bench.filling import fill
from bench.journeys import Turn
from bench.load import Result, crowd, crowd_during
from bench.processes import Served
from bench.running import its_environment, ours, prepared, served
from bench.tables import Limit, show, spread
from tests.postgresql import own_database
from webapp import config
from webapp.db import make_engine
from webapp.migrate import upgrade

ROUNDS = int(os.environ.get("ROUNDS", "5"))
SECONDS = float(os.environ.get("SECONDS", "8"))  # of each round
SIZES = [int(size) for size in os.environ.get("SIZES", "0 100000 1000000").split()]
DRAFTS, EXPIRED = 100_000, 100_000
PURGES = 3
PEOPLE = 8
SLOWER = Limit(1.2, 1.2, most=True)
# In this order each finds what it needs, and each changes only its own rows.
STEPS: dict[str, Turn] = {
    "STEP1, 確認": journeys.save,
    "STEP1, the draft read again": journeys.read_draft,
    "STEP2": journeys.step2,
    "STEP2, 登録": journeys.register,
    "STEP3": journeys.done,
    "field check": journeys.field_check,
    "sign-in, unknown ID": journeys.sign_in,
    "forgotten ID": journeys.forgotten_id,
}
Times = dict[str, float]  # the middle one of a round, in milliseconds, by step


@dataclass(frozen=True, slots=True)
class Place:
    """A database with so many people in it, and the service on it."""

    people: int
    url: str
    engine: Engine
    server: Served


def main() -> None:
    """Measure each database, and print its tables."""
    with prepared() as folder:
        for name in ("sqlite", "postgresql"):
            with _places(name, folder) as places:
                _compare(name, places)
                _purge(name, folder, places[0])


@contextmanager
def _places(name: str, folder: Path) -> Iterator[list[Place]]:
    with ExitStack() as stack:
        yield [_place(stack, name, folder, people) for people in SIZES]


def _place(stack: ExitStack, name: str, folder: Path, people: int) -> Place:
    url = f"sqlite:///{folder}/{people}.db"
    if name == "postgresql":
        url = stack.enter_context(own_database(f"bench_{people}"))
    engine = make_engine(url)
    upgrade(engine)
    fill(engine, people, DRAFTS if people else 0)
    server = stack.enter_context(served(ours, folder, DATABASE_URL=url, WORKERS="1"))
    stack.callback(engine.dispose)
    return Place(people, url, engine, server)


def _compare(name: str, places: list[Place]) -> None:
    people = [Person(place.server.port) for place in places]
    _round(people, time.monotonic() + SECONDS / 5)
    rounds = [_round(people, time.monotonic() + SECONDS) for _at in range(ROUNDS)]
    for at, place in enumerate(places[1:], 1):
        rows = []
        for step in STEPS:
            ratios = [found[at][step] / found[0][step] for found in rounds]
            times = (median(found[where][step] for found in rounds) for where in (0, at))
            cells = (f"{milliseconds:.2f}" for milliseconds in times)
            rows.append([step, *cells, spread(ratios), *SLOWER.cells(median(ratios))])
        title = f"{name}, {place.people:,} registrants, {DRAFTS:,} drafts"
        show(title, ("empty, ms", "full, ms", "full / empty", "aim", "must", ""), rows)


def _round(people: list[Person], until: float) -> list[Times]:
    """Everybody does each step after the other, each of them first in turn, for so long."""
    found: list[dict[str, list[float]]] = [{step: [] for step in STEPS} for _ in people]
    order = list(zip(people, found, strict=True))
    while time.monotonic() < until:
        for step, turn in STEPS.items():
            for person, times in order:
                started = time.perf_counter()
                turn(person)
                times[step].append((time.perf_counter() - started) * 1000)
        order = order[1:] + order[:1]
    return [{step: median(times) for step, times in one.items()} for one in found]


def _purge(name: str, folder: Path, place: Place) -> None:
    """People register alone, and while old drafts are deleted."""
    found = [_beside_purge(folder, place) for _at in range(PURGES)]
    rows = []
    for percent in (50, 95, 99):
        pairs = [(alone.percentile(percent), beside.percentile(percent)) for alone, beside in found]
        cells = (f"{median(times):.1f}" for times in zip(*pairs, strict=True))
        rows.append([f"p{percent}", *cells, spread([late / soon for soon, late in pairs])])
    seconds = [beside.seconds for _alone, beside in found]
    rows.append(["seconds of the deleting", "", "", spread(seconds)])
    title = f"{name}, {PEOPLE} people register while {EXPIRED:,} old drafts are deleted"
    show(title, ("alone, ms", "beside, ms", "beside / alone"), rows)


def _beside_purge(folder: Path, place: Place) -> tuple[Result, Result]:
    fill(place.engine, 0, EXPIRED, hours=-1)
    port, turn = place.server.port, journeys.registration
    environment = its_environment(folder, DATABASE_URL=place.url)
    with subprocess.Popen(
        [sys.executable, "-m", "bench.purge_once"],
        env=environment,
        cwd=config.ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        process.stdout.readline()  # it is loaded
        alone = crowd(port, turn, PEOPLE, SECONDS)
        beside = crowd_during(lambda: process.communicate("begin\n"), port, turn, PEOPLE)
    return alone, beside


if __name__ == "__main__":
    main()
