"""A link that does not open any more is one press away from a new one."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask

from tests.accounts.conftest import Outbox
from tests.accounts.members import choose, enrol, heading, mailed_token
from tests.person import Person
from webapp.models import NoticeKind, Registrant

START = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
NEW = "/ja/password/setup/new"


def expire(_app: Flask, _person: Person, _member: Registrant, _token: str) -> None:
    """Nothing more to do: the clock does it."""


def use(_app: Flask, person: Person, _member: Registrant, token: str) -> None:
    """Set a password with it."""
    choose(person, token)


def supersede(app: Flask, _person: Person, member: Registrant, _token: str) -> None:
    """Send another one."""
    mailed_token(app, member)


@pytest.mark.parametrize(
    ("end", "kind"),
    [
        (expire, NoticeKind.NEW_LINK),
        (use, NoticeKind.RESET),
        (supersede, NoticeKind.NEW_LINK),
    ],
)
def test_one_press_sends_a_new_link(
    app: Flask, person: Person, outbox: Outbox, end: Callable[..., None], kind: NoticeKind
) -> None:
    member = enrol(app)
    with time_machine.travel(START, tick=False) as clock:
        token = mailed_token(app, member)
        end(app, person, member, token)
        clock.shift(timedelta(hours=24))
        page = person.get(f"/setup/{token}")
        assert 'action="/ja/password/setup/new"' in page.text
        assert heading(person.post(NEW, {"token": token})) == "新しいリンクを送ります"
    assert outbox.kinds() == [kind]
    assert outbox.letters()[0].recipient == "taro@example.com"


def test_a_letter_that_still_waits_is_enough(app: Flask, person: Person, outbox: Outbox) -> None:
    token = mailed_token(app, enrol(app))
    for _ in range(3):
        assert heading(person.post(NEW, {"token": token})) == "新しいリンクを送ります"
    assert len(outbox.letters()) == 1


def test_over_the_limit_the_page_says_so(app: Flask, person: Person, outbox: Outbox) -> None:
    token = mailed_token(app, enrol(app))
    mailed_token_is_open = person.get(f"/setup/{token}")
    assert mailed_token_is_open.status_code == 200
    for _ in range(5):
        person.post(NEW, {"token": token})
        outbox.deliver()
    answer = person.post(NEW, {"token": token})
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3600")
    assert "1時間ほど待って" in answer.text
    assert len(outbox.letters()) == 5
