"""Requests of one process wait for each other, and never for something slow outside Python."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from threading import Event, Semaphore
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, text

from tests.accounts.members import PASSWORD
from webapp import db, turns, write_lock
from webapp.accounts import hashing
from webapp.turns import InTurn, aside

SOON = 10  # seconds a test waits for what must happen
LONGEST = 100  # bytes
NO_STATUS: Any = None  # what these applications do with start_response
MANY = 20  # more than a pool of SQLAlchemy's has connections
Work = Callable[[], object]


class Doing:
    """A WSGI application that does this work, and reads the form."""

    def __init__(self, work: Work) -> None:
        self.work = work

    def __call__(self, environ: dict[str, Any], _start: Any) -> Iterable[bytes]:
        """What was sent."""
        self.work()
        return [environ["wsgi.input"].read()]


class Slow(BytesIO):
    """A form that has not arrived before the event."""

    def __init__(self, content: bytes, arrived: Event) -> None:
        super().__init__(content)
        self.arrived = arrived

    def read(self, size: int | None = -1) -> bytes:
        """Its bytes. Raises TimeoutError if they never come."""
        if not self.arrived.wait(SOON):
            raise TimeoutError
        return super().read(size)


def ask(work: Work, form: BytesIO | None = None, length: int = 0) -> bytes:
    """What the application answers."""
    environ = {"CONTENT_LENGTH": str(length), "wsgi.input": form or BytesIO()}
    return b"".join(InTurn(Doing(work), LONGEST)(environ, NO_STATUS))


def nothing() -> None:
    """No work."""


def test_nobody_else_has_a_turn_while_a_request_runs() -> None:
    taken: list[bool] = []
    with ThreadPoolExecutor(1) as others:
        ask(lambda: taken.append(others.submit(turns._turn.acquire, blocking=False).result(SOON)))
    assert taken == [False]


def test_a_form_that_arrives_slowly_stops_nobody_and_arrives_whole() -> None:
    arrived = Event()
    with ThreadPoolExecutor(2) as people:
        slow = people.submit(ask, nothing, Slow(b"name=x", arrived), 6)
        quick = people.submit(ask, nothing)
        assert quick.result(SOON) == b""
        arrived.set()
        assert slow.result(SOON) == b"name=x"


def test_a_form_that_is_too_long_is_not_read_ahead() -> None:
    never = Slow(b"x" * (LONGEST + 1), Event())
    refuse: Any = lambda _environ, _start: [b"refused"]  # noqa: E731
    environ = {"CONTENT_LENGTH": str(LONGEST + 1), "wsgi.input": never}
    assert InTurn(refuse, LONGEST)(environ, NO_STATUS) == [b"refused"]


def test_others_go_on_while_a_password_is_hashed(monkeypatch: pytest.MonkeyPatch) -> None:
    hashing_now, done = Event(), Event()

    def slowly(_stored: str, _password: str) -> bool:
        hashing_now.set()
        return done.wait(SOON)

    monkeypatch.setattr(hashing, "_verify", slowly)
    with ThreadPoolExecutor(2) as people:
        signing_in = people.submit(ask, lambda: hashing.matches(PASSWORD, None))
        assert hashing_now.wait(SOON)
        assert people.submit(ask, nothing).result(SOON) == b""
        done.set()
        signing_in.result(SOON)


def test_others_go_on_while_one_waits_for_the_write_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting, free = Event(), Event()

    def wait(_seconds: float) -> None:
        waiting.set()
        free.wait(SOON)

    monkeypatch.setattr(write_lock, "sleep", wait)
    engine = db.make_engine(f"sqlite:///{tmp_path}/own.db")
    with ThreadPoolExecutor(2) as people:
        with engine.begin():
            held_up = people.submit(ask, lambda: _write(engine))
            assert waiting.wait(SOON)
            assert people.submit(ask, nothing).result(SOON) == b""
        free.set()
        held_up.result(SOON)


def test_however_many_wait_for_the_write_lock_others_may_read(tmp_path: Path) -> None:
    engine = db.make_engine(f"sqlite:///{tmp_path}/own.db")
    with ThreadPoolExecutor(MANY + 1) as people:
        with engine.begin():
            writing = [people.submit(ask, lambda: _write(engine)) for _ in range(MANY)]
            people.submit(ask, lambda: _read(engine)).result(SOON / 2)
        for one in writing:
            one.result(SOON)


def test_one_looks_at_the_write_lock_and_the_rest_stand_in_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking, free = Semaphore(), Event()
    crowded: list[bool] = []

    def wait(_seconds: float) -> None:
        alone = looking.acquire(blocking=False)
        crowded.append(not alone)
        free.wait(SOON)
        if alone:
            looking.release()

    monkeypatch.setattr(write_lock, "sleep", wait)
    engine = db.make_engine(f"sqlite:///{tmp_path}/own.db")
    with ThreadPoolExecutor(4) as people:
        with engine.begin():
            writing = [people.submit(ask, lambda: _write(engine)) for _ in range(3)]
            # Each gives up its turn, wherever it waits.
            assert people.submit(ask, nothing).result(SOON) == b""
        free.set()
        for one in writing:
            one.result(SOON)
    assert not any(crowded)


def _read(engine: Engine) -> None:
    with engine.execution_options(begin=db.READING).connect() as connection:
        connection.execute(text("SELECT 1"))


def _write(engine: Engine) -> None:
    with engine.begin():
        """Nothing: to have the lock is enough."""


def test_a_request_within_a_request_does_not_wait_for_itself() -> None:
    with ThreadPoolExecutor(1) as people:
        assert people.submit(ask, lambda: ask(nothing)).result(SOON) == b""


def test_a_request_that_fails_passes_its_turn_on() -> None:
    with pytest.raises(ZeroDivisionError):
        ask(lambda: 1 / 0)
    with ThreadPoolExecutor(1) as people:
        assert people.submit(ask, nothing).result(SOON) == b""


def test_outside_of_a_request_nothing_is_given_up() -> None:
    with aside():
        assert ask(nothing) == b""


@pytest.mark.parametrize(
    ("url", "in_turn"), [("sqlite:///x.db", True), ("postgresql+psycopg://db/x", False)]
)
def test_only_beside_a_database_in_a_file_requests_wait_for_each_other(
    url: str, in_turn: bool
) -> None:
    found = Flask(__name__)
    found.config.from_mapping(DATABASE_URL=url, MAX_CONTENT_LENGTH=LONGEST)
    turns.init_app(found)
    assert isinstance(found.wsgi_app, InTurn) is in_turn
