"""One person with a kept-alive connection on loopback, light enough not to be what is measured."""

import socket
from dataclasses import dataclass, field
from urllib.parse import urlencode

HOST = "127.0.0.1"
TIMEOUT = 30  # seconds
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers in lower case, and the body as it came."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Person:
    """A connection and the cookies that came over it."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.socket = socket.create_connection((HOST, self.port), TIMEOUT)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.incoming = self.socket.makefile("rb")

    def get(self, path: str) -> Answer:
        """A page."""
        return self._ask("GET", path)

    def post(self, path: str, form: dict[str, str]) -> Answer:
        """A form; a redirect is not followed."""
        return self._ask("POST", path, urlencode(form).encode())

    def close(self) -> None:
        """Hang up."""
        self.incoming.close()
        self.socket.close()

    def _ask(self, method: str, path: str, body: bytes = b"") -> Answer:
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: {HOST}:{self.port}",
            f"Cookie: {self._kept()}",
        ]
        if method == "POST":
            lines += [f"Content-Type: {FORM}", f"Content-Length: {len(body)}"]
        self.socket.sendall("\r\n".join([*lines, "", ""]).encode() + body)
        return self._answer()

    def _kept(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _answer(self) -> Answer:
        status = int(self.incoming.readline().split()[1])
        headers = dict(self._headers())
        body = self.incoming.read(int(headers.get("content-length", 0)))
        return Answer(status, headers, body)

    def _headers(self) -> list[tuple[str, str]]:
        found = []
        while line := self.incoming.readline().decode("latin-1").strip():
            name, _colon, text = line.partition(": ")
            found.append((name.lower(), text))
            if name.lower() == "set-cookie":
                cookie, _is, value = text.split(";")[0].partition("=")
                self.cookies[cookie] = value
        return found
