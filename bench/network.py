"""`make bench-network`: STEP1 on slow networks, against a bare page and a govuk-frontend form."""

import os
import sys

from playwright.sync_api import Browser

from bench.client import HOST
from bench.network_check import checks
from bench.network_limits import FAST, SLOW, broken, show
from bench.network_pages import FLOOR, GOVUK, OURS, add_pages
from bench.network_visit import Marks, Network, chromium, send_early, visit
from bench.running import ours, prepared, served

ROUNDS = int(os.environ.get("ROUNDS", "5"))
PAGES = {"ours": OURS, "floor": FLOOR, "govuk": GOVUK}
WARM_UP = Network(100_000, 100_000, 1)


def main() -> None:
    """Measure, print, and end with 1 where a must is broken."""
    with prepared() as folder:
        add_pages(folder / "site")
        with served(ours, folder) as server, chromium() as browser:
            address = f"http://{HOST}:{server.port}"
            _round(browser, address, WARM_UP, 0)
            rounds = {
                network: [_round(browser, address, network, number) for number in range(ROUNDS)]
                for network in (FAST, SLOW)
            }
            checked = checks(browser, server.port, SLOW, ROUNDS)
            early = {network: send_early(browser, address + OURS, network) for network in rounds}
    show(rounds, checked, early)
    sys.exit(broken(rounds, checked))


def _round(browser: Browser, address: str, network: Network, number: int) -> dict[str, Marks]:
    """Each page once, every second time in the opposite order."""
    pages = [*PAGES.items()][:: 1 if number % 2 == 0 else -1]
    return {name: visit(browser, address + page, network) for name, page in pages}


if __name__ == "__main__":
    main()
