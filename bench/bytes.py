"""`make bench-bytes`: bytes that Chromium receives over HTTP/1.1 with brotli, headers included."""

import sys
from pathlib import Path

from playwright.sync_api import Browser

from bench import bytes_limits as budgets
from bench.bytes_journey import shares, walk
from bench.bytes_limits import Budget, report
from bench.bytes_parts import largest_message, largest_search
from bench.bytes_visit import Answer, Visit, step1, visiting
from bench.network_visit import chromium
from bench.running import ours, prepared, served
from bench.tables import show
from webapp.i18n import LANGUAGES

# What the browser itself says that the first paint has to wait for.
BLOCKING = """() => performance.getEntriesByType("resource")
  .filter(({ renderBlockingStatus }) => renderBlockingStatus === "blocking")
  .map(({ name }) => name)"""
CONTROLLED = """() => navigator.serviceWorker.ready.then(
  () => navigator.serviceWorker.controller !== null)"""


def main() -> None:
    """Measure each language, print, and end with 1 where a must is broken."""
    with prepared() as folder, served(ours, folder) as server, chromium() as browser:
        site = folder / "site"
        measured = {lang: _measure(browser, server.port, site, lang) for lang in LANGUAGES}
    sys.exit(report(measured))


def _measure(browser: Browser, port: int, site: Path, lang: str) -> dict[Budget, int]:
    found: dict[Budget, int] = {}
    for look in (_step1, _journey, _parts, _second_visit):
        with visiting(browser, port) as visit:
            found |= look(visit, lang)
    with visiting(browser, port, worker=True) as visit:
        found |= _with_worker(visit, lang)
    return found | _pages(site / lang)


def _step1(visit: Visit, lang: str) -> dict[Budget, int]:
    visit.open(step1(lang))
    whole = visit.all_answers()
    blocking = visit.page.evaluate(BLOCKING)
    paint = [one for one in whole if one.kind == "document" or one.address in blocking]
    visit.rest()
    return {
        budgets.PAINT: _sum(paint),
        budgets.PAINT_REQUESTS: len(paint),
        budgets.WHOLE: _sum(whole),
        budgets.WHOLE_REQUESTS: len(whole),
        budgets.REST: _sum(visit.all_answers()) - _sum(whole),
    }


def _journey(visit: Visit, lang: str) -> dict[Budget, int]:
    walk(visit, lang)
    found = [answer for answer in visit.all_answers() if answer.size]
    show(f"the journey, {lang}", ("requests", "headers, B", "bodies, B"), shares(found))
    strange = [
        one
        for one in found
        if one.kind in {"font", "image", "media"} or not one.address.startswith(visit.base)
    ]
    return {
        budgets.JOURNEY: _sum(found),
        budgets.JOURNEY_REQUESTS: len(found),
        budgets.STRANGE: len(strange),
    }


def _parts(visit: Visit, lang: str) -> dict[Budget, int]:
    message = largest_message(visit, lang)
    return {budgets.MESSAGE: message, budgets.SEARCH: largest_search(visit, lang)}


def _second_visit(visit: Visit, lang: str) -> dict[Budget, int]:
    pages = f"/{lang}/", step1(lang)
    for page in pages:
        visit.open(page)
    visit.start()
    for page in pages:
        visit.again(page)
    found = visit.all_answers()
    return {budgets.AGAIN: _bodies(found), budgets.AGAIN_BYTES: _sum(found)}


def _with_worker(visit: Visit, lang: str) -> dict[Budget, int]:
    visit.open(step1(lang))
    visit.page.wait_for_function(CONTROLLED)
    first = visit.answers()
    background = visit.carried() - _sum([one for one in first if not one.by_worker])
    visit.start()
    for page in (f"/{lang}/", step1(lang)):
        visit.again(page)
    again = visit.answers()
    return {
        budgets.KEPT: _bodies(again),
        budgets.KEPT_BYTES: _sum(again),
        budgets.WORKER: background,
        budgets.WORKER_REQUESTS: len([one for one in first if one.by_worker and one.size]),
    }


def _pages(folder: Path) -> dict[Budget, int]:
    sizes = [path.stat().st_size for path in folder.rglob("*.html.br")]
    return {budgets.PAGES: len(sizes), budgets.LARGEST: max(sizes), budgets.ALL: sum(sizes)}


def _sum(answers: list[Answer]) -> int:
    return sum(answer.size for answer in answers)


def _bodies(answers: list[Answer]) -> int:
    return len([answer for answer in answers if answer.body > 0])


if __name__ == "__main__":
    main()
