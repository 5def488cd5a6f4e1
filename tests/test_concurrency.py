"""Many requests at one moment, from one browser and from many."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import TypeVar

import pytest
from flask import Flask
from sqlmodel import select
from werkzeug.test import TestResponse

from tests.filled import filled_in
from tests.look import Look
from tests.person import ANSWERS, Person
from webapp import public_id
from webapp.models import Draft, Link, Notice, Registrant
from webapp.parsing import Rate

BASE = "/ja/register/counter-coe"
MANY = 20
LIMITS = ("LIMIT_REGISTER_CLIENT", "LIMIT_REGISTER_EMAIL")
PLACES = ("131041", "271004", "011002", "401005", "471003")
T = TypeVar("T")
Press = Callable[[Person], TestResponse]


@pytest.fixture(autouse=True)
def no_limit(app: Flask) -> None:
    """Everybody here comes from one address."""
    app.config.update(dict.fromkeys(LIMITS, Rate(999, 20)))


def at_once(acts: Iterable[Callable[[], T]]) -> list[T]:
    """Everything at the same moment, each in a thread of its own; the results in order."""
    waiting = list(acts)
    together = Barrier(len(waiting))

    def start(act: Callable[[], T]) -> T:
        together.wait()
        return act()

    with ThreadPoolExecutor(len(waiting)) as threads:
        return list(threads.map(start, waiting))


def tab(person: Person) -> Person:
    """One more window of the same browser."""
    other, cookie = Person(person.app), person.browser.get_cookie("draft")
    assert cookie
    other.browser.set_cookie("draft", cookie.value)
    return other


def tabs(person: Person, presses: Iterable[Press]) -> list[TestResponse]:
    """Each press in a window of its own, all at the same moment."""

    def act(press: Press) -> Callable[[], TestResponse]:
        window = tab(person)
        return lambda: press(window)

    return at_once([act(press) for press in presses])


def saving(**changes: str) -> Press:
    return lambda window: window.post(f"{BASE}/draft", {**ANSWERS, **changes})


def choosing(code: str) -> Press:
    return lambda window: window.post(f"{BASE}/draft/municipality", {"code": code})


def test_twenty_presses_at_one_moment_register_once(person: Person, session: Look) -> None:
    step2 = person.answer()
    answers = tabs(person, [lambda window: window.confirm(step2)] * MANY)
    registrant = session.exec(select(Registrant)).one()
    assert len(session.exec(select(Notice)).all()) == 1
    assert len(session.exec(select(Link)).all()) == 1
    for answer in answers:
        assert answer.status_code == 200
        assert public_id.show(registrant.public_id) in answer.text


def test_twenty_people_at_one_moment_get_an_id_each(app: Flask, session: Look) -> None:
    people = [Person(app) for _ in range(MANY)]
    pages = [(person, person.answer()) for person in people]
    at_once([partial(person.confirm, step2) for person, step2 in pages])
    assert len({row.public_id for row in session.exec(select(Registrant)).all()}) == MANY
    assert len(session.exec(select(Notice)).all()) == MANY


def test_first_answers_sent_at_one_moment_are_kept_for_each_browser(
    app: Flask, session: Look
) -> None:
    people = [Person(app) for _ in range(MANY)]
    sent = [f"H{chr(65 + n)}" for n in range(MANY)]
    at_once([partial(p.answer, name=name) for p, name in zip(people, sent, strict=True)])
    kept = [filled_in(p.get(f"{BASE}/draft"), f"{BASE}/draft")["name"] for p in people]
    assert kept == sent
    assert len(session.exec(select(Draft)).all()) == MANY


def test_one_form_of_many_sent_at_one_moment_is_kept_whole(person: Person, session: Look) -> None:
    person.answer()
    sent = [
        {"name": f"HOUMU {chr(65 + n)}", "address": f"{n + 1}-1", "phone": f"0312345{n:03}"}
        for n in range(MANY)
    ]
    answers = tabs(person, [saving(**form) for form in sent])
    assert {answer.status_code for answer in answers} == {200}
    kept = session.exec(select(Draft)).one().answers
    assert {name: kept[name] for name in sent[0]} in sent


def test_places_chosen_at_one_moment_leave_every_other_answer(
    person: Person, session: Look
) -> None:
    person.answer()
    before = session.exec(select(Draft)).one().answers
    tabs(person, [choosing(code) for code in PLACES * 4])
    kept = session.exec(select(Draft)).one().answers
    assert kept["municipality"] in PLACES
    assert kept == {**before, "municipality": kept["municipality"]}


def test_questions_asked_at_one_moment_lose_no_answer(person: Person, session: Look) -> None:
    person.answer()
    repeated = saving(address="東京都新宿区西新宿2-8-1")
    answers = tabs(person, [repeated] * MANY)
    assert {answer.status_code for answer in answers} <= {200, 422}
    assert session.exec(select(Draft)).one().answers["name"] == ANSWERS["name"]


def test_what_is_registered_was_shown_whatever_another_tab_sends_meanwhile(
    person: Person, session: Look
) -> None:
    step2 = person.answer(name="HOUMU TARO")
    others = [saving(name="HOUMU HANAKO")] * 5
    first, *_others = tabs(person, [lambda window: window.confirm(step2), *others])
    registered = session.exec(select(Registrant)).all()
    assert [row.name for row in registered] == (["HOUMU TARO"] if first.status_code == 200 else [])
    assert first.status_code in {200, 409}
    assert len(session.exec(select(Notice)).all()) == len(registered)


def test_letters_asked_for_at_one_moment_are_one_letter(person: Person, session: Look) -> None:
    person.register()
    answers = tabs(person, [lambda window: window.post(f"{BASE}/done/mail")] * MANY)
    assert {answer.status_code for answer in answers} <= {200, 429}
    assert len(session.exec(select(Notice)).all()) == 1
