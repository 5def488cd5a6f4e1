"""People in threads, each taking turn after turn until a time is over."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import median, quantiles
from threading import Event

from bench.client import Person
from bench.journeys import Turn

MOST = 20_000  # turns of one person


@dataclass(frozen=True, slots=True)
class Result:
    """What a crowd met with: milliseconds of each turn, and seconds for all of them."""

    times: list[float]
    seconds: float

    @property
    def rate(self) -> float:
        """Turns per second of all together."""
        return len(self.times) / self.seconds

    @property
    def middle(self) -> float:
        """The median, in milliseconds."""
        return median(self.times)

    def percentile(self, number: int) -> float:
        """The time, in milliseconds, that so many of a hundred turns stay under."""
        return quantiles(self.times, n=100, method="inclusive")[number - 1]


def crowd(port: int, turn: Turn, people: int, seconds: float) -> Result:
    """So many people at once, for so long."""
    return crowd_during(lambda: time.sleep(seconds), port, turn, people)


def crowd_during(work: Callable[[], object], port: int, turn: Turn, people: int) -> Result:
    """So many people at once, as long as this work lasts."""
    stop = Event()
    with ThreadPoolExecutor(people) as threads:
        started = time.perf_counter()
        running = [threads.submit(_person, port, turn, stop) for _ in range(people)]
        try:
            work()
        finally:
            stop.set()
        times = [spent for one in running for spent in one.result()]
        return Result(times, time.perf_counter() - started)


def crowd_beside(port: int, turn: Turn, other: Turn, people: int, seconds: float) -> Result:
    """A crowd, while as many people do something else."""
    stop = Event()
    with ThreadPoolExecutor(people) as threads:
        others = [threads.submit(_person, port, other, stop) for _ in range(people)]
        try:
            found = crowd(port, turn, people, seconds)
        finally:
            stop.set()
        for one in others:
            one.result()
        return found


def _person(port: int, turn: Turn, stop: Event) -> list[float]:
    person, times = Person(port), list[float]()
    try:
        while not stop.is_set() and len(times) < MOST:
            started = time.perf_counter()
            turn(person)
            times.append((time.perf_counter() - started) * 1000)
    finally:
        person.close()
    return times
