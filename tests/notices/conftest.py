"""People who wait for a letter, and the post office it goes to."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlmodel import col, select

from tests.look import Look
from tests.notices.post_office import PostOffice, free_port, open_office
from tests.registrants import someone
from webapp import links
from webapp.db import transaction
from webapp.i18n import speak
from webapp.models import Notice, NoticeKind, Purpose, Registrant
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


@pytest.fixture
def look(session: Look) -> LookAt:
    """The notice as the database has it now."""

    def find(notice: Notice) -> Notice:
        found: Notice = session.exec(select(Notice).where(col(Notice.id) == notice.id)).one()
        return found

    return find
