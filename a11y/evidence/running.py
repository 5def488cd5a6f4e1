"""Runs tests by name with pytest, and reads how they came out."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from webapp.config import ROOT

FILE = ROOT / "build" / "a11y" / "tests.xml"
ERROR = "error"
OTHER_BROWSERS = "tests/browsers/"
# 0: all passed; 1: some failed, which the report tells. Anything else is no run.
RUNS = {0, 1}
RESULTS = {"error": ERROR, "failure": "failed", "skipped": "skipped"}
VERSION = re.compile(r"\d+(\.\w+)+")


@dataclass(frozen=True, slots=True)
class Ran:
    """When it was, and for each test by its name without parameters how often what came out."""

    date: str
    tests: dict[str, Counter[str]]


def run(tests: Sequence[str]) -> Ran:
    """Run exactly these; those of other browsers where these are installed (BROWSERS=1)."""
    others = os.environ.get("BROWSERS") == "1"
    chosen = [test for test in tests if others or not test.startswith(OTHER_BROWSERS)]
    FILE.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pytest", f"--junitxml={FILE}", *chosen]
    ended = subprocess.run(command, cwd=ROOT, check=False).returncode
    if ended not in RUNS:
        raise RuntimeError(f"pytest ended with {ended}")
    return last()


def last(file: Path = FILE) -> Ran:
    """The last run."""
    tests: dict[str, Counter[str]] = {}
    root = ElementTree.parse(file).getroot()
    for case in root.iter("testcase"):
        tests.setdefault(_name(case), Counter())[_result(case)] += 1
    moment = next(root.iter("testsuite")).get("timestamp") or datetime.now(UTC).isoformat()
    return Ran(moment[:10], tests)


def _name(case: Element) -> str:
    """`tests.e2e.test_a` and `test_it[ja]` are "tests/e2e/test_a.py::test_it"."""
    path = str(case.get("classname")).replace(".", "/")
    return f"{path}.py::{str(case.get('name')).partition('[')[0]}"


def _result(case: Element) -> str:
    """A test that could not begin says nothing: that is an error and no failure."""
    kinds = {child.tag for child in case}
    found = (said for tag, said in RESULTS.items() if tag in kinds)
    return next(found, "passed")


def browsers(tests: dict[str, Counter[str]]) -> dict[str, str]:
    """Name and version of each browser that these tests drove."""
    known: dict[str, tuple[str, ...]] = {"Chromium": ("chromium-headless-shell", "--version")}
    if any(test.startswith(OTHER_BROWSERS) for test in tests):
        known |= {
            "Firefox": ("firefox-esr", "--version"),
            "WebKitGTK": ("dpkg-query", "-W", "webkit2gtk-driver"),
            "Lynx": ("lynx", "-version"),
        }
    return {name: version for name, asked in known.items() if (version := _version(asked))}


def _version(command: tuple[str, ...]) -> str:
    if not shutil.which(command[0]):
        return ""
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found = VERSION.search(told)
    return found[0] if found else ""
