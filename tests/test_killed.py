"""Processes are killed and connections cut at the worst moment; real processes, real sockets."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask import Flask
from sqlmodel import SQLModel, select

from tests.look import Look
from tests.notices.post_office import HOST, free_port
from tests.person import ANSWERS, Person, revision
from tests.serving import DEADLINE, Server, answers, environment, eventually, server
from webapp.config import ROOT
from webapp.models import Attempt, Draft, Event, Link, Notice, NoticeState, Registrant

BASE = "/ja/register/counter-coe"
TOO_LARGE = 160 * 1024  # bytes
MEGABYTE = 1024 * 1024
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
Tables = tuple[type[SQLModel], ...]
WRITTEN: Tables = (Registrant, Link, Notice, Event, Attempt)


def count(session: Look, table: type[SQLModel]) -> int:
    return len(session.exec(select(table)).all())


@pytest.mark.parametrize("moment", [*(f"INSERT INTO {t.__tablename__}" for t in WRITTEN), "COMMIT"])
def test_a_process_killed_while_it_registers_leaves_nothing_and_the_next_press_works(
    app: Flask, person: Person, session: Look, moment: str
) -> None:
    if moment == "COMMIT" and app.extensions["engine"].dialect.name != "sqlite":
        pytest.skip("one statement commits itself")
    step2 = person.answer()
    assert killed(app, person, revision(step2.text), moment)
    assert [count(session, table) for table in WRITTEN] == [0, 0, 0, 0, 0]
    assert "利用者情報登録完了(STEP3)" in person.confirm(step2).text
    assert (count(session, Registrant), count(session, Link), count(session, Notice)) == (1, 1, 1)


def test_a_process_killed_before_it_answers_has_registered_and_the_next_press_shows_it(
    app: Flask, person: Person, session: Look
) -> None:
    step2 = person.answer()
    assert killed(app, person, revision(step2.text), "answer")
    assert "利用者情報登録完了(STEP3)" in person.confirm(step2).text
    assert (count(session, Registrant), count(session, Link), count(session, Notice)) == (1, 1, 1)


def killed(app: Flask, person: Person, shown: str, moment: str) -> bool:
    """Register this person's draft in a process that dies at this moment of it."""
    cookie = person.browser.get_cookie("draft")
    assert cookie
    died = subprocess.run(
        [sys.executable, "-m", "tests.dying", cookie.value, shown, moment],
        env=environment(app),
        cwd=ROOT,
        timeout=DEADLINE,
        check=False,
    )
    return died.returncode == -signal.SIGKILL


def test_a_registration_outlives_a_server_killed_as_it_answers_and_its_letter_is_sent(
    app: Flask, tmp_path: Path, session: Look
) -> None:
    with server(app, tmp_path) as first:
        first.post(f"{BASE}/draft", ANSWERS)
        shown = revision(first.get(f"{BASE}/check").text)
        assert first.post(f"{BASE}/check", {"revision": shown}).status == 303
        first.kill()
    kept = session.exec(select(Notice)).one()
    assert kept.state is NoticeState.WAITING
    port = free_port()
    whole = subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "wsgi", "serve"],
        env=environment(app, PORT=str(port), WORKERS="1"),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        again = Server(whole, port, tmp_path, first.cookies)
        eventually(lambda: answers(again))
        eventually(lambda: ANSWERS["email"] in again.get("/dev/mail").text)
        eventually(lambda: session.exec(select(Notice)).one().state is NoticeState.SENT)
        assert "利用者情報登録完了(STEP3)" in again.get(f"{BASE}/done").text
    finally:
        whole.terminate()
        whole.wait(DEADLINE)
    assert count(session, Registrant) == 1


