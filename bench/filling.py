"""Rows as years of use leave them: people with link, letter, event and a failed try, and drafts."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    FromClause,
    Integer,
    String,
    Table,
    cast,
    func,
    insert,
    literal,
    select,
    text,
)
from sqlmodel import SQLModel

from bench.journeys import ANSWERS
from webapp.clock import now
from webapp.models import Category, NoticeKind, NoticeState, Purpose, Sex

DAY = timedelta(days=1)
PADDED = 10_000_000  # its digits after the first: a number of fixed length
KEY = 64  # hex characters
# A large cache; no look for the registrant of each link, who has just been read.
FASTER = {
    "sqlite": "PRAGMA cache_size = -1000000",
    "postgresql": "SET LOCAL session_replication_role = replica",
}
Values = Mapping[str, Any]


def fill(engine: Engine, people: int, drafts: int, *, hours: int = 12) -> None:
    """Add so many; the drafts expire in so many hours, or did so before."""
    with engine.begin() as connection:
        connection.exec_driver_sql(FASTER[engine.dialect.name])
        _people(connection, people)
        _drafts(connection, drafts, now() + timedelta(hours=hours))
    if engine.dialect.name == "postgresql":  # its autovacuum would, a minute later
        with engine.begin() as connection:
            connection.execute(text("ANALYZE"))
    engine.dispose()


def _people(connection: Connection, count: int) -> None:
    if not count:
        return
    numbers = _numbers(count)
    _insert(connection, "registrant", numbers, _registrant(connection, numbers.c.number))
    registrant = _table("registrant")
    for name, values in _traces(registrant).items():
        _insert(connection, name, registrant, values)


def _registrant(connection: Connection, number: ColumnElement[int]) -> Values:
    digits = func.substr(cast(number + PADDED, String), 2)
    email = literal("taro.").concat(digits).concat("@example.com")
    return {
        "public_id": func.upper(func.substr(_random(connection), 1, 5)).concat(digits),
        "draft_id": _random(connection),
        "name": ANSWERS["name"],
        "sex": Sex.MALE,
        "birth": "2000-01-23",
        "municipality": ANSWERS["municipality"],
        "address": ANSWERS["address"],
        "phone": "+819012345678",
        "email": email,
        "email_key": email,
        "category": Category.COUNTER_COE,
        "typed": ANSWERS,
        "terms_version": "2026-11-23",
        "language": "ja",
        "agreed_at": now() - DAY,
        "created_at": now() - DAY,
    }


def _traces(registrant: Table) -> dict[str, Values]:
    """What each of the people has left in other tables."""
    person, day = {"registrant_id": registrant.c.id}, now() - DAY
    link_id = func.substr(registrant.c.draft_id, 1, 32)
    letter = literal("<").concat(func.substr(registrant.c.draft_id, 33, 20))
    return {
        "link": person
        | {
            "id": link_id,
            "purpose": Purpose.SETUP,
            "created_at": day,
            "expires_at": day + DAY,
            "used_at": day,
        },
        "notice": person
        | {
            "link_id": link_id,
            "kind": NoticeKind.REGISTERED,
            "recipient": registrant.c.email,
            "language": "ja",
            "message_id": letter.concat("@bench.example>"),
            "state": NoticeState.SENT,
            "attempts": 1,
            "created_at": day,
            "due_at": day,
            "sent_at": day,
        },
        "event": person | {"kind": "registered", "at": day},
        "attempt": {
            "kind": "sign-in",
            "key": registrant.c.draft_id,
            "at": day,
            "until": day + 365 * DAY,
        },
    }


def _drafts(connection: Connection, count: int, end: Any) -> None:
    values = {
        "id": _random(connection),
        "answers": ANSWERS,
        "revision": "0123456789abcdef",
        "created_at": end - DAY,
        "expires_at": end,
    }
    if count:
        _insert(connection, "draft", _numbers(count), values)


def _insert(connection: Connection, name: str, source: FromClause, values: Values) -> None:
    table = _table(name)
    columns = [
        value if isinstance(value, ColumnElement) else literal(value, table.c[name].type)
        for name, value in values.items()
    ]
    rows = select(*columns).select_from(source)
    connection.execute(insert(table).from_select(list(values), rows))


def _numbers(count: int) -> FromClause:
    """1 to `count`."""
    first = select(literal(1, Integer).label("number")).cte(recursive=True)
    return first.union_all(select(first.c.number + 1).where(first.c.number < count))


def _random(connection: Connection) -> ColumnElement[str]:
    """A key of 64 hex characters, another one in each row."""
    if connection.dialect.name == "sqlite":
        return func.lower(func.hex(func.randomblob(KEY // 2)))
    return func.md5(cast(func.random(), String)).concat(func.md5(cast(func.random(), String)))


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]
