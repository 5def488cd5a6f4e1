"""The whole service on a database of its own, for as long as it is checked."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from webapp.config import ROOT

START = 60  # seconds until it must answer
FLASK = (sys.executable, "-m", "flask", "--app", "wsgi")


@contextmanager
def running() -> Iterator[str]:
    """Its address, while it runs."""
    with TemporaryDirectory(prefix="a11y-") as name:
        folder, port = Path(name), _free_port()
        environment = _environment(folder, port)
        for command in ("build", "migrate"):
            subprocess.run([*FLASK, command], env=environment, cwd=ROOT, check=True)
        with (folder / "log").open("w") as log:
            process = subprocess.Popen(
                [*FLASK, "serve"], env=environment, cwd=ROOT, stdout=log, stderr=log
            )
        try:
            yield _answering(f"http://127.0.0.1:{port}", process, folder / "log")
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


def _environment(folder: Path, port: int) -> dict[str, str]:
    return {
        **os.environ,
        "APP_ENV": "development",
        "PORT": str(port),
        "WORKERS": "1",
        "DATABASE_URL": f"sqlite:///{folder}/service.db",
        "SECRET_KEY": "a secret of the checkers' service only",
        "MAIL_FOLDER": str(folder / "mail"),
        "SITE_FOLDER": str(folder / "site"),
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answering(address: str, process: "subprocess.Popen[bytes]", log: Path) -> str:
    end = time.monotonic() + START
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(f"{address}/readyz", timeout=2):
                return address
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the service did not start:\n{log.read_text()}")
