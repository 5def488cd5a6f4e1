"""Where the data tables are, and how they are written."""

import csv
from collections.abc import Iterable
from pathlib import Path

DATA = Path(__file__).parents[1] / "webapp" / "municipalities" / "data"


def write(name: str, header: Iterable[str], rows: Iterable[Iterable[str | int]]) -> None:
    """One table as UTF-8 with plain line ends, so that differences stay readable."""
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def read(name: str) -> list[dict[str, str]]:
    """One table as it is now."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
