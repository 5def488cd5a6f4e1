"""Mailed links: what a token opens, and for how long."""

from datetime import UTC, datetime, timedelta

import time_machine
from flask import Flask

from tests.accounts.members import enrol, mailed_token
from webapp import links
from webapp.clock import now
from webapp.db import reading, transaction
from webapp.links import LinkState
from webapp.models import Link, Purpose

START = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
DAY = timedelta(hours=24)


def state_of(app: Flask, token: str) -> LinkState:
    """What the token opens now."""
    with app.app_context(), reading() as session:
        return links.read(session, token)[0]


def change(app: Flask, token: str, **values: datetime) -> None:
    """Give the link other moments."""
    with app.app_context(), transaction() as session:
        _state, link = links.read(session, token)
        for name, value in values.items():
            setattr(link, name, value)


def test_a_link_works_until_its_24_hours_are_over(app: Flask) -> None:
    member = enrol(app)
    with time_machine.travel(START, tick=False) as clock:
        token = mailed_token(app, member)
        clock.shift(DAY - timedelta(seconds=1))
        assert state_of(app, token) is LinkState.OPEN
        clock.shift(1)
        assert state_of(app, token) is LinkState.EXPIRED


def test_the_hours_begin_when_the_letter_leaves(app: Flask) -> None:
    with app.app_context(), time_machine.travel(START, tick=False) as clock:
        link = Link(id="0" * 24, registrant_id=1, purpose=Purpose.SETUP, expires_at=START)
        clock.shift(DAY * 2)
        links.start_validity(link)
        assert link.expires_at == now() + DAY


def test_a_newer_link_closes_the_older_one(app: Flask) -> None:
    member = enrol(app)
    older, newer = mailed_token(app, member), mailed_token(app, member)
    assert state_of(app, older) is LinkState.SUPERSEDED
    assert state_of(app, newer) is LinkState.OPEN


def test_a_link_leaves_other_peoples_links_alone(app: Flask) -> None:
    token = mailed_token(app, enrol(app))
    mailed_token(app, enrol(app))
    assert state_of(app, token) is LinkState.OPEN


def test_used_and_superseded_tell_more_than_expired(app: Flask) -> None:
    member = enrol(app)
    used, superseded = mailed_token(app, member), mailed_token(app, member)
    change(app, used, used_at=now(), expires_at=START)
    change(app, superseded, superseded_at=now(), expires_at=START)
    assert state_of(app, used) is LinkState.USED
    assert state_of(app, superseded) is LinkState.SUPERSEDED


def test_forged_tokens_open_nothing(app: Flask) -> None:
    good = mailed_token(app, enrol(app))
    link_id = good.split(".")[0]
    for bad in ("", ".", link_id, good[:-1], good + "x", f"{link_id}.abc", "リンク", "\0"):
        assert state_of(app, bad) is LinkState.UNKNOWN


def test_another_secret_key_opens_nothing(app: Flask) -> None:
    token = mailed_token(app, enrol(app))
    app.config["SECRET_KEY"] = "another secret, just as long as the first"
    assert state_of(app, token) is LinkState.UNKNOWN


def test_a_signed_id_without_a_row_opens_nothing(app: Flask) -> None:
    with app.app_context():
        stray = Link(id="0" * 24, registrant_id=1, purpose=Purpose.SETUP, expires_at=START)
        token = links.token(stray)
    assert state_of(app, token) is LinkState.UNKNOWN