@pytest.fixture(scope="module")
def running(shared_app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for the tests that do not kill it."""
    with server(shared_app, tmp_path_factory.mktemp("server")) as found:
        yield found


def send(running: Server, data: bytes) -> socket.socket:
    connection = socket.create_connection((HOST, running.port), DEADLINE)
    connection.sendall(data)
    return connection


def head(method: str, path: str, *lines: str) -> bytes:
    return "".join([f"{method} {path} HTTP/1.1\r\nHost: {HOST}\r\n", *lines, "\r\n"]).encode()


def test_a_connection_cut_in_the_middle_of_a_form_stores_nothing(
    app: Flask, running: Server, session: Look
) -> None:
    form = urlencode(ANSWERS).encode()
    start = head("POST", f"{BASE}/draft", FORM, f"Content-Length: {len(form)}\r\n")
    for part in range(0, len(form), len(form) // 8):
        send(running, start + form[:part]).close()
    assert running.post(f"{BASE}/draft", ANSWERS).status == 303
    assert count(session, Draft) == 1


def test_a_form_of_unknown_length_is_not_taken_for_an_empty_one(
    app: Flask, running: Server, session: Look
) -> None:
    chunks = b"4\r\nname\r\n0\r\n\r\n"
    start = head("POST", f"{BASE}/draft", FORM, "Transfer-Encoding: chunked\r\n")
    with send(running, start + chunks) as connection:
        assert connection.recv(64).startswith(b"HTTP/1.1 411")
    assert count(session, Draft) == 0


def test_a_form_that_is_too_large_is_refused_and_the_connection_ends_in_order(
    app: Flask, running: Server, session: Look
) -> None:
    # Small enough to be sent in one piece: who is still sending would meet a closed door.
    answer = running.post(f"{BASE}/draft", {"name": "A" * TOO_LARGE})
    assert answer.status == 413
    assert "送られた内容が大きすぎます" in answer.text
    assert count(session, Draft) == 0


def test_a_length_that_is_announced_too_large_is_answered_before_it_is_sent(
    app: Flask, running: Server
) -> None:
    with send(running, head("POST", f"{BASE}/draft", FORM, f"Content-Length: {MEGABYTE}\r\n")) as c:
        assert c.recv(64).startswith(b"HTTP/1.1 413")


def test_head_leaves_the_connection_usable(app: Flask, running: Server) -> None:
    twice = head("HEAD", "/ja/help") + head("GET", "/healthz", "Connection: close\r\n")
    with send(running, twice) as connection:
        text = b"".join(iter(lambda: connection.recv(65536), b"")).decode()
    assert text.count("HTTP/1.1 200") == 2
    assert text.endswith('{"status":"alive"}\n')
    assert "<html" not in text


@pytest.mark.parametrize(
    "broken",
    [
        *(b"\r\n\r\n", b"\x00" * 100, b"GET / HTTP/9.9\r\n\r\n", b"GET " + b"a" * 500_000),
        *(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"GET / HTTP/1.1\r\nHost: \xff\r\n\r\n"),
        b"GET / HTTP/1.1\r\n" + b"".join(b"X-%d: a\r\n" % n for n in range(2000)) + b"\r\n",
        head("POST", f"{BASE}/draft", FORM, "Content-Length: -1\r\n"),
        head("POST", f"{BASE}/draft", FORM, "Content-Length: 5\r\n", "Content-Length: 6\r\n")
        + b"a",
        head("POST", f"{BASE}/draft", FORM, "Transfer-Encoding: chunked\r\n") + b"zz\r\n",
        head("GET", "/ja/", "Host: a b\r\n", "Connection: close\r\n"),
        head("GET", "/ja/", "Cookie: draft=\x01\r\n"),
    ],
    ids=range(12),
)
def test_a_broken_request_kills_no_process(app: Flask, running: Server, broken: bytes) -> None:
    children = f"/proc/{running.process.pid}/task/{running.process.pid}/children"
    before = Path(children).read_text()
    with send(running, broken) as connection:
        with suppress(OSError):  # the server may have hung up already
            connection.shutdown(socket.SHUT_WR)
        b"".join(iter(lambda: connection.recv(65536), b""))
    assert running.get("/healthz").status == 200
    assert Path(children).read_text() == before
    assert "Traceback" not in running.log.read_text()
