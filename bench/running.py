"""The service under one server and so many threads, on a database and a built site of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.client import HOST
from webapp import config
from webapp.supervisor import server_command

WORKERS = 2
START = 30  # seconds
TICKS = os.sysconf("SC_CLK_TCK")  # per second
KEEP_ALIVE = 75  # seconds; gunicorn closes idle connections after 2 by itself
PRODUCTION = {
    "APP_ENV": "production",
    "PUBLIC_URL": "https://bench.example",
    "MAIL_SERVER": HOST,
    "MAIL_DEFAULT_SENDER": "bench@bench.example",
    "SECRET_KEY": "only for the time of a measurement, on loopback",
    "HOST": HOST,
    "WORKERS": str(WORKERS),
    "LIMIT_REGISTER_CLIENT": "1000000/1",
    "LIMIT_REGISTER_EMAIL": "1000000/1",
}


@contextmanager
def prepared() -> Iterator[Path]:
    """A folder with the built site and an empty, migrated database."""
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        for command in ("build", "migrate"):
            subprocess.run(
                [sys.executable, "-m", "flask", "--app", "wsgi", command],
                env=_environment(folder, folder / "empty.db"),
                cwd=config.ROOT,
                stdout=subprocess.DEVNULL,
                check=True,
            )
        yield folder


@dataclass(frozen=True)
class Served:
    """A running server: its port, and the process group of all its workers."""

    port: int
    group: int

    def cpu(self) -> float:
        """Seconds of processor time that all its processes have had, proc(5)."""
        mine = [found for found in _stats() if int(found[2]) == self.group]
        return sum(int(ticks) for found in mine for ticks in found[11:13]) / TICKS


def _stats() -> Iterator[list[str]]:
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            yield path.read_text().rpartition(")")[2].split()


@contextmanager
def served(server: str, threads: int, folder: Path) -> Iterator[Served]:
    """This server, up, with a fresh database behind it."""
    name = f"{server}-{threads}"
    database = folder / f"{name}.db"
    shutil.copy(folder / "empty.db", database)
    with socket.create_server((HOST, 0)) as found:
        port: int = found.getsockname()[1]
    settings = {"PORT": str(port), "THREADS": str(threads)}
    environment = {**_environment(folder, database), **settings}
    with (folder / f"{name}.log").open("w") as log:
        process = subprocess.Popen(
            _command(server, environment),
            env=environment,
            cwd=config.ROOT,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        _await(port)
        yield Served(port, process.pid)
    finally:
        _end(process)
        for left in folder.glob(f"{name}.db*"):
            left.unlink()


def _environment(folder: Path, database: Path) -> dict[str, str]:
    own = {"DATABASE_URL": f"sqlite:///{database}", "SITE_FOLDER": str(folder / "site")}
    return {"PATH": os.environ["PATH"], **PRODUCTION, **own}


def _command(server: str, environment: dict[str, str]) -> tuple[str, ...]:
    if server == "granian":
        return server_command(config.load(environment))
    options = {
        "worker-class": "gthread",
        "bind": f"{HOST}:{environment['PORT']}",
        "workers": WORKERS,
        "threads": environment["THREADS"],
        "keep-alive": KEEP_ALIVE,
        "log-level": "warning",
    }
    given = [f"--{name}={value}" for name, value in options.items()]
    return (sys.executable, "-m", "gunicorn", *given, "wsgi:app")


def _await(port: int) -> None:
    until = time.monotonic() + START
    while time.monotonic() < until:
        with suppress(OSError):
            socket.create_connection((HOST, port), 1).close()
            return
        time.sleep(0.05)
    raise RuntimeError("the server did not start")


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(5)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
