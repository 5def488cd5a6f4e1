"""The criteria and what shows each of them: `a11y/criteria.csv`, and `remarks.csv` by hand."""

import csv
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parents[1] / "criteria.csv"
REMARKS = FILE.with_name("remarks.csv")
PARTLY = "Partially Supports"
# Why a criterion has nothing to apply to: the only reasons there are, and their English.
REASONS = {
    "音声・動画はありません": "There is no sound and no film.",
    "文字キーのショートカットはありません": "No single letter is a shortcut.",
    "複雑な指の動きは使いません": "Nothing asks for a path or for several fingers.",
    "端末を動かす操作はありません": "Nothing is started by moving the device.",
    "ドラッグする操作はありません": "Nothing is dragged.",
}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the table; `name` is Japanese, `applies` empty or one of REASONS."""

    number: str
    level: str
    jis: str
    name: str
    english: str
    tests: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    applies: str = ""
    remark: str = ""
    partly: bool = False  # as people have judged, whatever the tests say


def read(file: Path = FILE) -> list[Criterion]:
    """Every criterion, in the order of the file."""
    remarks = {line["number"]: line for line in lines(REMARKS)}
    return [_criterion(line, remarks.get(line["number"], {})) for line in lines(file)]


def lines(file: Path) -> list[dict[str, str]]:
    """A table by its heads."""
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def _criterion(line: dict[str, str], hand: dict[str, str]) -> Criterion:
    tests, checks = (tuple(line.pop(name).split()) for name in ("tests", "checks"))
    if line["applies"] and line["applies"] not in REASONS:
        raise ValueError(f"{line['number']}: {line['applies']} is none of the reasons")
    partly = hand.get("conformance") == PARTLY
    remark = hand.get("remark", "")
    return Criterion(**line, tests=tests, checks=checks, remark=remark, partly=partly)
