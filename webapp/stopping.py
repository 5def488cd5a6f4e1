"""A request to stop, from a signal, that whoever waits or works notices soon."""

import os
import select
import signal
from contextlib import suppress
from threading import Event

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopSignal(Event):
    """An event for signal handlers: Event.set() may wait there for a lock of the wait it stops.

    The handler runs in the thread that waits, between any two of its instructions; to write into a
    pipe takes no lock.
    """

    def __init__(self) -> None:
        super().__init__()
        self._reader, self._writer = os.pipe()
        os.set_blocking(self._writer, False)

    def set(self) -> None:
        """A pipe full of signals is as good as one more."""
        with suppress(BlockingIOError):
            os.write(self._writer, b"x")

    def is_set(self) -> bool:
        """What was written is never read, so it stays."""
        return self.wait(0)

    def wait(self, timeout: float | None = None) -> bool:
        """Whether it was set before so many seconds were over."""
        return bool(select.select([self._reader], [], [], timeout)[0])


def stop_signal() -> Event:
    """Set when somebody asks this process to end, or its terminal is closed."""
    stop = StopSignal()
    for number in SIGNALS:
        signal.signal(number, lambda *_: stop.set())
    return stop
