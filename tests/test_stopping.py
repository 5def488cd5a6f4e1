"""A signal to stop is noticed, wherever in its wait it meets a process."""

import os
import signal
import time
from collections.abc import Iterator
from threading import Event, Timer

import pytest

from webapp.stopping import SIGNALS, StopSignal, stop_signal

SOON = 10  # seconds a test waits for what must happen


@pytest.fixture
def stop() -> Iterator[Event]:
    """What this process's signals set, until the test ends."""
    before = {number: signal.getsignal(number) for number in SIGNALS}
    yield stop_signal()
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_ends_the_wait_and_stays_noticed(stop: Event, number: int) -> None:
    assert not stop.wait(0.01)
    Timer(0.05, os.kill, (os.getpid(), number)).start()
    start = time.monotonic()
    assert stop.wait(SOON)
    assert time.monotonic() - start < SOON
    assert stop.is_set()
    assert stop.wait()


def test_no_number_of_signals_at_any_moment_holds_a_wait_up() -> None:
    stop, came = StopSignal(), 0

    def come(*_: object) -> None:
        nonlocal came
        came += 1
        stop.set()

    before = signal.signal(signal.SIGALRM, come)
    signal.setitimer(signal.ITIMER_REAL, 1e-4, 1e-4)
    try:
        while came < 1000:
            stop.wait(1e-6)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert stop.is_set()


def test_more_signals_than_a_pipe_holds_are_one() -> None:
    stop = StopSignal()
    for _ in range(70_000):
        stop.set()
    assert stop.is_set()
