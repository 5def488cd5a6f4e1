"""`flask serve`: the server, the mail worker and the mail catcher, kept running, ended together."""

import ctypes
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any

import click

from webapp import metrics
from webapp.config import CATCHER_HOST, ROOT, own_address
from webapp.stopping import stop_signal

TICK = 0.2  # seconds between two looks at the children
PAUSE = 2  # seconds before a child that died is started again
GRACE = 10  # seconds a child may take to end
SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG, prctl(2)
PYTHON = (sys.executable, "-m")


class Child:
    """One process with everything it starts, in a session of its own."""

    def __init__(self, command: tuple[str, ...], environ: Mapping[str, str]) -> None:
        self.command, self.environ = command, environ
        self.start()

    def start(self) -> None:
        """Begin; if the supervisor is killed, the kernel ends the child."""
        self.due: float | None = None
        self.process = subprocess.Popen(
            self.command,
            env=self.environ,
            cwd=ROOT,
            start_new_session=True,
            # Safe here: the supervisor has one thread.
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509
        )

    def keep(self) -> None:
        """Start again, after a pause, where it has died."""
        if self.process.poll() is None:
            return
        if self.due is None:
            click.echo(
                f"{self.command[-1]} ended ({self.process.returncode}), restarting", err=True
            )
            self.kill()
            self.due = time.monotonic() + PAUSE
        elif time.monotonic() >= self.due:
            self.start()

    def kill(self) -> None:
        """End what is left of it at once."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)


def serve(config: Mapping[str, Any]) -> None:
    """Run until SIGINT, SIGTERM or SIGHUP; SystemExit where the port is taken."""
    host, port = config["HOST"], config["PORT"]
    if not _is_free(host, port):
        raise SystemExit(f"Cannot start: port {port} of {host} is taken. Set PORT to another one.")
    stop = stop_signal()
    with TemporaryDirectory(prefix="metrics-") as counts:
        environ = {**_environ(config), metrics.SHARED: counts}
        children = [Child(command, environ) for command in _commands(config)]
        try:
            _watch(children, stop, config)
        finally:
            _end(children)


def _commands(config: Mapping[str, Any]) -> list[tuple[str, ...]]:
    commands = [server_command(config), (*PYTHON, "flask", "--app", "wsgi", "worker")]
    if config["MAIL_CATCHER"]:
        commands.insert(0, (*PYTHON, "flask", "--app", "wsgi", "catcher"))
    return commands


def server_command(config: Mapping[str, Any]) -> tuple[str, ...]:
    """How granian is started with these settings (docs/decisions/0002)."""
    options = {
        "interface": "wsgi",
        "host": config["HOST"],
        "port": config["PORT"],
        "workers": config["WORKERS"],
        "blocking-threads": config["THREADS"],
        # Slow networks: a connection may wait a minute between two requests.
        "http1-header-read-timeout": 60_000,
        "workers-kill-timeout": GRACE // 2,
        "log-level": "warning",
    }
    given = [f"--{name}={value}" for name, value in options.items()]
    return (*PYTHON, "webapp.server", *given, "--no-ws", "--respawn-failed-workers", "wsgi:app")


def _environ(config: Mapping[str, Any]) -> dict[str, str]:
    environ = {**os.environ, "SECRET_KEY": config["SECRET_KEY"] or secret_key(ROOT / "var")}
    if config["MAIL_CATCHER"]:
        environ["MAIL_CATCHER_PORT"] = str(_free_port())
    return environ


def secret_key(folder: Path) -> str:
    """The key of this checkout, made once, readable by its owner only (development)."""
    path = folder / "secret_key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(opened, "w") as file:
            file.write(secrets.token_hex())
    return path.read_text()


def _watch(children: list[Child], stop: Event, config: Mapping[str, Any]) -> None:
    announced = False
    while not stop.wait(TICK):
        for child in children:
            child.keep()
        if not announced and _answers(config["HOST"], config["PORT"]):
            announced = True
            _announce(config)


def _announce(config: Mapping[str, Any]) -> None:
    address = own_address(config)
    click.echo(f"Open {address}/")
    if config["MAIL_CATCHER"]:
        click.echo(f"Mail {address}/dev/mail")


def _end(children: list[Child]) -> None:
    for child in children:
        child.process.terminate()
    until = time.monotonic() + GRACE
    for child in children:
        with suppress(subprocess.TimeoutExpired):
            child.process.wait(max(0, until - time.monotonic()))
        child.kill()
        child.process.wait()


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError:
        return False
    return True


def _answers(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), TICK).close()
    except OSError:
        return False
    return True


def _free_port() -> int:
    with socket.create_server((CATCHER_HOST, 0)) as found:
        port: int = found.getsockname()[1]
    return port


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)
