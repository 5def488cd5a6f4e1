"""The outbox: promise a letter within a transaction, and tell what has become of it."""

import secrets
from datetime import datetime
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit

from flask import current_app
from sqlalchemy import bindparam
from sqlalchemy import select as columns_of
from sqlmodel import Session, col, select

from webapp import limits
from webapp.db import insert_row, quickly
from webapp.i18n import language, language_tag
from webapp.limits import Try
from webapp.models import Link, Notice, NoticeKind, NoticeState

ID_BYTES = 10
HOST_LENGTH = 40  # characters: what the column leaves beside the random part
_TOLD = (col(Notice.state), col(Notice.attempts), col(Notice.sent_at), col(Notice.last_error))
_WITH_LINK = (
    col(Notice.registrant_id) == bindparam("registrant"),
    col(Notice.link_id).is_not(None),
)
_LATEST = columns_of(*_TOLD).where(*_WITH_LINK).order_by(col(Notice.id).desc()).limit(1)


class Addressee(Protocol):
    """Whom a letter goes to: a registrant, or what a page knows of one."""

    @property
    def id(self) -> int | None:
        """None before it is written."""

    @property
    def email(self) -> str:
        """The canonical address."""


class Progress(NamedTuple):
    """How far a letter has come; moments in UTC."""

    state: NoticeState
    attempts: int
    sent_at: datetime | None
    last_error: str | None


def post(session: Session, to: Addressee, kind: NoticeKind, link: Link | None = None) -> Notice:
    """Promise a letter: it leaves if the transaction commits."""
    notice = letter(to, kind, link)
    insert_row(session, notice)
    return notice


def letter(to: Addressee, kind: NoticeKind, link: Link | None = None) -> Notice:
    """A letter in the language of this request that is not written yet."""
    return Notice(
        registrant_id=to.id or 0,
        link_id=link.id if link else None,
        kind=kind,
        recipient=to.email,
        language=language_tag(language()),
        message_id=_message_id(),
    )


def _message_id() -> str:
    """Fixed for good, so that a letter sent twice is known as the same one (RFC 5322 3.6.4)."""
    host = urlsplit(current_app.config["PUBLIC_URL"]).hostname or "localhost"
    return f"<{secrets.token_hex(ID_BYTES)}@{host[-HOST_LENGTH:].lstrip('.-')}>"


def latest(registrant_id: int) -> Progress | None:
    """Of the newest letter that carries a link."""
    row = quickly(lambda one: one.execute(_LATEST, {"registrant": registrant_id}).first())
    return Progress(*row) if row else None


def is_waiting(session: Session, registrant_id: int) -> bool:
    """Whether a letter is still on its way with a link that will work."""
    theirs = (
        select(Notice.id)
        .join(Link)
        .where(
            col(Notice.registrant_id) == registrant_id,
            col(Notice.state) == NoticeState.WAITING,
            col(Link.used_at).is_(None),
            col(Link.superseded_at).is_(None),
        )
    )
    return session.exec(theirs.limit(1)).first() is not None


def count_again(session: Session, public_id: str) -> None:
    """Count one more letter to this ID, whoever has it. Raises limits.Limited."""
    by_hour = Try("LIMIT_RESEND_HOUR", "resend-hour", public_id)
    limits.count_in(session, by_hour, Try("LIMIT_RESEND_DAY", "resend-day", public_id))
