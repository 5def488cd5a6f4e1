"""A slow line on loopback: each byte of a connection, both ways, is paced and comes later."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from math import inf
from threading import Event, Thread

from bench.client import HOST

CHUNK = 65_536  # bytes read at once


@dataclass
class Way:
    """One direction: bytes per second, seconds of delay, bytes carried so far."""

    rate: float = inf
    delay: float = 0
    carried: int = 0
    free: float = 0  # the moment when the line has sent all it was given

    def due(self, now: float, size: int) -> float:
        """The moment when the last of so many bytes arrives that are handed over now."""
        self.carried += size
        self.free = max(now, self.free) + size / self.rate
        return self.free + self.delay


@dataclass
class Link:
    """Both directions, the port to connect to, and how many connections there have been."""

    up: Way = field(default_factory=Way)
    down: Way = field(default_factory=Way)
    port: int = 0
    opened: int = 0

    def slow_down(self, up: int, down: int, latency: int) -> None:
        """To kilobits per second, and milliseconds of a round trip, half of them each way."""
        self.up.rate, self.down.rate = up * 125, down * 125
        self.up.delay = self.down.delay = latency / 2000


@contextmanager
def linked(port: int) -> Iterator[Link]:
    """A line to this port of loopback, fast until it is slowed down.

    Chromium's own emulation sends in steps of 1,500 bytes and leaves out the headers of requests:
    too coarse for one small question and its answer.
    """
    link, ready, over = Link(), Event(), Event()
    thread = Thread(target=lambda: asyncio.run(_serve(link, port, ready, over)))
    thread.start()
    ready.wait()
    try:
        yield link
    finally:
        over.set()
        thread.join()


async def _serve(link: Link, port: int, ready: Event, over: Event) -> None:
    async def join(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        link.opened += 1
        answers, questions = await asyncio.open_connection(HOST, port)
        ways = _carry(reader, questions, link.up), _carry(answers, writer, link.down)
        with suppress(asyncio.CancelledError):  # the line is taken down
            await asyncio.gather(*ways)
        questions.close()
        writer.close()

    async with await asyncio.start_server(join, HOST, 0) as server:
        link.port = server.sockets[0].getsockname()[1]
        ready.set()
        await asyncio.to_thread(over.wait)


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: Way) -> None:
    loop = asyncio.get_running_loop()
    with suppress(OSError):  # the browser has hung up
        while data := await reader.read(CHUNK):
            loop.call_at(way.due(loop.time(), len(data)), writer.write, data)
    loop.call_at(way.due(loop.time(), 0), writer.close)
