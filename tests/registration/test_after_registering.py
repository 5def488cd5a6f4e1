"""After registering: one ID that stays, the letter, its address, and how often all that goes."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlmodel import select

from tests.look import Look
from tests.person import Person, told
from webapp.clock import now
from webapp.models import Notice, Registrant
from webapp.parsing import Rate

BASE = "/ja/register/counter-coe"


def test_too_many_registrations_for_one_address_say_how_long_to_wait(
    app: Flask, person: Person
) -> None:
    app.config.update(LIMIT_REGISTER_EMAIL=Rate(1, 3600))
    person.register()
    other = Person(app)
    refused = other.confirm(other.answer())
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "3600")
    assert "1 時間待ってから" in refused.text


@pytest.mark.parametrize("path", ["done", "check", "draft"])
def test_coming_back_shows_the_same_id(person: Person, path: str) -> None:
    done = person.register()
    again = person.get(f"{BASE}/{path}")
    assert again.request.path == f"{BASE}/done"
    assert told(again.text) == told(done.text)


def test_a_second_registration_in_the_same_browser_gets_its_own_id(person: Person) -> None:
    assert told(person.register().text) != told(person.register().text)


def test_too_many_registrations_for_one_address_are_refused_openly(
    person: Person, session: Look
) -> None:
    for number in range(5):
        assert person.register(name=f"TARO {'ABCDE'[number]}").request.path.endswith("/done")
    refused = person.register(name="TARO F")
    assert refused.status_code == 429
    assert "まだ登録していません" in refused.text
    assert "TARO F" in refused.text
    assert len(session.exec(select(Registrant)).all()) == 5
    assert len(session.exec(select(Notice)).all()) == 5


def test_too_many_registrations_from_one_client_are_refused_openly(
    person: Person, app: Flask
) -> None:
    app.config["LIMIT_REGISTER_CLIENT"] = Rate(2, 20)
    for name in ("a", "b"):
        person.register(email=f"{name}@example.com", email_confirm=f"{name}@example.com")
    refused = person.register(email="c@example.com", email_confirm="c@example.com")
    assert refused.status_code == 429
    with time_machine.travel(now() + timedelta(seconds=21)):
        assert person.confirm(refused).request.path.endswith("/done")


def test_the_letter_can_be_sent_again_within_limits(
    person: Person, session: Look, app: Flask
) -> None:
    app.config["LIMIT_RESEND_HOUR"] = Rate(1, 3600)
    person.register()
    assert person.post(f"{BASE}/done/mail").request.path == f"{BASE}/done"
    refused = person.post(f"{BASE}/done/mail")
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "3600")


def test_when_the_days_letters_are_used_up_it_says_a_day(person: Person, app: Flask) -> None:
    app.config["LIMIT_RESEND_DAY"] = Rate(1, 86400)
    person.register()
    person.post(f"{BASE}/done/mail")
    assert person.post(f"{BASE}/done/mail").headers["Retry-After"] == "86400"


def test_a_wrong_address_can_be_corrected_with_the_other_answers_kept(
    person: Person, session: Look
) -> None:
    first = told(person.register().text)
    page = person.post(f"{BASE}/again")
    assert page.request.path == f"{BASE}/draft"
    assert 'value="西新宿2-8-1"' in page.text
    second = person.register(email="right@example.com", email_confirm="right@example.com")
    assert told(second.text) != first


def test_the_state_of_the_letter_can_be_asked_for_alone(person: Person) -> None:
    person.register()
    assert 'id="mail-status"' in person.get(f"{BASE}/done/mail", htmx=True).text


def test_without_a_registration_there_is_no_letter(person: Person) -> None:
    assert person.get(f"{BASE}/done/mail").status_code == 404
    assert person.post(f"{BASE}/done/mail").status_code == 410
    assert person.post(f"{BASE}/again").status_code == 410


def test_nothing_of_a_registration_can_be_cached(person: Person) -> None:
    person.register()
    for path in ("done", "done/mail"):
        page = person.get(f"{BASE}/{path}")
        assert page.headers["Cache-Control"] == "no-store"
        assert "HX-Request" in page.headers["Vary"]
