"""The link in a letter: its hours begin when the letter leaves, and only the newest one goes."""

from datetime import UTC, datetime, timedelta

import time_machine
from flask import Flask
from sqlmodel import Session, col, select

from tests.look import Look
from tests.notices.conftest import LookAt, Promise
from tests.notices.post_office import PostOffice
from webapp.clock import now
from webapp.models import Link, Notice, NoticeKind, NoticeState, Registrant
from webapp.notices import delivery, outbox
from webapp.notices.worker import deliver_due

START = datetime(2026, 11, 23, tzinfo=UTC)


def registrant(session: Look, notice: Notice) -> Registrant:
    theirs = col(Registrant.id) == notice.registrant_id
    found: Registrant = session.exec(select(Registrant).where(theirs)).one()
    return found


def test_a_letter_that_leaves_late_brings_a_link_that_works(
    app: Flask, session: Look, office: PostOffice, promise: Promise
) -> None:
    with time_machine.travel(START, tick=False) as clock:
        promise()
        clock.shift(timedelta(hours=30))
        deliver_due(app)
        link = session.exec(select(Link)).one()
        assert link.expires_at == now() + timedelta(hours=24)


def test_only_the_newest_link_is_sent(
    app: Flask, session: Look, office: PostOffice, promise: Promise, look: LookAt
) -> None:
    first = promise()
    second = promise(NoticeKind.NEW_LINK, registrant=registrant(session, first))
    deliver_due(app)
    assert [letter["Message-ID"] for letter in office.letters] == [second.message_id]
    assert (look(first).state, look(first).last_error) == (NoticeState.REFUSED, "superseded")
    with app.app_context():
        newest = outbox.latest(first.registrant_id)
    assert newest
    assert newest.state is NoticeState.SENT


def test_a_link_that_was_used_shows_that_its_letter_arrived(
    app: Flask, office: PostOffice, promise: Promise, look: LookAt
) -> None:
    notice = promise()
    with app.app_context():
        assert delivery.claim()
    with Session(app.extensions["engine"]) as session:
        session.exec(select(Link)).one().used_at = now()
        session.commit()
    with time_machine.travel(now() + timedelta(minutes=10)):
        deliver_due(app)
    assert not office.letters
    assert look(notice).state is NoticeState.SENT
