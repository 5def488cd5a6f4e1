"""One letter's way out of the outbox: claim it, send it, and write down what came of it."""

import logging
import re
import smtplib
from dataclasses import dataclass
from datetime import timedelta

from flask import current_app
from sqlalchemy import UpdateBase
from sqlmodel import Session, col, select, update

from webapp import links
from webapp.clock import now
from webapp.db import transaction
from webapp.links import LinkState
from webapp.models import Event, Link, Notice, NoticeState
from webapp.notices import messages, transport
from webapp.notices.transport import BadAddress

BACK_OFF = (5, 30, 120, 600, 1800, 3600)  # seconds; the last one again and again
GIVE_UP = timedelta(hours=72)  # after the letter was promised, when every pause was waited
# SMTP answers that one letter may wait for, each up to MAIL_TIMEOUT, and the last one for longer.
ANSWERS = 15 + transport.PATIENCE
PERMANENT = range(500, 600)
LOG_IN_FIRST = range(530, 540)  # or encrypt: said at any step (RFC 4954 6, RFC 3207 4)
# What an enhanced code finds wrong with us and not with the mailbox: our address, the mail system,
# the protocol, the content, or a policy, which may be that our name is on a list (RFC 3463 3).
OURS = re.compile(rb"#?5\.(1\.[78]|[3567]\.\d+)\b")
logger = logging.getLogger("webapp.delivery")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a letter's state becomes; `reason` is a class and code, never an address."""

    state: NoticeState
    reason: str | None = None


SENT = Outcome(NoticeState.SENT)


def claim() -> tuple[Notice, Link | None] | None:
    """Take the letter that is due longest, alone among all workers; None if none is due.

    The lease is `due_at` moved forward: after a crash the letter is due again at its end.
    """
    with transaction() as session:
        found = session.exec(_take_one()).scalar_one_or_none()
        if found is None:
            return None
        notice = session.get_one(Notice, found)
        link = session.get(Link, notice.link_id) if notice.link_id else None
        if link and links.state(link) in {LinkState.OPEN, LinkState.EXPIRED}:
            links.start_validity(link)
        return notice, link


def _take_one() -> UpdateBase:
    # One statement: on SQLite a SELECT before the UPDATE has let two workers take one row.
    lease = timedelta(seconds=ANSWERS * current_app.config["MAIL_TIMEOUT"])
    # Further ahead than any pause or lease: the clock was set back since that was written.
    wrong = col(Notice.due_at) > now() + max(lease, timedelta(seconds=max(BACK_OFF)))
    due = (col(Notice.state) == NoticeState.WAITING, (col(Notice.due_at) <= now()) | wrong)
    oldest = select(Notice.id).where(*due).order_by(col(Notice.due_at)).limit(1)
    chosen = oldest.with_for_update(skip_locked=True).scalar_subquery()
    tried = {"due_at": now() + lease, "attempts": col(Notice.attempts) + 1}
    taken = update(Notice).where(col(Notice.id) == chosen, *due)
    return taken.values(**tried).returning(col(Notice.id))


def attempt(notice: Notice, link: Link | None) -> Outcome:
    """Send the letter, outside of any transaction."""
    state = links.state(link) if link else LinkState.OPEN
    if state is LinkState.SUPERSEDED:
        return Outcome(NoticeState.REFUSED, "superseded")
    if state is LinkState.USED:
        return SENT  # the letter did arrive: a worker died before it could write that down
    try:
        transport.send(messages.compose(notice, link))
    except Exception as error:  # whatever it was, the letter is kept
        return _failed(notice, error)
    return SENT


def _failed(notice: Notice, error: Exception) -> Outcome:
    code, said = _answer(error)
    if not isinstance(error, OSError | BadAddress):
        logger.error("letter failed", exc_info=error)
    reason = f"{type(error).__name__} {code or ''}".strip()
    # The worker may have been away all that time: a first try is never the last.
    over = notice.attempts > len(BACK_OFF) and now() >= notice.created_at + GIVE_UP
    state = NoticeState.REFUSED if over or _for_good(error, code, said) else NoticeState.WAITING
    return Outcome(state, reason)


def _answer(error: Exception) -> tuple[int | None, bytes]:
    """The server's code and its words, where it gave an answer at all."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next(iter(error.recipients.values()))
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        return error.smtp_code, said if isinstance(said, bytes) else said.encode()
    return None, b""


def _for_good(error: Exception, code: int | None, said: bytes) -> bool:
    """What a 5xx says of us, the log-in or TLS can be mended; of the mailbox it cannot."""
    if isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError):
        return code in PERMANENT and code not in LOG_IN_FIRST and not OURS.match(said)
    return isinstance(error, BadAddress)


def settle(notice: Notice, outcome: Outcome) -> None:
    """Write the outcome down, unless another worker has done so meanwhile."""
    with transaction() as session:
        kept = session.get_one(Notice, notice.id, with_for_update=True)
        ours = outcome.state is NoticeState.SENT or kept.attempts == notice.attempts
        if kept.state is NoticeState.WAITING and ours:
            _write(session, kept, outcome)


def _write(session: Session, notice: Notice, outcome: Outcome) -> None:
    notice.state, notice.last_error = outcome.state, outcome.reason
    if outcome.state is NoticeState.WAITING:
        notice.due_at = now() + _pause(notice.attempts)
        return
    notice.sent_at = now() if outcome.state is NoticeState.SENT else None
    session.add(Event(kind=f"notice-{outcome.state}", registrant_id=notice.registrant_id))


def _pause(attempts: int) -> timedelta:
    return timedelta(seconds=BACK_OFF[min(attempts, len(BACK_OFF)) - 1])
