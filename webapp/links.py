"""Mailed links: issue one, sign its token, and tell what has become of it."""

import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from flask import current_app
from itsdangerous import BadSignature, Signer
from sqlmodel import Session, col, update

from webapp.clock import now
from webapp.db import insert_row
from webapp.models import Link, Purpose

LIFE = timedelta(hours=24)  # every text that names it says 24 hours
ID_BYTES = 12  # 96 random bits, and a signature nobody can make without SECRET_KEY


class LinkState(StrEnum):
    """What a link is good for now; each but OPEN has a page of its own."""

    OPEN = "open"
    EXPIRED = "expired"
    USED = "used"
    SUPERSEDED = "superseded"
    UNKNOWN = "unknown"


def issue(session: Session, registrant_id: int, purpose: Purpose) -> Link:
    """A new link, within the caller's transaction; older open ones stop working."""
    _supersede(session, registrant_id)
    insert_row(session, link := new(purpose, registrant_id))
    return link


def new(purpose: Purpose, registrant_id: int = 0) -> Link:
    """A link that is not written yet; 0 where its registrant is not either."""
    link_id = secrets.token_hex(ID_BYTES)
    return Link(id=link_id, registrant_id=registrant_id, purpose=purpose, expires_at=_end())


def _supersede(session: Session, registrant_id: int) -> None:
    older = (
        col(Link.registrant_id) == registrant_id,
        col(Link.used_at).is_(None),
        col(Link.superseded_at).is_(None),
    )
    session.exec(update(Link).where(*older).values(superseded_at=now()))


def start_validity(link: Link) -> None:
    """The hours begin when the letter leaves, however long the mail server was away."""
    link.expires_at = _end()


def _end() -> datetime:
    return now() + LIFE


def token(link: Link) -> str:
    """The text in the mailed address: the link's id and its signature."""
    return _signer().sign(link.id).decode()


def read(session: Session, text: str, *, lock: bool = False) -> tuple[LinkState, Link | None]:
    """What a token opens; `lock` keeps others out until the transaction ends."""
    try:
        link_id = _signer().unsign(text).decode()
    except (BadSignature, UnicodeError):
        return LinkState.UNKNOWN, None
    link = session.get(Link, link_id, with_for_update=lock)
    return (state(link), link) if link else (LinkState.UNKNOWN, None)


def state(link: Link) -> LinkState:
    """Used and superseded come before expired: they tell the person more."""
    if link.used_at:
        return LinkState.USED
    if link.superseded_at:
        return LinkState.SUPERSEDED
    return LinkState.EXPIRED if link.expires_at <= now() else LinkState.OPEN


def _signer() -> Signer:
    return Signer(current_app.config["SECRET_KEY"], salt="mailed-link")
