"""Failures of an ID slow it down and stop it before 100; a mailed link opens it again."""

from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask
from sqlmodel import select

from tests.accounts.members import (
    OTHER_PASSWORD,
    PASSWORD,
    WRONG,
    choose,
    enrol,
    heading,
    mailed_token,
    sign_in,
)
from tests.look import Look
from tests.person import Person
from webapp import limits, public_id
from webapp.accounts import failures
from webapp.db import transaction
from webapp.models import Attempt, Purpose

START = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


def fail(app: Flask, typed: str, times: int) -> None:
    """As if so many sign-ins had failed just now."""
    with app.app_context(), transaction() as session:
        for _ in range(times):
            limits.record(session, failures.KIND, typed, failures.REMEMBERED)


@pytest.mark.parametrize(
    ("count", "seconds"),
    [(0, 0), (4, 0), (5, 1), (6, 2), (10, 32), (14, 512), (15, 900), (98, 900)],
)
def test_the_wait_doubles_up_to_15_minutes(count: int, seconds: int) -> None:
    assert failures.pause(count) == seconds


@pytest.mark.parametrize("known", [True, False])
def test_after_five_failures_the_next_try_waits(app: Flask, person: Person, known: bool) -> None:
    typed = enrol(app, PASSWORD).public_id if known else public_id.new()
    with time_machine.travel(START, tick=False) as clock:
        assert [sign_in(person, typed, WRONG).status_code for _ in range(5)] == [422] * 5
        answer = sign_in(person, typed, WRONG)
        assert answer.status_code == 429
        assert answer.headers["Retry-After"] == "1"
        assert f'value="{typed}"' in answer.text
        clock.shift(1)
        assert sign_in(person, typed, WRONG).status_code == 422
        assert sign_in(person, typed, WRONG).headers["Retry-After"] == "2"


def test_even_the_right_password_waits(app: Flask, person: Person) -> None:
    member = enrol(app, PASSWORD)
    with time_machine.travel(START, tick=False) as clock:
        fail(app, member.public_id, 8)
        assert sign_in(person, member).status_code == 429
        clock.shift(8)
        assert heading(sign_in(person, member)) == "アカウント"


def test_a_refused_try_costs_no_verification_and_is_not_counted(
    app: Flask, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    member = enrol(app, PASSWORD)
    with time_machine.travel(START, tick=False):
        fail(app, member.public_id, 6)
        monkeypatch.setattr("webapp.accounts.hashing.matches", None)
        waits = [sign_in(person, member).headers["Retry-After"] for _ in range(3)]
    assert waits == ["2", "2", "2"]


@pytest.mark.parametrize(
    ("lang", "count", "words"),
    [("ja", 8, "8 秒"), ("ja", 15, "15 分"), ("en", 8, "8 seconds"), ("en", 15, "15 minutes")],
)
def test_the_page_says_how_long_to_wait(
    app: Flask, person: Person, lang: str, count: int, words: str
) -> None:
    with time_machine.travel(START, tick=False):
        fail(app, "AAAA", count)
        assert words in sign_in(person, "aaaa", WRONG, lang).text.replace("\xa0", " ")


@pytest.mark.parametrize(("count", "status"), [(1, 303), (8, 429)])
def test_a_clock_that_is_set_back_makes_nobody_wait_longer(
    app: Flask, person: Person, count: int, status: int
) -> None:
    member = enrol(app, PASSWORD)
    with time_machine.travel(START, tick=False) as clock:
        fail(app, member.public_id, count)
        clock.shift(-2 * 3600)
        typed = {"public_id": member.public_id, "password": PASSWORD}
        answer = person.browser.post("/ja/sign-in", data=typed)
    assert answer.status_code == status
    assert answer.headers.get("Retry-After", "8") == "8"


def test_other_ids_and_other_browsers_change_nothing(app: Flask, person: Person) -> None:
    member, other = enrol(app, PASSWORD), enrol(app, PASSWORD)
    with time_machine.travel(START, tick=False):
        fail(app, member.public_id, 9)
        assert sign_in(Person(app), member).status_code == 429
        assert heading(sign_in(person, other)) == "アカウント"


def test_the_way_an_id_is_typed_makes_no_new_count(app: Flask, person: Person) -> None:
    typed = public_id.new()
    with time_machine.travel(START, tick=False):
        for text in (typed, typed.lower(), public_id.show(typed), f" {typed}", typed):
            assert sign_in(person, text, WRONG).status_code == 422
        assert sign_in(person, public_id.show(typed).lower(), WRONG).status_code == 429


def test_success_begins_the_count_anew(app: Flask, person: Person) -> None:
    member = enrol(app, PASSWORD)
    with time_machine.travel(START, tick=False):
        fail(app, member.public_id, 4)
        sign_in(person, member)
        person.post("/ja/sign-out")
        assert [sign_in(person, member, WRONG).status_code for _ in range(5)] == [422] * 5


@pytest.mark.parametrize("known", [True, False])
def test_after_99_failures_only_the_mail_helps(app: Flask, person: Person, known: bool) -> None:
    typed = enrol(app, PASSWORD).public_id if known else public_id.new()
    with time_machine.travel(START, tick=False) as clock:
        fail(app, typed, 99)
        clock.shift(24 * 3600)
        answer = sign_in(person, typed)
    assert answer.status_code == 429
    assert "パスワードを忘れた方" in answer.text
    assert "サインインを止めました" in answer.text


def test_the_mailed_link_opens_a_stopped_id(app: Flask, person: Person) -> None:
    member = enrol(app, PASSWORD)
    fail(app, member.public_id, 99)
    choose(person, mailed_token(app, member, Purpose.RESET), OTHER_PASSWORD)
    assert heading(sign_in(person, member, OTHER_PASSWORD)) == "アカウント"


def test_the_count_holds_no_id(person: Person, session: Look) -> None:
    typed = public_id.new()
    sign_in(person, typed, WRONG)
    assert typed not in str(session.exec(select(Attempt)).one())
