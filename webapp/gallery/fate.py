"""What time, the mail and other people do to somebody: the rows of the person are changed."""

import secrets
from datetime import timedelta
from functools import cache
from typing import Any

from sqlmodel import SQLModel, col, select, update

from webapp import limits, links
from webapp.accounts import failures, hashing
from webapp.clock import now
from webapp.db import insert_row, reading, transaction
from webapp.gallery.visitor import Typed, Visitor
from webapp.limits import Try
from webapp.models import Link, Notice, NoticeState, Registrant, SignIn

PASSWORD = "shiroi neko ga hashiru 7"
ID_BYTES = 10
LATER = timedelta(days=1)  # no worker sends a letter before


def person(visitor: Visitor) -> Registrant:
    """Who was registered by this visitor, the last one where there are more."""
    theirs = col(Registrant.email_key) == visitor.email.casefold()
    query = select(Registrant).where(theirs).order_by(col(Registrant.id).desc()).limit(1)
    with reading() as session:
        return session.exec(query).one()


def change_letters(visitor: Visitor, **values: Any) -> None:
    """As if this had become of every letter to this visitor."""
    _change(Notice, visitor, **values)


def deliver(visitor: Visitor) -> None:
    """As if every letter had left; none leaves for the mail catcher any more."""
    change_letters(visitor, state=NoticeState.SENT, sent_at=now())


def keep_waiting(visitor: Visitor, **values: Any) -> None:
    """As if the mail server were away for long.

    The same letter once more: a worker may have taken the first one by now.
    """
    deliver(visitor)
    letter, _link = last_letter(visitor)
    same = letter.model_dump(include={"registrant_id", "link_id", "kind", "recipient", "language"})
    named = f"<{secrets.token_hex(ID_BYTES)}@localhost>"
    with transaction() as session:
        insert_row(session, Notice(message_id=named, due_at=now() + LATER, **{**same, **values}))


def registered(visitor: Visitor, typed: Typed | None = None) -> Registrant:
    """Register, and let the letter arrive."""
    visitor.register(typed)
    deliver(visitor)
    return person(visitor)


def enrolled(visitor: Visitor, typed: Typed | None = None) -> Registrant:
    """Register somebody who has set PASSWORD before."""
    found = registered(visitor, typed)
    with transaction() as session:
        known = {"password_hash": _hashed(), "password_set_at": now()}
        session.exec(update(Registrant).where(col(Registrant.id) == found.id).values(**known))
    return person(visitor)


@cache
def _hashed() -> str:
    return hashing.make(PASSWORD)


def last_letter(visitor: Visitor) -> tuple[Notice, Link | None]:
    """The newest letter to this visitor, and its link."""
    theirs = col(Notice.registrant_id) == person(visitor).id
    query = select(Notice, Link).outerjoin(Link).where(theirs)
    newest = query.order_by(col(Notice.id).desc()).limit(1)
    with reading() as session:
        return session.exec(newest).one()


def token(visitor: Visitor) -> str:
    """The token in the newest letter."""
    _notice, link = last_letter(visitor)
    assert link
    return links.token(link)


def change_link(visitor: Visitor, **values: Any) -> None:
    """As if this had become of the visitor's links."""
    _change(Link, visitor, **values)


def change_session(visitor: Visitor, **values: Any) -> None:
    """As if the visitor's signed-in session were older, or over."""
    _change(SignIn, visitor, **values)


def _change(table: type[SQLModel], visitor: Visitor, **values: Any) -> None:
    theirs = table.registrant_id == person(visitor).id  # type: ignore[attr-defined]
    with transaction() as session:
        session.exec(update(table).where(theirs).values(**values))


def use_up(limit: str, kind: str, key: str) -> None:
    """As if a limit had been used up just now."""
    one = Try(limit, kind, key)
    _record(kind, key, one.seconds(), one.allowed())


def fail_sign_in(public_id: str, times: int) -> None:
    """As if so many sign-ins had failed just now."""
    _record(failures.KIND, public_id, failures.REMEMBERED, times)


def _record(kind: str, key: str, seconds: int, times: int) -> None:
    with transaction() as session:
        for _ in range(times):
            limits.record(session, kind, key, seconds)
