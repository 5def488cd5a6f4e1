"""`make bench-memory`: memory of one worker over 100,000 requests of every kind."""

import os
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from urllib.parse import quote

from bench import journeys
from bench.client import HTMX, Person
from bench.journeys import OK, SEARCH, expect
from bench.processes import Memory, Served
from bench.running import ours, prepared, served
from bench.tables import show
from webapp.municipalities.catalogue import MUNICIPALITIES

REQUESTS = int(os.environ.get("REQUESTS", "100000"))
MARKS = (REQUESTS // 100, REQUESTS // 2, REQUESTS)
PEOPLE = 8
SEARCHES, PAGES, CHECKS = 12, 4, 3
ONE_TURN = SEARCHES + PAGES + CHECKS + 6  # requests: five of the journey, one to sign in
# Thousands of different queries: what keeps answers must not keep them all.
QUERIES = cycle([quote(text) for m in MUNICIPALITIES for text in (m.name, m.kana, m.romaji)])


def main() -> None:
    """Let people come, and print what the worker holds after so many requests."""
    with prepared() as folder, served(ours, folder, WORKERS="1") as server:
        found, done = list[Memory](), 0
        for mark in MARKS:
            _work(server, (mark - done) // ONE_TURN)
            found.append(server.worker())
            done = mark
    rows = [
        [f"{mark:,}", *(f"{size:.1f}" for size in (memory.resident, memory.share, memory.private))]
        for mark, memory in zip(MARKS, found, strict=True)
    ]
    show("requests", ("resident (RSS), MB", "fair share (PSS), MB", "private, MB"), rows)
    print(f"resident, last / first: {found[-1].resident / found[0].resident:.2f}")


def _work(server: Served, turns: int) -> None:
    with ThreadPoolExecutor(PEOPLE) as threads:
        list(threads.map(_person, [server] * PEOPLE, [turns // PEOPLE] * PEOPLE))


def _person(server: Served, turns: int) -> None:
    person = Person(server.port)
    for _turn in range(turns):
        _turn_of(person)
    person.close()


def _turn_of(person: Person) -> None:
    journeys.journey(person)
    journeys.sign_in(person)
    for _check in range(CHECKS):
        journeys.field_check(person)
    for _page in range(PAGES):
        journeys.static_page(person)
    for _search in range(SEARCHES):
        expect(person.get(f"{SEARCH}?prefecture=&q={next(QUERIES)}", HTMX), OK)


if __name__ == "__main__":
    main()
