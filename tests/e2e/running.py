"""Starting and ending the service that the browsers visit."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.notices.post_office import HOST, free_port
from tests.postgresql import own_database
from webapp.config import ROOT

START = 60  # seconds until the service must answer
LOG = "service.log"
PATIENT = {
    "LIMIT_REGISTER_CLIENT": "1000/20",
    "LIMIT_FORGOTTEN_CLIENT": "1000/3600",
    "LIMIT_SEARCH": "100000/60",
}


@dataclass(frozen=True)
class Service:
    """Where it answers, the file that has everything it logged, and its static files."""

    address: str
    log: Path
    site: Path


@contextmanager
def running(folders: pytest.TempPathFactory, worker: str, site: Path) -> Iterator[Service]:
    """The service with the built site, on a database of its own, SQLite or PostgreSQL."""
    folder = folders.mktemp("service")
    if os.environ.get("TEST_DATABASE", "sqlite") == "sqlite":
        yield from _serve(folder, site, f"sqlite:///{folder}/service.db")
        return
    with own_database(f"e2e_{worker}") as url:
        yield from _serve(folder, site, url)


def _serve(folder: Path, site: Path, database_url: str) -> Iterator[Service]:
    settings = {
        **PATIENT,
        "DATABASE_URL": database_url,
        "SECRET_KEY": "a secret of the browser tests only",
        "SITE_FOLDER": str(site),
    }
    with started(folder, ("migrate",), settings) as address:
        yield Service(address, folder / LOG, site)


@contextmanager
def started(folder: Path, before: Iterable[str], settings: Mapping[str, str]) -> Iterator[str]:
    """The whole service's address, once the commands `before` have run and until the block ends.

    Its log and its mail are in `folder`.
    """
    port = free_port()
    own = {"PORT": str(port), "WORKERS": "1", "MAIL_FOLDER": str(folder / "mail")}
    environment = {**os.environ, **own, **settings}
    for command in before:
        subprocess.run(_flask(command), env=environment, cwd=ROOT, check=True)
    with (folder / LOG).open("w") as log:
        process = subprocess.Popen(
            _flask("serve"), env=environment, cwd=ROOT, stdout=log, stderr=log
        )
    try:
        yield _answering(f"http://{HOST}:{port}", process, folder / LOG)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def _flask(command: str) -> list[str]:
    return [sys.executable, "-m", "flask", "--app", "wsgi", command]


def _answering(address: str, process: "subprocess.Popen[bytes]", log: Path) -> str:
    end = time.monotonic() + START
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(f"{address}/readyz", timeout=2):
                return address
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the service did not start:\n{log.read_text()}")
