"""Letters that a person asks for: a new link, or the IDs of an address."""

import unicodedata
from contextlib import suppress

from sqlmodel import Session, col, select

from webapp import limits, links
from webapp.accounts.service import find
from webapp.db import transaction
from webapp.limits import Try
from webapp.models import Event, NoticeKind, Purpose, Registrant
from webapp.notices import outbox


class Limited(Exception):
    """Asked for too often in a short time."""


def send_new_link(token: str) -> None:
    """A new link for the person this one was for. Raises Limited, and LookupError for no link."""
    with transaction() as session:
        _state, link = links.read(session, token)
        if link is None:
            raise LookupError
        if not _send_link(session, session.get_one(Registrant, link.registrant_id)):
            raise Limited


def forgotten_password(public_id: str) -> None:
    """A link for this ID (folded), if it exists. Raises Limited, which tells nothing of that."""
    with transaction() as session:
        _limit(session, "forgotten-password", public_id)
        if registrant := find(session, public_id):
            _send_link(session, registrant)


def forgotten_id(typed: str) -> None:
    """A list of the IDs of this address, if there are any. Raises Limited as above."""
    key = email_key(typed)
    with transaction() as session:
        _limit(session, "forgotten-id", key)
        newest = col(Registrant.id).desc()
        query = select(Registrant).where(col(Registrant.email_key) == key).order_by(newest)
        if registrant := session.exec(query).first():
            outbox.post(session, registrant, NoticeKind.IDS)


def email_key(typed: str) -> str:
    """What an address is looked up by: width, blanks, case and `mailto:` do not matter."""
    text = "".join(unicodedata.normalize("NFKC", typed).split()).strip("<>")
    local, _at, domain = text.removeprefix("mailto:").rpartition("@")
    with suppress(UnicodeError):  # no such domain: nobody is found
        domain = domain.encode("idna").decode()
    return f"{local}@{domain}".casefold()


def _send_link(session: Session, registrant: Registrant) -> bool:
    """False over the limit; a letter that is still waiting is enough."""
    person = registrant.id or 0
    if not outbox.may_send_again(session, person):
        return False
    if not outbox.is_waiting(session, person):
        kind, purpose = _what_for(registrant)
        link = links.issue(session, person, purpose)
        outbox.post(session, registrant, kind, link)
        session.add(Event(kind="link-asked-for", registrant_id=person))
    return True


def _what_for(registrant: Registrant) -> tuple[NoticeKind, Purpose]:
    if registrant.password_hash:
        return NoticeKind.RESET, Purpose.RESET
    return NoticeKind.NEW_LINK, Purpose.SETUP


def _limit(session: Session, kind: str, key: str) -> None:
    by_client = Try("LIMIT_FORGOTTEN_CLIENT", kind, limits.client())
    if limits.exceeds(session, by_client, Try("LIMIT_FORGOTTEN", kind, key)):
        raise Limited
