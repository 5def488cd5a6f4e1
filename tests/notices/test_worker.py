"""Workers that die, race and lose the database: one letter each, or a known repeat."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Event, Thread

import pytest
import time_machine
from flask import Flask
from sqlalchemy.exc import OperationalError
from sqlmodel import select

from tests.look import Look
from tests.notices.conftest import LookAt, Promise
from tests.notices.post_office import PostOffice
from webapp.clock import now
from webapp.models import Notice, NoticeState
from webapp.notices import delivery, worker
from webapp.notices.worker import deliver_due

AWAY = OperationalError("SELECT 1", {}, Exception("database is away"))
AFTER_LEASE = timedelta(minutes=10)


class Dies(BaseException):
    """The worker is killed here."""


def fails_once(work: Callable[..., object], error: BaseException) -> Callable[..., object]:
    """`work`, but for the first call."""
    errors = [error]

    def run(*args: object) -> object:
        if errors:
            raise errors.pop()
        return work(*args)

    return run


def test_a_letter_of_a_killed_worker_leaves_after_its_lease(
    app: Flask, office: PostOffice, promise: Promise, look: LookAt
) -> None:
    notice = promise()
    with app.app_context():
        assert delivery.claim()
    assert deliver_due(app) == 0
    with time_machine.travel(now() + AFTER_LEASE):
        assert deliver_due(app) == 1
    assert [letter["Message-ID"] for letter in office.letters] == [notice.message_id]
    assert (look(notice).state, look(notice).attempts) == (NoticeState.SENT, 2)


def test_a_crash_after_the_letter_left_repeats_it_under_the_same_name(
    app: Flask,
    office: PostOffice,
    promise: Promise,
    look: LookAt,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    notice = promise()
    monkeypatch.setattr(delivery, "settle", fails_once(delivery.settle, Dies()))
    with pytest.raises(Dies):
        deliver_due(app)
    with time_machine.travel(now() + AFTER_LEASE):
        deliver_due(app)
    assert [letter["Message-ID"] for letter in office.letters] == [notice.message_id] * 2
    assert look(notice).state is NoticeState.SENT


def test_a_letter_that_left_is_written_down_when_the_database_is_back(
    app: Flask,
    office: PostOffice,
    promise: Promise,
    look: LookAt,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    notice = promise()
    monkeypatch.setattr(worker, "POLL", 0)
    monkeypatch.setattr(delivery, "settle", fails_once(delivery.settle, AWAY))
    assert deliver_due(app) == 1
    assert len(office.letters) == 1
    assert look(notice).state is NoticeState.SENT


def test_many_workers_never_send_a_letter_twice(
    app: Flask, session: Look, office: PostOffice, promise: Promise
) -> None:
    app.config["MAIL_TIMEOUT"] = 20
    for _ in range(20):
        promise()
    start = Barrier(4)

    def work() -> None:
        start.wait()
        deliver_due(app)

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sent = Counter(letter["Message-ID"] for letter in office.letters)
    assert len(sent) == 20
    assert set(sent.values()) == {1}
    assert set(session.exec(select(Notice.state)).all()) == {NoticeState.SENT}


def test_a_worker_whose_lease_ended_does_not_undo_what_another_wrote(
    app: Flask, office: PostOffice, promise: Promise, look: LookAt
) -> None:
    notice = promise()
    with app.app_context():
        slow = delivery.claim()
    assert slow
    with time_machine.travel(now() + AFTER_LEASE):
        deliver_due(app)
    with app.app_context():
        delivery.settle(slow[0], delivery.Outcome(NoticeState.WAITING, "TimeoutError"))
    assert look(notice).state is NoticeState.SENT


def test_the_worker_tidies_up_every_hour_although_letters_never_end(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop, tidied = Event(), Counter[str]()

    def tidy() -> None:
        tidied["times"] += 1
        if tidied["times"] == 3:
            stop.set()

    monkeypatch.setattr(worker, "HOUR", 0.01)
    monkeypatch.setattr(worker, "POLL", 0)
    monkeypatch.setattr(worker, "purge", tidy)
    monkeypatch.setattr(worker, "_deliver_one", lambda _stop: True)
    thread = Thread(target=worker.run, args=(app, stop))
    thread.start()
    tidied_again = stop.wait(20)
    stop.set()
    thread.join(20)
    assert tidied_again


def test_the_worker_outlives_a_database_that_is_away_and_stops_when_told(
    app: Flask,
    office: PostOffice,
    promise: Promise,
    look: LookAt,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker, "PAUSE", 0)
    monkeypatch.setattr(delivery, "claim", fails_once(delivery.claim, AWAY))
    notice, stop = promise(), Event()
    thread = Thread(target=worker.run, args=(app, stop))
    thread.start()
    assert office.received.wait(20)
    stop.set()
    thread.join(20)
    assert not thread.is_alive()
    assert look(notice).state is NoticeState.SENT  # the letter at hand was finished
