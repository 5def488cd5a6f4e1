"""What has served its time is deleted, the rest is kept."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlmodel import Session, select

from tests.look import Look
from tests.registrants import someone
from webapp import purge
from webapp.clock import now
from webapp.models import Attempt, Draft, SignIn

OLD = timedelta(days=3)


def draft(name: str, hours: int) -> Draft:
    end = now() + timedelta(hours=hours)
    return Draft(id=name, answers={}, revision="", expires_at=end)


def test_old_drafts_and_tries_go_in_batches(
    app: Flask, session: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(purge, "BATCH", 2)
    with Session(app.extensions["engine"]) as opened:
        opened.add_all([draft("old", -1), draft("new", 1)])
        opened.add_all(Attempt(kind="x", key="x", until=now() - OLD) for _ in range(5))
        opened.add(Attempt(kind="x", key="x", until=now() + OLD))
        opened.commit()
    with app.app_context():
        assert purge.purge() == 6
    assert session.exec(select(Draft.id)).all() == ["new"]
    assert len(session.exec(select(Attempt)).all()) == 1


def test_sign_ins_long_unused_go(app: Flask, session: Look) -> None:
    with Session(app.extensions["engine"]) as opened:
        opened.add(person := someone("taro@example.com"))
        opened.flush()
        for name, seen, ended in (
            ("ended", now() - OLD, now() - OLD),
            ("forgotten", now() - OLD, None),
            ("in use", now(), None),
            ("just ended", now(), now()),
        ):
            sign_in = SignIn(id=name, registrant_id=person.id or 0, seen_at=seen, ended_at=ended)
            opened.add(sign_in)
        opened.commit()
    with app.app_context():
        assert purge.purge() == 2
    assert set(session.exec(select(SignIn.id)).all()) == {"in use", "just ended"}
