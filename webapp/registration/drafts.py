"""Drafts: a person's typed answers, kept on the server from the first POST on."""

import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlmodel import Session, col, select

from webapp.clock import now
from webapp.db import reading, transaction
from webapp.models import Draft, Registrant
from webapp.security import digest, new_key

LIFE = timedelta(hours=24)  # after the last change; every text that names it says 24 hours
REVISION_BYTES = 8


def load(key: str | None) -> tuple[Draft | None, Registrant | None]:
    """The draft that a browser's key opens, and what was registered from it."""
    if not key:
        return None, None
    with reading() as session:
        return find(session, key), registered(session, key)


def find(session: Session, key: str, *, lock: bool = False) -> Draft | None:
    """The draft, unless its hours are over."""
    draft = session.get(Draft, digest(key), with_for_update=lock)
    return draft if draft and draft.expires_at > now() else None


def registered(session: Session, key: str) -> Registrant | None:
    """Who was registered from this draft, if anybody was."""
    query = select(Registrant).where(col(Registrant.draft_id) == digest(key))
    return session.exec(query).first()


def save(key: str | None, answers: Mapping[str, Any]) -> tuple[str, Draft]:
    """Keep these answers over the former ones; a registered draft is left and a new one begun."""
    with transaction() as session:
        draft = find(session, key, lock=True) if key else None
        if key is None or draft is None or registered(session, key):
            key, draft = new_key(), None
        draft = draft or Draft(id=digest(key), answers={}, revision="", expires_at=now())
        _fill(draft, answers)
        session.add(draft)
    return key, draft


def _fill(draft: Draft, answers: Mapping[str, Any]) -> None:
    draft.expires_at = now() + LIFE
    merged = {**draft.answers, **answers}
    # The same again changes nothing: what STEP2 shows in another tab is still true.
    if not draft.revision or draft.answers != merged:
        draft.answers, draft.revision = merged, secrets.token_hex(REVISION_BYTES)
