"""Drafts: a person's typed answers, kept on the server from the first field on."""

import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, case, col, delete, func, select, update

from webapp.clock import now
from webapp.db import quickly, transaction
from webapp.merging import laid_over
from webapp.models import Draft, DraftDevice, Registrant
from webapp.security import digest, new_key

LIFE = timedelta(hours=24)  # after the last change; every text that names it says 24 hours
REVISION_BYTES = 8
Found = tuple[Draft | None, Registrant | None]


def load(key: str | None) -> Found:
    """The draft that a browser's key opens, and who was registered from it."""
    return quickly(lambda session: find(session, key)) if key else (None, None)


def find(session: Session, key: str, *, lock: bool = False) -> Found:
    """The same within a session; a draft whose hours are over is none."""
    query = select(Draft, Registrant).outerjoin(Registrant, _made_from_it()).where(opened_by(key))
    found = session.exec(query.with_for_update(of=Draft) if lock else query).first()
    return found or (None, None)


def opened_by(key: str) -> ColumnElement[bool]:
    """Drafts that a key opens: its own, or one that was opened with a code."""
    own = digest(key)
    other = select(DraftDevice.draft_id).where(col(DraftDevice.id) == own).scalar_subquery()
    return (col(Draft.id) == func.coalesce(other, own)) & (col(Draft.expires_at) > now())


def _made_from_it() -> ColumnElement[bool]:
    return col(Registrant.draft_id) == col(Draft.id)


def save(key: str | None, answers: Mapping[str, Any]) -> tuple[str, Draft]:
    """Keep these answers over the former ones; a registered draft is left and a new one begun."""
    return quickly(lambda session: _save(session, key, answers))


def _save(session: Session, key: str | None, answers: Mapping[str, Any]) -> tuple[str, Draft]:
    if key and (draft := _update(session, key, answers)):
        return key, draft
    fresh = new_key()
    session.add(draft := _new(fresh, answers))
    session.commit()
    return fresh, draft


def _update(session: Session, key: str, answers: Mapping[str, Any]) -> Draft | None:
    """One statement; None where there is no such draft any more."""
    both, same = laid_over(Draft.answers, answers, session.get_bind().dialect.name)
    # The same again changes nothing: what STEP2 shows in another tab is still true.
    revision = case((same, col(Draft.revision)), else_=_revision())
    values = {"answers": both, "revision": revision, "expires_at": now() + LIFE}
    registered = select(Registrant.id).where(_made_from_it()).exists()
    query = update(Draft).where(opened_by(key), ~registered).values(**values).returning(Draft)
    return session.scalars(query).first()


def _new(key: str, answers: Mapping[str, Any]) -> Draft:
    expires_at = now() + LIFE
    return Draft(id=digest(key), answers=dict(answers), revision=_revision(), expires_at=expires_at)


def _revision() -> str:
    return secrets.token_hex(REVISION_BYTES)


def erase(key: str) -> None:
    """Throw the answers away, on every device; what was registered from them stays."""
    with transaction() as session:
        session.exec(delete(Draft).where(opened_by(key)))
