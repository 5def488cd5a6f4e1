"""What shows that the pages are accessible: the last results, for the page /accessibility."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask
from flask_babel import LazyString

from webapp.dates import day_text
from webapp.i18n import gettext
from webapp.i18n import lazy_gettext as _

FILE = Path(__file__).with_name("results.json")
CLAIMED = {"A", "AA"}
SHOWN = {"passed", "not applicable"}
# What the page says of each result.
WORDS = {
    "passed": _("合格"),
    "partly": _("一部合格"),
    "failed": _("不合格"),
    "not applicable": _("該当なし"),
    "not run": _("未確認"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion, as the table shows it; `tests` are English sentences."""

    number: str
    level: str
    jis: str
    name: LazyString
    result: LazyString
    reason: LazyString | str
    tests: tuple[str, ...]
    rules: int
    shown: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """The day, the tools with their versions, and the criteria."""

    date: date
    browsers: dict[str, str]
    readers: dict[str, str]
    checkers: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def day(self) -> str:
        """The date as people read it."""
        return day_text(self.date)

    @property
    def missing(self) -> list[str]:
        """The criteria of levels A and AA that are not shown; with one of them nothing conforms."""
        return [row.number for row in self.rows if row.level in CLAIMED and not row.shown]

    @property
    def beyond(self) -> list[str]:
        """The criteria of level AAA that are shown too."""
        return [row.number for row in self.rows if row.level not in CLAIMED and row.shown]


def init_app(app: Flask) -> None:
    """Templates say `evidence`; None before the first run."""
    app.context_processor(lambda: {"evidence": last()})


@cache
def last(file: Path = FILE) -> Evidence | None:
    """The last results."""
    if not file.is_file():
        return None
    told = json.loads(file.read_text("utf-8"))
    rows = tuple(_row(one, told["tests"]) for one in told["criteria"])
    day, checkers = date.fromisoformat(told["date"]), tuple(told["checkers"].values())
    return Evidence(day, told["browsers"], told["readers"], checkers, rows)


def _row(told: dict[str, Any], tests: dict[str, dict[str, Any]]) -> Row:
    return Row(
        number=told["number"],
        level=told["level"],
        jis=told["jis"],
        name=LazyString(gettext, told["name"]),
        result=WORDS[told["result"]],
        reason=LazyString(gettext, told["applies"]) if told["applies"] else "",
        tests=tuple(tests[name]["says"] for name in told["tests"]),
        rules=len(told["checks"]),
        shown=told["result"] in SHOWN,
    )
