"""The outbox: promise a letter within a transaction, and tell what has become of it."""

import secrets
from urllib.parse import urlsplit

from flask import current_app
from sqlmodel import Session, col, select

from webapp import limits
from webapp.db import insert_row, quickly
from webapp.i18n import language, language_tag
from webapp.limits import Try
from webapp.models import Link, Notice, NoticeKind, NoticeState, Registrant

ID_BYTES = 10
HOST_LENGTH = 40  # characters: what the column leaves beside the random part


def post(
    session: Session, registrant: Registrant, kind: NoticeKind, link: Link | None = None
) -> Notice:
    """Promise a letter in the language of this request: it leaves if the transaction commits."""
    assert registrant.id is not None
    notice = Notice(
        registrant_id=registrant.id,
        link_id=link.id if link else None,
        kind=kind,
        recipient=registrant.email,
        language=language_tag(language()),
        message_id=_message_id(),
    )
    insert_row(session, notice)
    return notice


def _message_id() -> str:
    """Fixed for good, so that a letter sent twice is known as the same one (RFC 5322 3.6.4)."""
    host = urlsplit(current_app.config["PUBLIC_URL"]).hostname or "localhost"
    return f"<{secrets.token_hex(ID_BYTES)}@{host[-HOST_LENGTH:].lstrip('.-')}>"


def latest(registrant_id: int) -> Notice | None:
    """The newest letter that carries a link."""
    theirs = (col(Notice.registrant_id) == registrant_id, col(Notice.link_id).is_not(None))
    query = select(Notice).where(*theirs).order_by(col(Notice.id).desc()).limit(1)
    return quickly(lambda session: session.exec(query).first())


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


def may_send_again(session: Session, registrant_id: int) -> bool:
    """Count one more letter for this person; False over the hour's or the day's limit."""
    key = str(registrant_id)
    by_hour = Try("LIMIT_RESEND_HOUR", "resend-hour", key)
    return not limits.exceeds(session, by_hour, Try("LIMIT_RESEND_DAY", "resend-day", key))
