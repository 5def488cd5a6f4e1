"""Mail servers that are away, slow, refusing or unsafe: no letter is lost."""

import io
import json
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
from webapp.notices.worker import deliver_due

WAITING, SENT, REFUSED = NoticeState.WAITING, NoticeState.SENT, NoticeState.REFUSED


def test_a_letter_arrives_once_and_that_is_written_down(
    app: Flask, session: Look, office: PostOffice, promise: Promise, look: LookAt
) -> None:
    notice = promise()
    assert (deliver_due(app), deliver_due(app)) == (1, 0)
    assert len(office.letters) == 1
    assert look(notice).state is SENT
    assert session.exec(select(Event.kind)).all() == ["notice-sent"]


@pytest.mark.usefixtures("closed_office")
def test_a_letter_waits_for_a_server_that_is_away(
    app: Flask, promise: Promise, look: LookAt
) -> None:
    notice = promise()
    deliver_due(app)
    assert (look(notice).state, look(notice).last_error) == (WAITING, "ConnectionRefusedError")
    with open_office(app) as office, time_machine.travel(look(notice).due_at):
        assert deliver_due(app) == 1
        assert len(office.letters) == 1
    assert look(notice).state is SENT


def test_a_server_that_hangs_up_after_the_letter_gets_it_once(
    app: Flask, office: PostOffice, promise: Promise, look: LookAt
) -> None:
    office.hangs_up = True
    notice = promise()
    deliver_due(app)
    assert look(notice).state is SENT


@pytest.mark.parametrize(
    ("step", "answer", "reason"),
    [
        ("RCPT", "550 5.1.1 <taro@example.com> unknown", "SMTPRecipientsRefused 550"),
        ("RCPT", "550-5.1.2 nobody\r\n550 5.7.1 is at example.com", "SMTPRecipientsRefused 550"),
        ("RCPT", "556 5.1.10 Recipient address has null MX", "SMTPRecipientsRefused 556"),
        ("RCPT", "550 5.2.1 The account is disabled", "SMTPRecipientsRefused 550"),
        ("RCPT", "550 5.4.1 Recipient address rejected", "SMTPRecipientsRefused 550"),
        ("RCPT", "550 taro@example.com is unknown", "SMTPRecipientsRefused 550"),
        ("DATA", "554 taro@example.com says no", "SMTPDataError 554"),
    ],
)
def test_a_refused_letter_is_not_sent_again(
    app: Flask,
    session: Look,
    office: PostOffice,
    promise: Promise,
    look: LookAt,
    step: str,
    answer: str,
    reason: str,
) -> None:
    office.answers[step] = [answer]
    notice = promise()
    deliver_due(app)
    assert (look(notice).state, look(notice).last_error) == (REFUSED, reason)
    assert session.exec(select(Event.kind)).all() == ["notice-refused"]
    with time_machine.travel(now() + timedelta(days=1)):
        assert deliver_due(app) == 0


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        ("RCPT", "451 4.7.1 greylisted, try again"),
        ("RCPT", "421 4.3.2 closing"),
        ("DATA", "452 4.3.1 disk full"),
        ("MAIL", "451 4.3.0 later"),
        ("MAIL", "550 5.7.1 sender unknown"),
        ("RCPT", "530 5.7.0 Authentication required"),
        ("RCPT", "554 5.7.1 Service unavailable; client host is on a list"),
        ("RCPT", "550 5.1.8 Sender address rejected: domain not found"),
        ("RCPT", "553 5.1.7 The sender's address is none"),
        ("RCPT", "503 5.5.1 Error: need MAIL command"),
        ("RCPT", "550 #5.7.1 Your access to this system has been rejected"),
        ("DATA", "550-5.7.26 This mail has been blocked\r\n550 5.7.26 as unauthenticated"),
        ("DATA", "552 5.3.4 Message too big for system"),
        ("DATA", "530 5.7.57 Client not authenticated to send mail"),
    ],
)
def test_what_can_pass_is_tried_again(
    app: Flask, office: PostOffice, promise: Promise, look: LookAt, step: str, answer: str
) -> None:
    office.answers[step] = [answer]
    notice = promise()
    deliver_due(app)
    assert look(notice).state is WAITING
    assert (look(notice).last_error or "").endswith(answer[:3])
    with time_machine.travel(look(notice).due_at):
        deliver_due(app)
    assert look(notice).state is SENT
    assert len(office.letters) == 1


def test_a_letter_that_cannot_be_drawn_waits_and_holds_up_nobody(
    app: Flask,
    office: PostOffice,
    promise: Promise,
    look: LookAt,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    notice, other = promise(), promise(email="jiro@example.com")
    with monkeypatch.context() as broken:
        broken.setattr("webapp.notices.messages.SYSTEM", None)
        assert deliver_due(app) == 2
    assert (look(notice).state, look(notice).last_error) == (WAITING, "TypeError")
    with time_machine.travel(look(other).due_at):
        deliver_due(app)
    assert len(office.letters) == 2


def test_no_address_is_logged(
    app: Flask, office: PostOffice, promise: Promise, logged: io.StringIO
) -> None:
    office.answers["RCPT"] = ["451 taro@example.com later", "550 taro@example.com unknown"]
    promise()
    promise()
    deliver_due(app)
    promise(email="taro@example.com\n")
    deliver_due(app)
    lines = logged.getvalue()
    reasons = [json.loads(line)["reason"] for line in lines.splitlines()]
    assert reasons == ["SMTPRecipientsRefused 451", "SMTPRecipientsRefused 550", "BadAddress"]
    assert "example.com" not in lines


def test_a_fault_of_ours_is_logged_with_its_place_and_without_the_address(
    app: Flask, promise: Promise, logged: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.notices.messages.envelope_address", int)
    promise(email="taro@example.com")
    deliver_due(app)
    fault = json.loads(logged.getvalue().splitlines()[0])
    assert (fault["message"], fault["fault"]) == ("letter failed", "ValueError")
    assert "messages.py" in fault["trace"]
    assert "example.com" not in logged.getvalue()
