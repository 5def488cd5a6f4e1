"""What the application says to its database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import event

# Every other engine of the application is made from one of these, and is heard through it.
ROOTS = ("engine", "quick_engine")
HEARD = "before_cursor_execute"


@contextmanager
def statements(app: Flask) -> Iterator[list[str]]:
    """The first word of each statement until the block ends, once each and in order."""
    words: list[str] = []

    def hear(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        words.append(statement.split(maxsplit=1)[0])

    engines = [app.extensions[name] for name in ROOTS]
    for engine in engines:
        event.listen(engine, HEARD, hear)
    yield words
    for engine in engines:
        event.remove(engine, HEARD, hear)
