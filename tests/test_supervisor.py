"""`flask serve`: everything starts, stays up, and ends together."""

import os
import signal
import socket
import stat
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.notices.post_office import HOST, free_port
from tests.registrants import someone
from tests.serving import DEADLINE, eventually
from webapp import create_app, links
from webapp.config import ROOT
from webapp.db import transaction
from webapp.migrate import upgrade
from webapp.models import NoticeKind, Purpose
from webapp.notices import outbox
from webapp.supervisor import secret_key

SECRET = "a secret of the tests, long enough"


@dataclass
class Service:
    """A running `flask serve` and what it was told."""

    process: subprocess.Popen[str]
    port: int
    database: str

    def children(self) -> list[int]:
        pid = self.process.pid
        return [int(child) for child in _read(f"/proc/{pid}/task/{pid}/children").split()]

    def child(self, name: str) -> int | None:
        found = [pid for pid in self.children() if name in _read(f"/proc/{pid}/cmdline")]
        return found[0] if found else None

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://{HOST}:{self.port}{path}", timeout=10) as answer:
            return str(answer.read().decode())


def _read(path: str) -> str:
    try:
        return Path(path).read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def is_gone(pid: int) -> bool:
    return _read(f"/proc/{pid}/stat").rpartition(")")[2].split()[:1] in ([], ["Z"])


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """`flask serve` on a database of its own, after it has said that it is open."""
    port, database = free_port(), f"sqlite:///{tmp_path}/serve.db"
    upgrade(create_app({"DATABASE_URL": database}).extensions["engine"])
    process = start(port, DATABASE_URL=database, MAIL_FOLDER=str(tmp_path / "mail"))
    assert process.stdout
    try:
        assert process.stdout.readline() == f"Open http://{HOST}:{port}/\n"
        assert process.stdout.readline() == f"Mail http://{HOST}:{port}/dev/mail\n"
        yield Service(process, port, database)
    finally:
        process.terminate()
        process.wait(DEADLINE)
        process.stdout.close()


def start(port: int, **settings: str) -> subprocess.Popen[str]:
    environ = {"PATH": os.environ["PATH"], "HOST": HOST, "PORT": str(port), "SECRET_KEY": SECRET}
    return subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "wsgi", "serve"],
        env={**environ, "SITE_FOLDER": "", **settings},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def test_a_letter_goes_from_the_outbox_to_the_browser_even_when_every_part_has_died(
    service: Service,
) -> None:
    before = service.children()
    assert len(before) == 3
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    promise(service.database)
    eventually(lambda: all(service.child(name) for name in ("webapp.server", "worker", "catcher")))
    eventually(lambda: answers(service))
    eventually(lambda: "taro@example.com" in service.get("/dev/mail"))


def promise(database: str) -> None:
    app = create_app({"DATABASE_URL": database, "SECRET_KEY": SECRET})
    with app.app_context(), transaction() as session:
        session.add(person := someone("taro@example.com"))
        session.flush()
        link = links.issue(session, person.id or 0, Purpose.SETUP)
        outbox.post(session, person, NoticeKind.REGISTERED, link)


def answers(service: Service) -> bool:
    try:
        return "alive" in service.get("/healthz")
    except OSError:
        return False


def test_all_processes_of_a_service_add_up_what_they_count(service: Service) -> None:
    counted = 'webapp_request_seconds_count{route="/healthz"} '
    for _connection in range(20):
        assert answers(service)
    assert float(service.get("/metrics").partition(counted)[2].split("\n")[0]) == 20


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_service_ends_all_its_processes(service: Service, number: int) -> None:
    children = service.children()
    service.process.send_signal(number)
    assert service.process.wait(DEADLINE) == 0
    assert all(is_gone(pid) for pid in children)
    socket.create_server((HOST, service.port)).close()


def test_a_killed_service_leaves_nothing_behind(service: Service) -> None:
    children = service.children()
    service.process.kill()
    eventually(lambda: all(is_gone(pid) for pid in children))
    eventually(lambda: not answers(service))


def test_a_taken_port_is_named() -> None:
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
        process = start(port)
        assert process.wait(DEADLINE) == 1
        assert process.stdout
        process.stdout.close()


def test_the_secret_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    first = secret_key(tmp_path / "var")
    assert len(first) >= 32
    assert secret_key(tmp_path / "var") == first
    assert stat.S_IMODE((tmp_path / "var" / "secret_key").stat().st_mode) == 0o600
