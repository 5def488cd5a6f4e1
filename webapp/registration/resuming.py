"""Going on with a draft on another device, by a code of eight characters."""

import secrets
from datetime import timedelta

from sqlmodel import Session, col, delete, select

from webapp import limits
from webapp.clock import now
from webapp.db import transaction
from webapp.keys import digest, keyed_digest, new_key
from webapp.limits import Limited, Try
from webapp.models import Draft, DraftDevice, ResumeCode
from webapp.public_id import ALPHABET, fold
from webapp.registration import drafts

LENGTH, HALF = 8, 4
LIFE = timedelta(hours=1)  # texts that name it say one hour


class Unknown(Exception):
    """No draft is opened by this code, or not any more."""


def new_code(key: str) -> str:
    """A code for the draft of this key, `XXXX-XXXX`; the one before opens nothing any more."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    with transaction() as session:
        draft = session.exec(select(Draft).where(drafts.OPENED), params=drafts.opens(key)).one()
        session.exec(delete(ResumeCode).where(col(ResumeCode.draft_id) == draft.id))
        expires_at = now() + LIFE
        session.add(ResumeCode(id=keyed_digest(code), draft_id=draft.id, expires_at=expires_at))
    return f"{code[:HALF]}-{code[HALF:]}"


def resume(key: str | None, typed: str) -> str:
    """The key with which this browser opens the draft of a code: `key` itself where it does so.

    Raises Unknown, and Limited after too many wrong codes from this client.
    """
    wrong = Try("LIMIT_RESUME", "resume", limits.client())
    with transaction() as session:
        if limits.used_up(session, wrong):
            raise Limited(wrong.seconds())
        code = session.get(ResumeCode, keyed_digest(fold(typed)))
        if code and code.expires_at > now():
            return _key_for(session, key, code.draft_id)
        limits.record(session, wrong.kind, wrong.key, wrong.seconds())
    raise Unknown


def _key_for(session: Session, key: str | None, draft_id: str) -> str:
    opened, _registered = drafts.load(key)
    if key and opened and opened.id == draft_id:
        return key
    fresh = new_key()
    session.add(DraftDevice(id=digest(fresh), draft_id=draft_id))
    return fresh
