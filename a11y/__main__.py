"""`make a11y`: every state of every page under every checker; ends with 1 if any finds a fault."""

import asyncio
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import nullcontext

from a11y import browser, report, vnu
from a11y.findings import Checked
from a11y.reviewed import read
from a11y.service import running
from a11y.states import State, chosen, states

SCRIPTS = {"on": (browser.ON,), "off": (browser.OFF,), "both": (browser.ON, browser.OFF)}
WIDTHS = (320, 1280)  # CSS pixels


def main() -> None:
    """Check what the command line asks for."""
    asked = _asked()
    with nullcontext(asked.address) if asked.address else running() as address:
        found = chosen(states(address), asked.lang, asked.state)
        if not found:
            sys.exit("no such state or language")
        checked = _checked(address, found, asked)
    unused = [] if _is_partial(asked) else checked.reviewed.unused()
    report.show(checked, unused)
    print(report.write(found, checked, unused))
    sys.exit(bool(checked.open or unused))


def _asked() -> Namespace:
    parser = ArgumentParser(prog="a11y", description=__doc__)
    parser.add_argument("--lang", action="append", default=[], help="only this language")
    parser.add_argument("--state", action="append", default=[], help="only this state")
    parser.add_argument("--scripts", choices=tuple(SCRIPTS), default="both")
    parser.add_argument("--width", type=int, action="append", default=[], help="only this width")
    parser.add_argument("--jobs", type=int, default=2, help="pages side by side")
    parser.add_argument("--address", default="", help="of a service that runs already")
    return parser.parse_args()


def _checked(address: str, found: Sequence[State], asked: Namespace) -> Checked:
    checked = Checked(read())
    plan = browser.Plan(SCRIPTS[asked.scripts], asked.width or WIDTHS, asked.jobs)
    asyncio.run(browser.check_states(address, found, plan, checked))
    vnu.check_states(address, found, checked)
    return checked


def _is_partial(asked: Namespace) -> bool:
    """Only a run of everything can tell that a judgement is not needed any more."""
    return bool(asked.lang or asked.state or asked.width or asked.scripts != "both")


if __name__ == "__main__":
    main()
