"""The real server on the database of a test, and a browser that speaks to it over TCP."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask

from tests.notices.post_office import HOST, free_port
from webapp.config import ROOT
from webapp.supervisor import server_command

DEADLINE = 60  # seconds


@dataclass
class Answer:
    """Status, headers and text."""

    status: int
    headers: Mapping[str, str]
    text: str


@dataclass
class Server:
    """Processes in a group of their own, the port they answer on and what they logged."""

    process: "subprocess.Popen[bytes]"
    port: int
    log: Path
    cookies: dict[str, str] = field(default_factory=dict)

    def kill(self) -> None:
        """SIGKILL for the whole group: nobody tidies up."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(DEADLINE)

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def post(self, path: str, form: Mapping[str, str]) -> Answer:
        return self.ask("POST", path, urlencode(form))

    def ask(self, method: str, path: str, body: str | None = None) -> Answer:
        """One request with the cookies so far; redirects are not followed."""
        connection = HTTPConnection(HOST, self.port, timeout=DEADLINE)
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": kept, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, path, body, headers)
        found = connection.getresponse()
        answer = Answer(found.status, dict(found.headers), found.read().decode())
        connection.close()
        for cookie in found.headers.get_all("Set-Cookie") or []:
            name, _is, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        return answer


@contextmanager
def server(app: Flask, folder: Path) -> Iterator[Server]:
    """The production server alone, one process of it, on the test's database."""
    port, log = free_port(), folder / "server.log"
    config = {**app.config, "HOST": HOST, "PORT": port, "WORKERS": 1}
    with log.open("a") as written:
        process = subprocess.Popen(
            server_command(config),
            env=environment(app, PORT=str(port), WORKERS="1"),
            cwd=ROOT,
            stdout=written,
            stderr=written,
            start_new_session=True,
        )
    found = Server(process, port, log)
    try:
        eventually(lambda: answers(found))
        yield found
    finally:
        found.kill()


def environment(app: Flask, **settings: str) -> dict[str, str]:
    """What a process of the service needs to work on the test's database."""
    told = {name: str(app.config[name]) for name in ("DATABASE_URL", "SECRET_KEY", "MAIL_FOLDER")}
    return {"PATH": os.environ["PATH"], "HOST": HOST, "SITE_FOLDER": "", **told, **settings}


def answers(found: Server) -> bool:
    """Whether somebody listens yet."""
    try:
        return found.get("/healthz").status == 200
    except (OSError, HTTPException):
        return False


def eventually(true: Callable[[], object]) -> None:
    """Poll until it is true; fails after DEADLINE."""
    until = time.monotonic() + DEADLINE
    while not true():
        assert time.monotonic() < until, "took too long"
        time.sleep(0.05)
