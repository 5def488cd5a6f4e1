"""The mail catcher: an SMTP server that keeps every letter as a file (development only)."""

import secrets
import time
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller

from webapp.config import CATCHER_HOST


class Folder:
    """What the SMTP server does with a letter."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """Keep it; a full disk is the sender's to wait for, not the letter's end."""
        try:
            keep(self.folder, envelope.content)
        except OSError:
            return "451 The letter could not be kept"
        return "250 OK"


def start(folder: Path, port: int) -> Controller:
    """A running catcher; OSError where the port is taken."""
    controller = Controller(Folder(folder), hostname=CATCHER_HOST, port=port)
    controller.start()
    return controller


def keep(folder: Path, content: bytes) -> Path:
    """Write one letter so that no reader sees half of it; names sort by time."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{time.time_ns()}-{secrets.token_hex(4)}.eml"
    unfinished = path.with_suffix(".part")
    unfinished.write_bytes(content)
    return unfinished.replace(path)
