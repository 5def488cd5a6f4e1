"""One person with a kept-alive connection on loopback, light enough not to be what is measured."""

import gzip
import re
import socket
from dataclasses import dataclass, field

import brotli
from backports import zstd

HOST = "127.0.0.1"
TIMEOUT = 30  # seconds
MOST = 1 << 16  # bytes read at once
FORM = "application/x-www-form-urlencoded"
ENCODINGS = "gzip, deflate, br, zstd"  # as browsers say it
DECODERS = {b"gzip": gzip.decompress, b"br": brotli.decompress, b"zstd": zstd.decompress}
HTMX = "HX-Request: true\r\n"  # a part of a page is asked for
END = b"\r\n\r\n"
LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.I)
ENCODING = re.compile(rb"\r\ncontent-encoding: (\w+)", re.I)
COOKIE = re.compile(rb"\r\nset-cookie: *([^=]+)=([^;\r]*)", re.I)


@dataclass(frozen=True, slots=True)
class Answer:
    """The first line with the headers, and the body as it came."""

    head: bytes
    body: bytes

    @property
    def status(self) -> int:
        """The number of the first line."""
        return int(self.head.split(b" ", 2)[1])

    @property
    def text(self) -> str:
        """The body, decoded."""
        encoding = ENCODING.search(self.head)
        return (DECODERS[encoding[1]](self.body) if encoding else self.body).decode()


@dataclass
class Person:
    """A connection, the cookies that came over it, and what the last page kept hidden."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    hidden: str = ""

    def __post_init__(self) -> None:
        self.socket = socket.create_connection((HOST, self.port), TIMEOUT)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def get(self, path: str, more: str = "") -> Answer:
        """A page; `more` are lines of headers."""
        return self._ask(f"GET {path}", "", more)

    def post(self, path: str, form: str, more: str = "") -> Answer:
        """A form, encoded for a URL; a redirect is not followed."""
        length = f"Content-Length: {len(form)}\r\n"
        return self._ask(f"POST {path}", form, f"Content-Type: {FORM}\r\n{length}{more}")

    def close(self) -> None:
        """Hang up."""
        self.socket.close()

    def _ask(self, first: str, body: str, more: str) -> Answer:
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.socket.sendall(
            f"{first} HTTP/1.1\r\nHost: {HOST}:{self.port}\r\nCookie: {kept}\r\n"
            f"Accept-Encoding: {ENCODINGS}\r\n{more}\r\n{body}".encode()
        )
        return self._answer()

    def _answer(self) -> Answer:
        read = b""
        while END not in read:
            read += self._read()
        head, _end, body = read.partition(END)
        length = LENGTH.search(head)
        while length and len(body) < int(length[1]):
            body += self._read()
        for name, value in COOKIE.findall(head):
            self.cookies[name.decode()] = value.decode()
        return Answer(head, body)

    def _read(self) -> bytes:
        found = self.socket.recv(MOST)
        if not found:
            raise ConnectionError("hung up")
        return found
