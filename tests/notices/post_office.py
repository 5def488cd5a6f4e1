"""An SMTP server that takes letters, or answers as a test tells it to."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Event
from typing import Any

from aiosmtpd.controller import Controller
from flask import Flask

HOST = "127.0.0.1"


class PostOffice:
    """Keeps letters; `answers[step]` are given one by one before the step succeeds."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.recipients: list[str] = []
        self.answers: dict[str, list[str]] = {"MAIL": [], "RCPT": [], "DATA": []}
        self.received, self.silent, self.hangs_up = Event(), False, False
        self.looks_for = 0  # seconds before a letter is answered

    def _answer(self, step: str) -> str:
        return self.answers[step].pop(0) if self.answers[step] else "250 OK"

    async def handle_MAIL(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        envelope.mail_from = address
        return self._answer("MAIL")

    async def handle_RCPT(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if (answer := self._answer("RCPT")) == "250 OK":
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        if (answer := self._answer("DATA")) == "250 OK":
            self._keep(envelope)
        await asyncio.sleep(self.looks_for)
        if self.silent:
            await asyncio.Event().wait()
        return answer

    async def handle_QUIT(self, server: Any, _session: Any, _envelope: Any) -> str:  # noqa: N802
        if self.hangs_up:
            server.transport.close()
        return "221 Bye"

    def _keep(self, envelope: Any) -> None:
        self.raw.append(envelope.content)
        letter = message_from_bytes(envelope.content, _class=EmailMessage, policy=policy.default)
        self.letters.append(letter)
        self.recipients += envelope.rcpt_tos
        self.received.set()


@contextmanager
def open_office(app: Flask, **options: Any) -> Iterator[PostOffice]:
    """A post office that the application's letters go to, until the block ends."""
    office = PostOffice()
    controller = Controller(office, hostname=HOST, port=free_port(), **options)
    controller.start()
    app.config.update(MAIL_SERVER=HOST, MAIL_PORT=controller.port)
    try:
        yield office
    finally:
        controller.stop()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server((HOST, 0)) as found:
        port: int = found.getsockname()[1]
    return port
