"""Limits that guard a person, counted in the database so that all processes agree."""

from datetime import timedelta

from flask import current_app, request
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, delete, func, select

from webapp.clock import now
from webapp.models import Attempt
from webapp.security import keyed_digest


def client() -> str:
    """The client's address; of a trusted proxy's header only where one is configured."""
    return request.remote_addr or "unknown"


def exceeds(session: Session, limit: str, kind: str, key: str) -> bool:
    """Count this try; True when `limit` ('5/3600': tries per seconds) is used up already."""
    if used_up(session, limit, kind, key):
        return True
    record(session, kind, key, span(limit))
    return False


def used_up(session: Session, limit: str, kind: str, key: str) -> bool:
    """Whether `limit` is used up already; counts nothing."""
    allowed, seconds = _parts(limit)
    return count(session, kind, key, seconds) >= allowed


def span(limit: str) -> int:
    """For how many seconds a try counts under this limit."""
    return _parts(limit)[1]


def _parts(limit: str) -> tuple[int, int]:
    allowed, _slash, seconds = current_app.config[limit].partition("/")
    return int(allowed), int(seconds)


def count(session: Session, kind: str, key: str, seconds: int) -> int:
    """How many tries of this kind and key there were in the last `seconds`."""
    since = now() - timedelta(seconds=seconds)
    query = (
        select(func.count()).select_from(Attempt).where(*_same(kind, key), col(Attempt.at) > since)
    )
    return session.exec(query).one()


def record(session: Session, kind: str, key: str, seconds: int) -> None:
    """Remember one try for so long."""
    until = now() + timedelta(seconds=seconds)
    session.add(Attempt(kind=kind, key=keyed_digest(key), until=until))


def forget(session: Session, kind: str, key: str) -> None:
    """Start counting anew, as after a success."""
    session.exec(delete(Attempt).where(*_same(kind, key)))


def latest(session: Session, kind: str, key: str) -> Attempt | None:
    """The last try of this kind and key, or None."""
    query = select(Attempt).where(*_same(kind, key)).order_by(col(Attempt.at).desc()).limit(1)
    return session.exec(query).first()


def _same(kind: str, key: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(Attempt.kind) == kind, col(Attempt.key) == keyed_digest(key)
