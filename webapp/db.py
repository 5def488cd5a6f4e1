"""The engine from DATABASE_URL, and transactions on it for SQLite and PostgreSQL alike."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask, current_app
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session

# Locked, shutting down, refusing, full, or read-only for the moment: time mends it.
DATABASE_AWAY = (OperationalError, InterfaceError, InternalError)
LOCK_WAIT = 5  # seconds a request waits for another one's write before it gives up
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    # An acknowledged registration survives a power cut (design.md 5).
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    f"PRAGMA busy_timeout = {LOCK_WAIT * 1000}",
)


def init_app(app: Flask) -> None:
    """Give the application its engine; nothing connects before the first query."""
    app.extensions["engine"] = make_engine(app.config["DATABASE_URL"])


def make_engine(url: str) -> Engine:
    """An engine whose errors never print values, since values are personal data."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite(url, address.database)
    arguments = {"options": f"-c lock_timeout={LOCK_WAIT * 1000}", "connect_timeout": LOCK_WAIT}
    return create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args=arguments)


def _sqlite(url: str, database: str | None) -> Engine:
    Path(database or ".").parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # Python's own transaction handling would begin late and deferred; we begin ourselves.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    # A deferred transaction that reads first and writes later fails at once when another one
    # writes between; an immediate one waits for its turn.
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN IMMEDIATE"))


def engine() -> Engine:
    """The engine of the current application."""
    found: Engine = current_app.extensions["engine"]
    return found


@contextmanager
def transaction() -> Iterator[Session]:
    """A session that commits at the end of the block and rolls back on any error."""
    with Session(engine(), expire_on_commit=False) as session, session.begin():
        yield session


@contextmanager
def reading() -> Iterator[Session]:
    """A session for queries only: it never waits for a writer on SQLite."""
    reader = engine().execution_options(begin="BEGIN")
    with Session(reader, expire_on_commit=False) as session:
        yield session
