"""Drafts: a person's typed answers, kept on the server from the first field on."""

import json
import secrets
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, String, bindparam, exists, select
from sqlalchemy.sql.dml import ReturningUpdate
from sqlmodel import case, col, delete, func, update

from webapp.clock import now
from webapp.db import insert_row, quickly, transaction
from webapp.keys import digest, new_key
from webapp.merging import laid_over
from webapp.models import Draft, DraftDevice, Registrant

LIFE = timedelta(hours=24)  # after the last change; every text that names it says 24 hours
REVISION_BYTES = 8


class Kept(NamedTuple):
    """A draft as it is read: hash of its key, typed answers, and which version of them."""

    id: str
    answers: dict[str, Any]
    revision: str


class Registered(NamedTuple):
    """Who was registered from a draft."""

    id: int
    public_id: str
    email: str


Found = tuple[Kept | None, Registered | None]
_OTHER = select(col(DraftDevice.draft_id)).where(col(DraftDevice.id) == bindparam("own"))
# Drafts that a key opens: its own, or one that was opened with a code. Built once: it costs
# more than to ask.
OPENED = (col(Draft.id) == func.coalesce(_OTHER.scalar_subquery(), bindparam("own"))) & (
    col(Draft.expires_at) > bindparam("at")
)
_MADE_FROM_IT = col(Registrant.draft_id) == col(Draft.id)
_KEPT = (col(Draft.id), col(Draft.answers), col(Draft.revision))
_REGISTERED = (col(Registrant.id), col(Registrant.public_id), col(Registrant.email))
_FOUND = select(*_KEPT, *_REGISTERED).outerjoin(Registrant, _MADE_FROM_IT).where(OPENED)


def load(key: str | None) -> Found:
    """The draft that a key opens until its hours are over, and who was registered from it."""
    if not key:
        return None, None
    row = quickly(lambda connection: connection.execute(_FOUND, opens(key)).first())
    if row is None:
        return None, None
    kept, registered = row[: len(_KEPT)], row[len(_KEPT) :]
    return Kept(*kept), None if registered[0] is None else Registered(*registered)


def opens(key: str) -> dict[str, Any]:
    """The parameters of OPENED."""
    return {"own": digest(key), "at": now()}


def save(key: str | None, answers: Mapping[str, Any]) -> tuple[str, Kept]:
    """Keep these answers over the former ones; a registered draft is left and a new one begun."""
    return quickly(lambda connection: _save(connection, key, answers), writing=True)


def _save(connection: Connection, key: str | None, answers: Mapping[str, Any]) -> tuple[str, Kept]:
    if key and (kept := _update(connection, key, answers)):
        return key, kept
    fresh = new_key()
    return fresh, _insert(connection, fresh, answers)


def _update(connection: Connection, key: str, answers: Mapping[str, Any]) -> Kept | None:
    """One statement; None where there is no such draft any more."""
    new = {"new": json.dumps(answers), "fresh": _revision(), "end": now() + LIFE}
    row = connection.execute(_updating(connection.dialect.name), {**opens(key), **new}).first()
    return Kept(*row) if row else None


@cache
def _updating(dialect: str) -> ReturningUpdate[Any]:
    both, same = laid_over(Draft.answers, bindparam("new", type_=String), dialect)
    # The same again changes nothing: what STEP2 shows in another tab is still true.
    revision = case((same, col(Draft.revision)), else_=bindparam("fresh"))
    values = {"answers": both, "revision": revision, "expires_at": bindparam("end")}
    registered = exists().where(_MADE_FROM_IT)
    found: ReturningUpdate[Any] = (
        update(Draft).where(OPENED, ~registered).values(**values).returning(*_KEPT)
    )
    return found


def _insert(connection: Connection, key: str, answers: Mapping[str, Any]) -> Kept:
    kept = Kept(digest(key), dict(answers), _revision())
    insert_row(connection, Draft(**kept._asdict(), expires_at=now() + LIFE))
    return kept


def _revision() -> str:
    return secrets.token_hex(REVISION_BYTES)


def erase(key: str) -> None:
    """Throw the answers away, on every device; what was registered from them stays."""
    with transaction() as session:
        session.exec(delete(Draft).where(OPENED), params=opens(key))
