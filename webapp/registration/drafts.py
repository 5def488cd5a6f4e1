"""Drafts: a person's typed answers, kept on the server from the first field on."""

import json
import secrets
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from typing import Any

from sqlalchemy import String, bindparam
from sqlalchemy.sql.dml import ReturningUpdate
from sqlmodel import Session, case, col, delete, func, select, update

from webapp.clock import now
from webapp.db import insert_row, quickly, transaction
from webapp.merging import laid_over
from webapp.models import Draft, DraftDevice, Registrant
from webapp.security import digest, new_key

LIFE = timedelta(hours=24)  # after the last change; every text that names it says 24 hours
REVISION_BYTES = 8
Found = tuple[Draft | None, Registrant | None]
_OTHER = select(DraftDevice.draft_id).where(col(DraftDevice.id) == bindparam("own"))
# Drafts that a key opens: its own, or one that was opened with a code. Built once: it costs
# more than to ask.
OPENED = (col(Draft.id) == func.coalesce(_OTHER.scalar_subquery(), bindparam("own"))) & (
    col(Draft.expires_at) > bindparam("at")
)
_MADE_FROM_IT = col(Registrant.draft_id) == col(Draft.id)
_LOCKED = select(Draft.id).where(OPENED).with_for_update()
_FOUND = select(Draft, Registrant).outerjoin(Registrant, _MADE_FROM_IT).where(OPENED)


def load(key: str | None) -> Found:
    """The draft that a browser's key opens, and who was registered from it."""
    return quickly(lambda session: find(session, key)) if key else (None, None)


def find(session: Session, key: str, *, lock: bool = False) -> Found:
    """The same within a session; a draft whose hours are over is none."""
    if lock:
        # Who has waited here looks only then who was registered meanwhile.
        session.exec(_LOCKED, params=opens(key)).first()
    return session.exec(_FOUND, params=opens(key)).first() or (None, None)


def opens(key: str) -> dict[str, Any]:
    """The parameters of OPENED."""
    return {"own": digest(key), "at": now()}


def save(key: str | None, answers: Mapping[str, Any]) -> tuple[str, Draft]:
    """Keep these answers over the former ones; a registered draft is left and a new one begun."""
    return quickly(lambda session: _save(session, key, answers), writing=True)


def _save(session: Session, key: str | None, answers: Mapping[str, Any]) -> tuple[str, Draft]:
    if key and (draft := _update(session, key, answers)):
        return key, draft
    fresh = new_key()
    insert_row(session, draft := _new(fresh, answers))
    return fresh, draft


def _update(session: Session, key: str, answers: Mapping[str, Any]) -> Draft | None:
    """One statement; None where there is no such draft any more."""
    new = {"new": json.dumps(answers), "fresh": _revision(), "end": now() + LIFE}
    statement = _updating(session.get_bind().dialect.name)
    draft: Draft | None = session.scalars(statement, {**opens(key), **new}).first()
    return draft


@cache
def _updating(dialect: str) -> ReturningUpdate[Draft]:
    both, same = laid_over(Draft.answers, bindparam("new", type_=String), dialect)
    # The same again changes nothing: what STEP2 shows in another tab is still true.
    revision = case((same, col(Draft.revision)), else_=bindparam("fresh"))
    values = {"answers": both, "revision": revision, "expires_at": bindparam("end")}
    registered = select(Registrant.id).where(_MADE_FROM_IT).exists()
    query = update(Draft).where(OPENED, ~registered).values(**values).returning(Draft)
    return query.execution_options(synchronize_session=False)


def _new(key: str, answers: Mapping[str, Any]) -> Draft:
    expires_at = now() + LIFE
    return Draft(id=digest(key), answers=dict(answers), revision=_revision(), expires_at=expires_at)


def _revision() -> str:
    return secrets.token_hex(REVISION_BYTES)


def erase(key: str) -> None:
    """Throw the answers away, on every device; what was registered from them stays."""
    with transaction() as session:
        session.exec(delete(Draft).where(OPENED), params=opens(key))
