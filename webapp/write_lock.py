"""SQLite's write lock: taken as soon as it is free, by one thread of a process after the other."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic, sleep
from typing import Any

from sqlalchemy.exc import OperationalError

from webapp.turns import aside

LOCK_WAIT = 5  # seconds a request waits for another one's write before it gives up
PAUSE = 0.0005  # seconds between two looks whether the writer has finished
WRITING = "BEGIN IMMEDIATE"
_line = Lock()  # whose holder looks


def take(connection: Any) -> None:
    """Take the write lock as soon as it is free. Raises OperationalError after LOCK_WAIT.

    SQLite itself would look after 1, 2, 5, 10 … 100 ms: behind eight writers of a millisecond each,
    one person in a hundred waited 13 times as long as most.
    """
    sqlite, end = connection.connection.driver_connection, monotonic() + LOCK_WAIT
    sqlite.execute("PRAGMA busy_timeout = 0")
    try:
        with _in_line():
            _begin_by(end, connection)
    finally:
        sqlite.execute(f"PRAGMA busy_timeout = {LOCK_WAIT * 1000:.0f}")


@contextmanager
def _in_line() -> Iterator[None]:
    """One thread looks for all of its process: many would wake each other, and pass each other."""
    if not _line.acquire(blocking=False):
        with aside():
            _line.acquire()
    try:
        yield
    finally:
        _line.release()


def _begin_by(end: float, connection: Any) -> None:
    while True:
        try:
            connection.exec_driver_sql(WRITING)
            return
        except OperationalError:
            if monotonic() > end:
                raise
        with aside():
            sleep(PAUSE)
