"""How the data tables are written."""

import csv
from collections.abc import Iterable

from webapp.municipalities.catalogue import DATA


def write(name: str, header: Iterable[str], rows: Iterable[Iterable[str | int]]) -> None:
    """One table as UTF-8 with plain line ends, so that differences stay readable."""
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
