"""Signed-in sessions: a random key in a cookie, everything else in the database."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Response, current_app
from sqlmodel import Session, col, update

from webapp.clock import now
from webapp.cookies import drop_cookie, read_cookie, set_cookie
from webapp.db import quickly, reading, transaction
from webapp.keys import digest, new_key
from webapp.models import Event, Registrant, SignIn

COOKIE = "session"


@dataclass(frozen=True)
class Visit:
    """A session that is open now, and whose it is."""

    sign_in: SignIn
    registrant: Registrant

    @property
    def idle_end(self) -> datetime:
        """When it ends unless something is done."""
        return self.sign_in.seen_at + timedelta(minutes=current_app.config["IDLE_MINUTES"])

    @property
    def last_end(self) -> datetime:
        """When it ends in any case."""
        return self.sign_in.created_at + timedelta(hours=current_app.config["SESSION_HOURS"])

    @property
    def end(self) -> datetime:
        """Whichever comes first."""
        return min(self.idle_end, self.last_end)

    @property
    def extendable(self) -> bool:
        """Whether a press prolongs it; else only signing in again does."""
        return self.idle_end < self.last_end


def current() -> Visit | None:
    """This browser's open session; looking does not prolong it."""
    key = read_cookie(COOKIE)
    if not key:
        return None
    with reading() as session:
        sign_in = session.get(SignIn, digest(key))
        registrant = session.get(Registrant, sign_in.registrant_id) if sign_in else None
    if sign_in is None or registrant is None or sign_in.ended_at:
        return None
    visit = Visit(sign_in, registrant)
    return visit if visit.end > now() else None


def prolong(visit: Visit) -> None:
    """The idle time begins anew at this moment; a power cut may set it back."""
    visit.sign_in.seen_at = now()
    mine = update(SignIn).where(col(SignIn.id) == visit.sign_in.id)
    quickly(lambda one: one.execute(mine.values(seen_at=now())), writing=True)


def start(session: Session, registrant_id: int) -> str:
    """A new session with a new key; the key goes to the browser and nowhere else."""
    key = new_key()
    session.add(SignIn(id=digest(key), registrant_id=registrant_id))
    session.add(Event(kind="signed-in", registrant_id=registrant_id))
    return key


def end_here() -> None:
    """End this browser's session, if it has one."""
    if visit := current():
        with transaction() as session:
            _end(session, col(SignIn.id) == visit.sign_in.id)
            session.add(Event(kind="signed-out", registrant_id=visit.registrant.id))


def end_all(session: Session, registrant_id: int) -> None:
    """End every session of a person, in whatever browser."""
    _end(session, col(SignIn.registrant_id) == registrant_id)


def _end(session: Session, which: object) -> None:
    still_open = col(SignIn.ended_at).is_(None)
    session.exec(update(SignIn).where(which, still_open).values(ended_at=now()))  # type: ignore[arg-type]


def is_remembered() -> bool:
    """The browser holds a key, whether or not it still opens anything."""
    return read_cookie(COOKIE) is not None


def remember(response: Response, key: str) -> Response:
    """Give the browser its key until it is closed."""
    set_cookie(response, COOKIE, key)
    return response


def forget(response: Response) -> Response:
    """Take the key back."""
    drop_cookie(response, COOKIE)
    return response
