"""Limits that guard a person, counted in the database so that all processes agree."""

from datetime import timedelta
from typing import NamedTuple

from flask import current_app, request
from sqlalchemy import ColumnElement
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
    counts = (_counting(one.kind, one.key, one.seconds()) for one in tries)
    found = session.connection().execute(select(*(count.scalar_subquery() for count in counts)))
    return any(n >= one.allowed() for n, one in zip(found.one(), tries, strict=True))


def count(session: Session, kind: str, key: str, seconds: int) -> int:
    """How many tries of this kind and key there were in the last `seconds`."""
    return session.exec(_counting(kind, key, seconds)).one()


def _counting(kind: str, key: str, seconds: int) -> SelectOfScalar[int]:
    since = now() - timedelta(seconds=seconds)
    return (
        select(func.count()).select_from(Attempt).where(*_same(kind, key), col(Attempt.at) > since)
    )


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
