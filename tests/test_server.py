"""What is loaded once and shared by every worker of the server."""

from pathlib import Path

import pytest
from flask import Flask

from tests.serving import server
from webapp.i18n import LANGUAGES, catalogue
from webapp.municipalities import search
from webapp.server import warm

OWN_LISTS = 23_000  # kB


def _workers(parent: int) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def _memory(pid: int) -> dict[str, int]:
    """kB of each kind, proc(5) smaps_rollup."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    return {line.split(":")[0]: int(line.split()[-2]) for line in lines}


def test_a_worker_searches_in_the_lists_that_all_share(app: Flask, tmp_path: Path) -> None:
    with server(app, tmp_path) as found:
        (worker,) = _workers(found.process.pid)
        before = _memory(worker)["Anonymous"]
        for query in ("shinjuku", "shinjku", "160-0023", "osaka+city"):
            assert found.get(f"/ja/municipalities/results?q={query}").status == 200
        grown = _memory(worker)["Anonymous"] - before
    # Whatever the machine: lists of its own take 23,000, four answers a tenth of that.
    assert grown < OWN_LISTS / 2


@pytest.mark.parametrize(
    ("where", "compiled"), [("production", len(LANGUAGES)), ("development", 1)]
)
def test_the_first_visitor_waits_for_nothing_that_can_be_done_before(
    app: Flask, monkeypatch: pytest.MonkeyPatch, where: str, compiled: int
) -> None:
    monkeypatch.setitem(app.config, "APP_ENV", where)
    for found in app.jinja_env.spoken.values():  # type: ignore[attr-defined]
        found.cache.clear()
    search._indexes.cache_clear()
    warm(app)
    assert search._indexes.cache_info().currsize == 1
    spoken = app.jinja_env.spoken.values()  # type: ignore[attr-defined]
    assert sum(bool(found.cache) for found in spoken) == compiled
    assert catalogue.cache_info().currsize >= len(LANGUAGES)
