"""How long a letter waits: for a server, for its answer, for a worker, and never for a clock."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlmodel import select

from tests.look import Look
from tests.notices.conftest import LookAt, Promise
from tests.notices.post_office import PostOffice, open_office
from webapp.clock import now
from webapp.models import Event, NoticeState
from webapp.notices import transport
from webapp.notices.worker import deliver_due

WAITING, SENT, REFUSED = NoticeState.WAITING, NoticeState.SENT, NoticeState.REFUSED


@pytest.mark.usefixtures("closed_office")
def test_pauses_grow_to_an_hour_and_end_after_three_days(
    app: Flask, session: Look, promise: Promise, look: LookAt
) -> None:
    notice = promise()
    pauses: list[int] = []
    with time_machine.travel(notice.created_at, tick=False) as clock:
        while look(notice).state is WAITING:
            clock.move_to(look(notice).due_at)
            deliver_due(app)
            pauses.append(round((look(notice).due_at - now()).total_seconds()))
    assert pauses[:7] == [5, 30, 120, 600, 1800, 3600, 3600]
    assert 72 <= len(pauses) <= 80
    assert (look(notice).state, look(notice).last_error) == (REFUSED, "ConnectionRefusedError")
    assert session.exec(select(Event.kind)).all() == ["notice-refused"]


@pytest.mark.usefixtures("closed_office")
def test_a_worker_that_was_away_for_days_does_not_give_up_at_its_first_try(
    app: Flask, promise: Promise, look: LookAt
) -> None:
    notice = promise()
    with time_machine.travel(notice.created_at + timedelta(days=4), tick=False):
        deliver_due(app)
    assert look(notice).state is WAITING


def test_a_clock_that_is_set_back_keeps_no_letter_for_hours(
    app: Flask, office: PostOffice, promise: Promise, look: LookAt
) -> None:
    with time_machine.travel(now() + timedelta(hours=9)):
        notice = promise()
    assert deliver_due(app) == 1
    assert (look(notice).state, len(office.letters)) == (SENT, 1)


def test_a_server_that_looks_into_a_letter_for_long_gets_it_once(
    app: Flask, office: PostOffice, promise: Promise, look: LookAt
) -> None:
    app.config["MAIL_TIMEOUT"], office.looks_for = 0.2, 1
    notice = promise()
    deliver_due(app)
    assert (look(notice).state, len(office.letters)) == (SENT, 1)


def test_a_silent_server_is_left_after_the_time_out(
    app: Flask, promise: Promise, look: LookAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "PATIENCE", 1)
    notice = promise()
    with open_office(app) as office:
        app.config["MAIL_TIMEOUT"], office.silent = 0.2, True
        deliver_due(app)
        assert look(notice).state is WAITING
        assert look(notice).last_error in {"TimeoutError", "SMTPServerDisconnected"}
        office.silent = False
        with time_machine.travel(look(notice).due_at):
            deliver_due(app)
        first, second = (letter["Message-ID"] for letter in office.letters)
    # The first one was taken without a word: the second is known as the same letter.
    assert first == second == notice.message_id
    assert look(notice).state is SENT
