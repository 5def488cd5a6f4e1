"""Letters stay in the outbox here, or are sent as if by the worker."""

import pytest
from flask import Flask
from sqlmodel import col, select, update

from tests.look import Look
from webapp.db import transaction
from webapp.models import Notice, NoticeKind, NoticeState


class Outbox:
    """The letters that were promised."""

    def __init__(self, app: Flask) -> None:
        self.app = app

    def letters(self) -> list[Notice]:
        """The letters, oldest first."""
        return list(Look(self.app).exec(select(Notice).order_by(col(Notice.id))).all())

    def kinds(self) -> list[NoticeKind]:
        """What the letters are about, oldest first."""
        return [letter.kind for letter in self.letters()]

    def deliver(self) -> None:
        """As if the worker had sent them all."""
        with self.app.app_context(), transaction() as session:
            session.exec(update(Notice).values(state=NoticeState.SENT))


@pytest.fixture
def outbox(app: Flask) -> Outbox:
    """The letters of this test."""
    return Outbox(app)
