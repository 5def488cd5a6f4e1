"""An application under a server, on a database and a built site of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from bench.client import HOST
from bench.processes import Served
from tests.notices.post_office import free_port
from webapp import config
from webapp.supervisor import server_command

WORKERS = 2
START = 30  # seconds
KEEP_ALIVE = 75  # seconds; gunicorn closes idle connections after 2 by itself
PACKAGES = config.ROOT / "var" / "bench-packages"  # the baselines' own: bench/requirements.txt
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
    "LIMIT_FORGOTTEN_CLIENT": "1000000/1",
    "LIMIT_SEARCH": "1000000/1",
}
Environment = Mapping[str, str]
Command = Callable[[Environment], tuple[str, ...]]


@contextmanager
def prepared() -> Iterator[Path]:
    """A folder with the built site and an empty, migrated database."""
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        environment = its_environment(folder, DATABASE_URL=f"sqlite:///{folder}/empty.db")
        for command in ("build", "migrate"):
            run(("flask", "--app", "wsgi", command), environment)
        yield folder


def run(module: tuple[str, ...], environment: Environment) -> None:
    """A Python module to its end."""
    command = (sys.executable, "-m", *module)
    subprocess.run(command, env=environment, cwd=config.ROOT, stdout=subprocess.DEVNULL, check=True)


def ours(environment: Environment) -> tuple[str, ...]:
    """This application as `make run` serves it."""
    return server_command(config.load(environment))


def granian(application: str) -> Command:
    """Another application under the same server with the same options."""

    def command(environment: Environment) -> tuple[str, ...]:
        options = [part for part in ours(environment) if part.startswith("--")]
        return (sys.executable, "-m", "granian", *options, application)

    return command


def gunicorn(environment: Environment) -> tuple[str, ...]:
    """This application under gunicorn."""
    options = {
        "worker-class": "gthread",
        "bind": f"{HOST}:{environment['PORT']}",
        "workers": environment["WORKERS"],
        "threads": environment["THREADS"],
        "keep-alive": KEEP_ALIVE,
        "log-level": "warning",
    }
    given = [f"--{name}={value}" for name, value in options.items()]
    return (sys.executable, "-m", "gunicorn", *given, "wsgi:app")


@contextmanager
def served(command: Command, folder: Path, **settings: str) -> Iterator[Served]:
    """A server, up; its database is a copy of the empty one, unless DATABASE_URL is given."""
    own = Path(mkdtemp(dir=folder))
    shutil.copy(folder / "empty.db", own / "own.db")
    port = free_port()
    told = {"DATABASE_URL": f"sqlite:///{own}/own.db", "PORT": str(port), **settings}
    environment = its_environment(folder, **told)
    with (own / "log").open("w") as log:
        process = subprocess.Popen(
            command(environment),
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
        shutil.rmtree(own)


def its_environment(folder: Path, **settings: str) -> dict[str, str]:
    """What a process is told: production, the built site, and these settings."""
    site = {"SITE_FOLDER": str(folder / "site")}
    return {"PATH": os.environ["PATH"], **PRODUCTION, **site, **settings}


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
