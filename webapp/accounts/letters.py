"""Letters that a person asks for: a new link, or the IDs of an address."""

from sqlmodel import Session, col, select

from webapp import limits, links
from webapp.accounts.service import find
from webapp.db import transaction
from webapp.forms import printable
from webapp.limits import Try
from webapp.models import Event, NoticeKind, Purpose, Registrant
from webapp.notices import outbox
from webapp.rules.causes import Refused
from webapp.rules.email import parse_email


def send_new_link(token: str) -> None:
    """A new link for the person this one was for.

    Raises limits.Limited, together with letters asked for elsewhere: none is ever promised that
    does not leave. LookupError for no link.
    """
    with transaction() as session:
        _state, link = links.read(session, token)
        if link is None:
            raise LookupError
        registrant = session.get_one(Registrant, link.registrant_id)
        outbox.count_again(session, registrant.public_id)
        _send_link(session, registrant)


def forgotten_password(public_id: str) -> None:
    """A link for this ID (folded), if it exists. Raises limits.Limited, whether or not it does."""
    with transaction() as session:
        _limit(session, "forgotten-password", public_id)
        outbox.count_again(session, public_id)
        if registrant := find(session, public_id):
            _send_link(session, registrant)


def forgotten_id(typed: str) -> None:
    """A list of the IDs of this address, if there are any. Raises limits.Limited as above."""
    key = email_key(typed)
    with transaction() as session:
        _limit(session, "forgotten-id", key)
        newest = col(Registrant.id).desc()
        query = select(Registrant).where(col(Registrant.email_key) == key).order_by(newest)
        if registrant := session.exec(query).first():
            outbox.post(session, registrant, NoticeKind.IDS)


def email_key(typed: str) -> str:
    """What an address is looked up by: read as STEP1 reads it; what that refuses finds nobody."""
    try:
        return parse_email(typed, asked=True).casefold()
    except Refused:
        return printable(typed).casefold()


def _send_link(session: Session, registrant: Registrant) -> None:
    """A letter that is still waiting is enough."""
    person = registrant.id or 0
    if outbox.is_waiting(session, person):
        return
    kind, purpose = _what_for(registrant)
    outbox.post(session, registrant, kind, links.issue(session, person, purpose))
    session.add(Event(kind="link-asked-for", registrant_id=person))


def _what_for(registrant: Registrant) -> tuple[NoticeKind, Purpose]:
    if registrant.password_hash:
        return NoticeKind.RESET, Purpose.RESET
    return NoticeKind.NEW_LINK, Purpose.SETUP


def _limit(session: Session, kind: str, key: str) -> None:
    by_client = Try("LIMIT_FORGOTTEN_CLIENT", kind, limits.client())
    limits.count_in(session, by_client, Try("LIMIT_FORGOTTEN", kind, key))
