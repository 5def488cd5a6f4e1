"""The engine from DATABASE_URL, and transactions on it for SQLite and PostgreSQL alike."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from flask import Flask, current_app
from sqlalchemy import Connection, Engine, Insert, create_engine, event, insert, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as NoneFree
from sqlmodel import Session, SQLModel

from webapp import write_lock
from webapp.write_lock import LOCK_WAIT, WRITING

# Locked, shutting down, refusing, full, read-only for the moment, or with no connection left for
# one thread more: time mends it.
DATABASE_AWAY = (OperationalError, InterfaceError, InternalError, NoneFree)
Result = TypeVar("Result")
READING = "BEGIN"
PRAGMAS = (
    "journal_mode = WAL",
    "foreign_keys = ON",
    f"busy_timeout = {LOCK_WAIT * 1000}",
)


def init_app(app: Flask) -> None:
    """Give the application its engines; nothing connects before the first query."""
    app.extensions.update(make_engines(app.config["DATABASE_URL"]))


def make_engines(url: str) -> dict[str, Engine]:
    """By name; the first two share their connections, and the quick ones theirs."""
    engine, quick = make_engine(url), make_quick_engine(url)
    writer = quick.execution_options(begin=WRITING)
    durable = _alone(engine)
    return {
        "engine": engine,
        "durable_engine": durable,
        "quick_engine": quick,
        "quick_writer": writer,
    }


def make_quick_engine(url: str) -> Engine:
    """For single statements that need not survive a power cut, each its own transaction."""
    return _alone(make_engine(url, durable=False).execution_options(begin=""))


def _alone(engine: Engine) -> Engine:
    """With each statement a transaction of its own; on SQLite as `begin` says."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def make_engine(url: str, *, durable: bool = True) -> Engine:
    """An engine whose errors never print values, since values are personal data.

    `durable`: what was committed survives a power cut.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite(url, address.database, durable)
    options = (
        f"-c lock_timeout={LOCK_WAIT * 1000} -c synchronous_commit={'on' if durable else 'off'}"
    )
    arguments = {"options": options, "connect_timeout": LOCK_WAIT}
    # A ping is a round trip more: quickly() does without.
    waiting = {"pool_pre_ping": durable, "pool_timeout": LOCK_WAIT}
    return create_engine(url, hide_parameters=True, connect_args=arguments, **waiting)


def _sqlite(url: str, database: str | None, durable: bool) -> Engine:
    Path(database or ".").parent.mkdir(parents=True, exist_ok=True)
    # As many connections as threads: one that waited for another thread's would keep the turn
    # (webapp/turns.py) which that thread needs to go on.
    engine = create_engine(url, hide_parameters=True, max_overflow=-1)
    pragmas = (*PRAGMAS, f"synchronous = {'FULL' if durable else 'NORMAL'}")
    event.listen(engine, "connect", lambda connection, _entry: _prepare(connection, pragmas))
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare(connection: DBAPIConnection, pragmas: Iterable[str]) -> None:
    # Python's own transaction handling would begin late and deferred; we begin ourselves.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in pragmas:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    # A deferred transaction that reads first and writes later fails at once when another one
    # writes between; an immediate one waits for its turn.
    begin = connection.get_execution_options().get("begin", WRITING)
    if begin == WRITING:
        write_lock.take(connection)
    elif begin:
        connection.exec_driver_sql(begin)


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
    reader = engine().execution_options(begin=READING)
    with Session(reader, expire_on_commit=False) as session:
        yield session


def quickly(work: Callable[[Connection], Result], *, writing: bool = False) -> Result:
    """What `work` returns of a connection whose every statement is a transaction of its own.

    One round trip each, and no ORM. A power cut may undo what it wrote; on a connection that turns
    out to be cut, it is done again.
    """
    quick = current_app.extensions["quick_writer" if writing else "quick_engine"]
    try:
        return _quickly(quick, work)
    except DBAPIError as error:
        if not error.connection_invalidated:
            raise
        return _quickly(quick, work)


def durably(work: Callable[[Connection], Result]) -> Result:
    """What `work` returns of a connection; what it wrote survives a power cut.

    One transaction on SQLite. On PostgreSQL each statement is one, and one round trip: one must do.
    """
    with current_app.extensions["durable_engine"].begin() as connection:
        return work(connection)


def _quickly(quick: Engine, work: Callable[[Connection], Result]) -> Result:
    with quick.begin() as connection:
        return work(connection)


def insert_row(where: Session | Connection, row: SQLModel) -> None:
    """Write a new row at once and give it its id; the unit of work takes five times as long."""
    connection = where.connection() if isinstance(where, Session) else where
    values = {name: value for name, value in row if value is not None}
    result = connection.execute(_inserting(type(row)), values)
    if "id" not in values:
        (row.id,) = result.inserted_primary_key  # type: ignore[misc]


@cache
def _inserting(table: type[SQLModel]) -> Insert:
    return insert(table.__table__)  # type: ignore[attr-defined]
