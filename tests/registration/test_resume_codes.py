"""A code opens the answers on another device, for an hour and once on each."""

from datetime import timedelta
from typing import Any

import time_machine
from flask import Flask
from sqlmodel import select

from tests.look import Look
from tests.person import ANSWERS, Person, told
from webapp.clock import now
from webapp.models import DraftDevice, Registrant, ResumeCode
from webapp.parsing import Rate

BASE = "/ja/register/counter-coe"


def code_of(person: Person) -> str:
    """A resume code for this person's answers."""
    return told(person.post(f"{BASE}/draft", {**ANSWERS, "do": "code"}).text)


def resume(person: Person, code: str) -> Any:
    """Enter a code."""
    return person.post(f"{BASE}/resume", {"code": code})


def test_two_devices_share_one_draft_and_register_once(app: Flask, session: Look) -> None:
    desk, phone = Person(app), Person(app)
    page = resume(phone, code_of(desk)).text
    assert 'value="HOUMU TARO"' in page
    phone.post(f"{BASE}/draft/answers", {"name": "HOUMU HANAKO"})
    assert 'value="HOUMU HANAKO"' in desk.get(f"{BASE}/draft").text
    desk.confirm(desk.get(f"{BASE}/check"))
    (registrant,) = session.exec(select(Registrant)).all()
    assert registrant.email in phone.get(f"{BASE}/done").text


def test_erasing_on_one_device_erases_on_all(app: Flask, session: Look) -> None:
    desk, phone = Person(app), Person(app)
    resume(phone, code_of(desk))
    phone.post(f"{BASE}/draft/erase")
    assert 'value="HOUMU TARO"' not in desk.get(f"{BASE}/draft").text
    assert not session.exec(select(DraftDevice)).all()
    assert not session.exec(select(ResumeCode)).all()


def test_a_code_works_once_on_each_device(app: Flask, session: Look) -> None:
    desk, phone, library = Person(app), Person(app), Person(app)
    code = code_of(desk)
    for device in (desk, phone, phone, library):
        assert resume(device, code).request.path == f"{BASE}/draft"
    assert len(session.exec(select(DraftDevice)).all()) == 2


def test_a_code_ends_after_an_hour(app: Flask) -> None:
    desk, phone = Person(app), Person(app)
    with time_machine.travel(now(), tick=False) as clock:
        code = code_of(desk)
        clock.shift(timedelta(minutes=61))
        assert "この再開コードでは開けません。" in resume(phone, code).text


def test_a_new_code_ends_the_one_before(app: Flask) -> None:
    desk, phone = Person(app), Person(app)
    first, second = code_of(desk), code_of(desk)
    assert "この再開コードでは開けません。" in resume(phone, first).text
    assert resume(phone, second).request.path == f"{BASE}/draft"


def test_a_code_is_not_in_the_database(person: Person, session: Look) -> None:
    code = code_of(person).replace("-", "")
    assert code not in session.exec(select(ResumeCode)).one().id


def test_wrong_codes_are_limited_and_right_ones_are_not_counted(app: Flask) -> None:
    app.config["LIMIT_RESUME"] = Rate(3, 3600)
    desk, phone = Person(app), Person(app)
    code = code_of(desk)
    for _ in range(5):
        assert resume(Person(app), code).status_code == 200
    for _ in range(3):
        assert resume(phone, "2222-2222").status_code == 422
    answer = resume(phone, code)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3600")
    assert "1時間ほど待ってから" in answer.text


def test_an_empty_code_says_what_to_do(person: Person) -> None:
    answer = resume(person, " ")
    assert answer.status_code == 422
    assert "再開コードを入力してください。" in answer.text
