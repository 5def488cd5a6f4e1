"""Starting and ending the service that the browsers visit."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.postgresql import own_database
from webapp.config import ROOT

START = 60  # seconds until the service must answer
PATIENT = {
    "LIMIT_REGISTER_CLIENT": "1000/20",
    "LIMIT_FORGOTTEN_CLIENT": "1000/3600",
    "LIMIT_SEARCH": "100000 per minute",
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
    port = _free_port()
    environment = {
        **os.environ,
        **PATIENT,
        "PORT": str(port),
        "WORKERS": "1",
        "DATABASE_URL": database_url,
        "SECRET_KEY": "a secret of the browser tests only",
        "MAIL_FOLDER": str(folder / "mail"),
        "SITE_FOLDER": str(site),
    }
    subprocess.run(_flask("migrate"), env=environment, cwd=ROOT, check=True)
    path = folder / "service.log"
    log = path.open("w")
    process = subprocess.Popen(_flask("serve"), env=environment, cwd=ROOT, stdout=log, stderr=log)
    try:
        yield Service(_answering(f"http://127.0.0.1:{port}", process), path, site)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
        log.close()


def _flask(command: str) -> list[str]:
    return [sys.executable, "-m", "flask", "--app", "wsgi", command]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answering(address: str, process: "subprocess.Popen[bytes]") -> str:
    end = time.monotonic() + START
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(f"{address}/readyz", timeout=2):
                return address
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the service did not start")
