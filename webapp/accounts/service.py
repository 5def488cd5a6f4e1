"""Signing in and setting a password; hashing happens outside every transaction."""

from datetime import timedelta

from sqlmodel import Session, col, select

from webapp import links
from webapp.accounts import failures, hashing, sessions
from webapp.clock import now
from webapp.db import reading, transaction
from webapp.links import LinkState
from webapp.models import Event, Link, Registrant

PRESSED_TWICE = timedelta(minutes=10)  # a second POST of one form comes within this time


class Wrong(Exception):
    """The ID does not exist, has no password yet, or has another one: nobody is told which."""


class Closed(Exception):
    """The link does not open any more, or never did."""


def find(session: Session, public_id: str, *, lock: bool = False) -> Registrant | None:
    """Who has this ID (folded)."""
    query = select(Registrant).where(col(Registrant.public_id) == public_id)
    return session.exec(query.with_for_update() if lock else query).first()


def sign_in(public_id: str, password: str) -> str:
    """The key of a new session. Raises Wrong, failures.TooSoon and failures.Stopped."""
    judged = _verify(public_id, password)
    renewed = hashing.make(password) if hashing.is_dated(judged) else judged
    with transaction() as session:
        registrant = find(session, public_id, lock=True)
        if registrant is None or registrant.id is None or registrant.password_hash != judged:
            raise Wrong  # another password was set in between
        registrant.password_hash = renewed
        failures.forget(session, public_id)
        return sessions.start(session, registrant.id)


def _verify(public_id: str, password: str) -> str:
    """The hash that the password fits; one verification, whether or not the ID exists."""
    with transaction() as session:
        failures.reserve(session, public_id)
        registrant = find(session, public_id)
    stored = registrant.password_hash if registrant else None
    if not hashing.matches(password, stored) or stored is None:
        raise Wrong
    return stored


def opened(token: str) -> tuple[LinkState, Link | None, Registrant | None]:
    """What a link's token opens, and for whom; nothing is changed."""
    with reading() as session:
        state, link = links.read(session, token)
        registrant = session.get(Registrant, link.registrant_id) if link else None
    return state, link, registrant


def set_password(token: str, password: str) -> None:
    """Use the link up, once; every session of the person ends. Raises Closed."""
    hashed = hashing.make(password)
    with transaction() as session:
        state, link = links.read(session, token, lock=True)
        if link is None or state is not LinkState.OPEN:
            raise Closed
        link.used_at = now()
        _store(session, session.get_one(Registrant, link.registrant_id), hashed)


def _store(session: Session, registrant: Registrant, hashed: str) -> None:
    registrant.password_hash, registrant.password_set_at = hashed, now()
    session.flush()  # a sign-in that waits for this row sees the new hash
    sessions.end_all(session, registrant.id or 0)
    failures.forget(session, registrant.public_id)
    session.add(Event(kind="password-set", registrant_id=registrant.id))


def was_pressed_twice(token: str, password: str) -> bool:
    """Whether this link has just set this very password; guesses count as failed sign-ins."""
    _state, link, registrant = opened(token)
    if link is None or registrant is None or link.used_at is None:
        return False
    return now() - link.used_at < PRESSED_TWICE and _is_current(registrant.public_id, password)


def _is_current(public_id: str, password: str) -> bool:
    try:
        _verify(public_id, password)
    except (Wrong, failures.TooSoon, failures.Stopped):
        return False
    with transaction() as session:
        failures.forget(session, public_id)
    return True
