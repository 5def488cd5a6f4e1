"""What the rest of the service asks the outbox."""

import pytest
from flask import Flask, render_template
from sqlmodel import select

from tests.look import Look
from tests.notices.conftest import Promise
from tests.notices.post_office import PostOffice
from tests.registrants import someone
from webapp.clock import now
from webapp.db import transaction
from webapp.limits import Limited
from webapp.models import Link, Notice, NoticeKind, NoticeState
from webapp.notices import outbox
from webapp.notices.worker import deliver_due
from webapp.parsing import Rate


class Changed(Exception):
    """The caller's transaction fails."""


def may_send_again(app: Flask, public_id: str) -> bool:
    with app.app_context(), transaction() as session:
        try:
            outbox.count_again(session, public_id)
        except Limited:
            return False
        return True


def is_waiting(app: Flask, registrant_id: int) -> bool:
    with app.app_context(), transaction() as session:
        return outbox.is_waiting(session, registrant_id)


def test_no_letter_is_promised_where_the_transaction_fails(app: Flask, session: Look) -> None:
    def register_and_fail() -> None:
        with app.app_context(), transaction() as failing:
            failing.add(person := someone("taro@example.com"))
            failing.flush()
            outbox.post(failing, person, NoticeKind.IDS)
            raise Changed

    with pytest.raises(Changed):
        register_and_fail()
    assert not session.exec(select(Notice)).all()


def test_a_letter_waits_until_it_is_sent(app: Flask, office: PostOffice, promise: Promise) -> None:
    person = promise().registrant_id
    assert is_waiting(app, person)
    deliver_due(app)
    assert not is_waiting(app, person)


def test_a_letter_with_a_used_link_is_not_waited_for(app: Flask, promise: Promise) -> None:
    notice = promise()
    with app.app_context(), transaction() as session:
        session.exec(select(Link)).one().used_at = now()
    assert not is_waiting(app, notice.registrant_id)


def test_a_list_of_ids_is_no_letter_with_a_link(app: Flask, promise: Promise) -> None:
    notice = promise(NoticeKind.IDS)
    assert not is_waiting(app, notice.registrant_id)
    with app.app_context():
        assert outbox.latest(notice.registrant_id) is None


@pytest.mark.parametrize(("hour", "day"), [(2, 9), (9, 2)])
def test_letters_are_sent_again_up_to_the_hours_and_the_days_limit(
    app: Flask, hour: int, day: int
) -> None:
    app.config.update(LIMIT_RESEND_HOUR=Rate(hour, 3600), LIMIT_RESEND_DAY=Rate(day, 86400))
    assert [may_send_again(app, "a" * 12) for _ in range(3)] == [True, True, False]
    assert may_send_again(app, "b" * 12)


@pytest.mark.parametrize(
    ("state", "text", "polls"),
    [
        (NoticeState.WAITING, "メールを送っています。", True),
        (NoticeState.SENT, "メールを送りました。", False),
        (NoticeState.REFUSED, "メールを送れませんでした。", False),
    ],
)
def test_the_state_of_the_letter_is_shown_and_asked_for_until_it_is_final(
    app: Flask, promise: Promise, state: NoticeState, text: str, polls: bool
) -> None:
    notice = promise()
    notice.state, notice.sent_at = state, notice.created_at
    with app.test_request_context("/ja/"):
        page = render_template("partials/mail_status.html", notice=notice)
    assert text in page
    assert ("data-hx-get=" in page) is polls


def test_a_letter_that_failed_before_says_that_it_is_tried_again(
    app: Flask, promise: Promise
) -> None:
    notice = promise()
    notice.last_error = "TimeoutError"
    with app.test_request_context("/ja/"):
        page = render_template("partials/mail_status.html", notice=notice)
    assert "自動でもう一度送ります" in page
