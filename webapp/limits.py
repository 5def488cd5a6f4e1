"""Limits that guard a person, counted in the database so that all processes agree."""

from datetime import timedelta
from functools import cache
from typing import Any, NamedTuple

from flask import current_app, request
from sqlalchemy import ColumnElement, Select, bindparam
from sqlmodel import Session, col, delete, func, select
from sqlmodel.sql.expression import SelectOfScalar

from webapp.clock import now
from webapp.db import insert_row
from webapp.models import Attempt
from webapp.security import keyed_digest


def client() -> str:
    """The client's address; of a trusted proxy's header only where one is configured."""
    return request.remote_addr or "unknown"


class Try(NamedTuple):
    """What a limit counts: `limit` is the setting ('5/3600': tries per seconds), `key` whose."""

    limit: str
    kind: str
    key: str

    def allowed(self) -> int:
        """How many tries."""
        return int(self._setting()[0])

    def seconds(self) -> int:
        """Within how many seconds."""
        return int(self._setting()[1])

    def _setting(self) -> list[str]:
        setting: str = current_app.config[self.limit]
        return setting.split("/")


def exceeds(session: Session, *tries: Try) -> bool:
    """True when the limit of any try is used up already; else all of them are counted."""
    if used_up(session, *tries):
        return True
    for one in tries:
        record(session, one.kind, one.key, one.seconds())
    return False


def used_up(session: Session, *tries: Try) -> bool:
    """Whether the limit of any try is used up; counts nothing."""
    asked: dict[str, Any] = {}
    for at, one in enumerate(tries):
        asked |= _asked(one.kind, one.key, one.seconds(), at)
    found = session.connection().execute(_counting(len(tries)), asked).one()
    return any(n >= one.allowed() for n, one in zip(found, tries, strict=True))


def count(session: Session, kind: str, key: str, seconds: int) -> int:
    """How many tries of this kind and key there were in the last `seconds`."""
    found: int = session.connection().execute(_counting(1), _asked(kind, key, seconds)).scalar_one()
    return found


def _asked(kind: str, key: str, seconds: int, at: int = 0) -> dict[str, Any]:
    since = now() - timedelta(seconds=seconds)
    return {f"kind{at}": kind, f"key{at}": keyed_digest(key), f"since{at}": since}


@cache  # to build it costs more than to ask
def _counting(tries: int) -> Select[Any]:
    """The number of rows under each of so many keys, in one row."""
    counts = (_counted(at).scalar_subquery() for at in range(tries))
    found: Select[Any] = select(*counts)
    return found


def _counted(at: int) -> SelectOfScalar[int]:
    same = col(Attempt.kind) == bindparam(f"kind{at}"), col(Attempt.key) == bindparam(f"key{at}")
    recent = col(Attempt.at) > bindparam(f"since{at}")
    return select(func.count()).select_from(Attempt).where(*same, recent)


def record(session: Session, kind: str, key: str, seconds: int) -> None:
    """Remember one try for so long."""
    until = now() + timedelta(seconds=seconds)
    insert_row(session, Attempt(kind=kind, key=keyed_digest(key), until=until))


def forget(session: Session, kind: str, key: str) -> None:
    """Start counting anew, as after a success."""
    session.exec(delete(Attempt).where(*_same(kind, key)))


def latest(session: Session, kind: str, key: str) -> Attempt | None:
    """The last try of this kind and key, or None."""
    query = select(Attempt).where(*_same(kind, key)).order_by(col(Attempt.at).desc()).limit(1)
    return session.exec(query).first()


def _same(kind: str, key: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(Attempt.kind) == kind, col(Attempt.key) == keyed_digest(key)
