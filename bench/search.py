"""`make bench-search`: the search against a plain substring scan of the same names."""

import sys
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

ROUNDS = 5  # the best of them counts: other work on the machine only ever adds
LIMITS = {"median": 50, "99th percentile": 1000, "slowest": 5000}  # µs
BUILD, MEMORY = 1.0, 50.0  # seconds, MB


def main() -> None:
    """Print the table, and end with 1 where a limit is passed."""
    before, start = resident(), process_time()
    from webapp.municipalities import catalogue  # noqa: PLC0415  # brings the application: measured

    names, listed = process_time(), resident()
    from webapp.municipalities.search import search  # noqa: PLC0415

    search("the first search makes the index")
    build, memory = process_time() - names, resident() - listed
    texts = [f"{m.full_name} {m.kana} {m.romaji.lower()}" for m in catalogue.MUNICIPALITIES]
    queries = typed()
    found = summary(times(search, queries))
    scan = summary(times(lambda query: [t for t in texts if query.lower() in t], queries))
    print(f"application loaded {names - start:.2f} s, {listed - before:.0f} MB; "
          f"index built {build:.2f} s, {memory:.0f} MB; {len(queries)} queries")  # fmt: skip
    print(f"{'':16}{'search':>10}{'scan':>10}{'ratio':>8}{'limit':>8}")
    for name, limit in LIMITS.items():
        ratio = found[name] / scan[name]
        print(f"{name:16}{found[name]:8.0f}µs{scan[name]:8.0f}µs{ratio:8.2f}{limit:6}µs")
    late = [name for name, limit in LIMITS.items() if found[name] > limit]
    sys.exit(bool(late) or build > BUILD or memory > MEMORY)


def typed() -> list[str]:
    """Every query of the quality set, and each keystroke on the way to every tenth of them."""
    from tests.municipalities.scoring import queries  # noqa: PLC0415

    whole = [query.query for query in queries()]
    keystrokes = (start for query in whole[::10] for start in accumulate(query))
    return list(dict.fromkeys((*whole, *keystrokes)))


def times(work: Callable[[str], object], queries: Sequence[str]) -> list[float]:
    """Seconds for each query, the best of all rounds."""
    best = [float("inf")] * len(queries)
    for _round in range(ROUNDS):
        for at, query in enumerate(queries):
            start = perf_counter()
            work(query)
            best[at] = min(best[at], perf_counter() - start)
    return best


def summary(seconds: Sequence[float]) -> dict[str, float]:
    """Median, 99th percentile and slowest, in microseconds."""
    percentile = quantiles(seconds, n=100)[98]
    values = (median(seconds), percentile, max(seconds))
    return {name: value * 1e6 for name, value in zip(LIMITS, values, strict=True)}


def resident() -> float:
    """MB of memory that the process holds now (Linux)."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
