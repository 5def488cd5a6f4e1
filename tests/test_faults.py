"""The database is locked, refuses or is gone: nothing typed is lost, nothing half done."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, create_engine, event, text
from sqlmodel import select
from werkzeug.test import TestResponse

from tests.addresses import addresses
from tests.filled import filled_in
from tests.inspection import inspect
from tests.look import Look
from tests.notices.post_office import free_port
from tests.person import ANSWERS, HTMX, Person, revision
from webapp import db, write_lock
from webapp.db import make_engine, make_engines
from webapp.models import Draft, Notice, Registrant
from webapp.pages import PAGES

BASE = "/ja/register/counter-coe"
PATIENCE = {"sqlite": "PRAGMA busy_timeout = 50", "postgresql": "SET lock_timeout = 50"}  # ms
TABLES = "LOCK TABLE draft, registrant IN ACCESS EXCLUSIVE MODE"
NOT_KEPT = "いま入力内容を保存できませんでした。入力した内容は下に残っています。"
BUSY = "ただいま混み合っています"


@pytest.fixture
def impatient(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """The engine, which like the other waits for a lock no longer than a test may."""
    monkeypatch.setattr(write_lock, "LOCK_WAIT", 0.05)
    engine: Engine = app.extensions["engine"]
    both = (engine, app.extensions["quick_engine"])
    wait_less = lambda raw, _entry: _wait_less(engine, raw)  # noqa: E731
    for one in both:
        event.listen(one, "connect", wait_less)
        one.dispose()
    yield engine
    for one in both:
        event.remove(one, "connect", wait_less)
        one.dispose()


def _wait_less(engine: Engine, connection: Any) -> None:
    connection.cursor().execute(PATIENCE[engine.name])
    connection.commit()


@contextmanager
def locked(engine: Engine) -> Iterator[None]:
    """Somebody else writes for a long time."""
    with engine.connect() as connection, connection.begin() as writing:
        if engine.name == "postgresql":
            connection.execute(text(TABLES))
        yield
        writing.rollback()


def press(person: Person, address: str, data: Any = None, **headers: str) -> TestResponse:
    """POST; the answer may be a 503, which is inspected all the same."""
    answer = person.browser.post(address, data=data, headers=headers)
    if not answer.location:
        inspect(answer)
    return answer


@pytest.mark.parametrize(
    "changes", [{}, {"name": '"><b>', "birth-year": "平成２", "agree": "", "email": "a＠b"}]
)
def test_answers_that_cannot_be_kept_come_back_in_the_form_and_go_through_later(
    person: Person, session: Look, impatient: Engine, changes: dict[str, str]
) -> None:
    typed = {name: value for name, value in {**ANSWERS, **changes}.items() if value}
    with locked(impatient):
        answer = press(person, f"{BASE}/draft", typed)
    assert answer.status_code == 503
    assert NOT_KEPT in answer.text
    back = filled_in(answer, f"{BASE}/draft")
    assert {name: value for name, value in back.items() if value} == typed
    assert not session.exec(select(Draft)).all()
    assert person.post(f"{BASE}/draft", back).request.path.endswith(
        "/draft" if changes else "/check"
    )
    assert len(session.exec(select(Draft)).all()) == 1


def test_with_scripts_the_form_comes_back_as_a_fragment(person: Person, impatient: Engine) -> None:
    with locked(impatient):
        answer = press(person, f"{BASE}/draft", ANSWERS, **HTMX)
    assert answer.status_code == 503
    assert not answer.text.lstrip().startswith("<!doctype")
    assert filled_in(answer, f"{BASE}/draft")["name"] == ANSWERS["name"]


def test_what_was_kept_before_outlives_the_lock(person: Person, impatient: Engine) -> None:
    person.answer()
    with locked(impatient):
        press(person, f"{BASE}/draft", {**ANSWERS, "phone": "03-1234-5678"})
    assert filled_in(person.get(f"{BASE}/draft"), f"{BASE}/draft")["phone"] == ANSWERS["phone"]


def test_a_registration_that_cannot_be_written_is_not_begun_and_succeeds_later(
    person: Person, session: Look, impatient: Engine
) -> None:
    step2 = person.answer()
    with locked(impatient):
        answer = press(person, f"{BASE}/check", {"revision": revision(step2.text)})
    assert answer.status_code == 503
    assert BUSY in answer.text
    assert not session.exec(select(Registrant)).all()
    assert not session.exec(select(Notice)).all()
    assert "利用者情報登録完了(STEP3)" in person.confirm(step2).text
    assert len(session.exec(select(Notice)).all()) == 1


@pytest.fixture(params=["no file can be opened", "no server answers", "no connection is free"])
def gone(
    request: pytest.FixtureRequest, app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """The application with a database that is not there, or that others keep busy."""
    nobody = f"postgresql+psycopg://127.0.0.1:{free_port()}/nobody"
    away = {"no file can be opened": f"sqlite:///{tmp_path}", "no server answers": nobody}
    with ExitStack() as others:
        if request.param in away:
            lost = make_engines(away[request.param])
        else:
            lost = _one_connection_each(app.config["DATABASE_URL"], monkeypatch)
            for name in ("engine", "quick_engine"):
                others.enter_context(lost[name].connect())
        with monkeypatch.context() as patch:
            for name, engine in lost.items():
                patch.setitem(app.extensions, name, engine)
            yield
    for engine in lost.values():
        engine.dispose()


def _one_connection_each(url: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, Engine]:
    few = {"pool_size": 1, "max_overflow": 0, "pool_timeout": 0}
    with monkeypatch.context() as patch:
        patch.setattr(db, "create_engine", lambda at, **rest: create_engine(at, **rest | few))
        return make_engines(url)


@pytest.mark.usefixtures("gone")
def test_without_a_database_every_address_answers_with_a_page(app: Flask, person: Person) -> None:
    for cookie in ("draft", "session", "setup"):
        person.browser.set_cookie(cookie, "x")
    found = set()
    for method in ("GET", "POST"):
        for address in addresses(app, method):
            answer = person.browser.open(address, method=method, data=ANSWERS)
            found.add(answer.status_code)
            if answer.mimetype == "text/html" and not answer.location:
                inspect(answer)
    assert 503 in found
    assert 500 not in found


@pytest.mark.usefixtures("gone")
def test_without_a_database_what_depends_on_nobody_is_served(person: Person) -> None:
    for page in ("", "register/counter-coe", "sign-in", "municipalities?q=shinjuku", *PAGES):
        assert person.get(f"/ja/{page}").status_code == 200


@pytest.mark.usefixtures("gone")
def test_without_a_database_the_process_is_alive_and_not_ready(person: Person) -> None:
    assert person.get("/healthz").status_code == 200
    assert person.browser.get("/readyz").status_code == 503
    told = person.browser.get("/metrics").text
    assert "webapp_requests_total" in told
    assert "webapp_letters" not in told


@pytest.mark.usefixtures("gone")
def test_without_a_database_every_answer_comes_back(person: Person) -> None:
    answer = press(person, f"{BASE}/draft", ANSWERS)
    assert answer.status_code == 503
    assert NOT_KEPT in answer.text
    assert filled_in(answer, f"{BASE}/draft")["email"] == ANSWERS["email"]


def test_a_database_without_its_tables_is_not_ready(
    app: Flask, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.extensions, "engine", make_engine(f"sqlite:///{tmp_path}/empty.db"))
    assert person.browser.get("/readyz").status_code == 503
