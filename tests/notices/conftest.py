"""People who wait for a letter, and the post office it goes to."""

import secrets
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlmodel import col, select

from tests.look import Look
from tests.notices.post_office import PostOffice, free_port, open_office
from webapp import links, public_id
from webapp.clock import now
from webapp.db import transaction
from webapp.i18n import speak
from webapp.models import Category, Notice, NoticeKind, Purpose, Registrant, Sex
from webapp.notices import outbox

Promise = Callable[..., Notice]
LookAt = Callable[[Notice], Notice]


@pytest.fixture
def office(app: Flask) -> Iterator[PostOffice]:
    """A post office in good order."""
    with open_office(app) as opened:
        yield opened


@pytest.fixture
def closed_office(app: Flask) -> None:
    """Nobody listens where the letters go."""
    app.config.update(MAIL_SERVER="127.0.0.1", MAIL_PORT=free_port())


@pytest.fixture
def promise(app: Flask) -> Promise:
    """Register somebody and promise a letter, as the registration does."""

    def make(
        kind: NoticeKind = NoticeKind.REGISTERED,
        lang: str = "ja",
        email: str = "taro@example.com",
        registrant: Registrant | None = None,
    ) -> Notice:
        with app.app_context(), transaction() as session:
            speak(lang)
            registrant = registrant or someone(email)
            session.add(registrant)
            session.flush()
            link = None
            if kind is not NoticeKind.IDS:
                link = links.issue(session, registrant.id or 0, Purpose.SETUP)
            return outbox.post(session, registrant, kind, link)

    return make


def someone(email: str) -> Registrant:
    """A registrant with a new ID."""
    return Registrant(
        public_id=public_id.new(),
        draft_id=secrets.token_hex(32),
        name="HOUMU TARO",
        sex=Sex.MALE,
        birth="2000-01-23",
        municipality="131041",
        address="西新宿2-8-1",
        phone="+819012345678",
        email=email,
        email_key=email.casefold(),
        category=Category.COUNTER_COE,
        typed={},
        terms_version="2026-11-23",
        language="ja",
        agreed_at=now(),
    )


@pytest.fixture
def look(session: Look) -> LookAt:
    """The notice as the database has it now."""

    def find(notice: Notice) -> Notice:
        found: Notice = session.exec(select(Notice).where(col(Notice.id) == notice.id)).one()
        return found

    return find
