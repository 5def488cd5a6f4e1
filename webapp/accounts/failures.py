"""Sign-in slows after a few failures of an ID and stops before 100, whoever tries from wherever."""

import math
from datetime import timedelta

from sqlmodel import Session

from webapp import limits
from webapp.clock import now

KIND = "sign-in"
FREE = 5  # failures without a wait
STOP = 99  # NIST SP 800-63B-4, 3.2.2: no more than 100 in a row
LONGEST = 15 * 60  # seconds
REMEMBERED = 365 * 24 * 3600  # seconds; a failure this old no longer counts


class TooSoon(Exception):
    """The next try must wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Stopped(Exception):
    """No more tries until a password is set through a mailed link."""


def reserve(session: Session, public_id: str) -> None:
    """Count a try before it is made, so that tries at one moment do not all pass.

    The same for IDs that do not exist. Raises TooSoon and Stopped.
    """
    limits.wait_for_others(session, (KIND, public_id))
    failures = limits.count(session, KIND, public_id, REMEMBERED)
    if failures >= STOP:
        raise Stopped
    if (seconds := _seconds_left(session, public_id, failures)) > 0:
        raise TooSoon(seconds)
    limits.record(session, KIND, public_id, REMEMBERED)


def forget(session: Session, public_id: str) -> None:
    """After a success the count begins anew."""
    limits.forget(session, KIND, public_id)


def pause(failures: int) -> int:
    """Seconds between the last failure and the next try: 1, 2, 4 … after the fifth."""
    return 0 if failures < FREE else min(2 ** (failures - FREE), LONGEST)


def _seconds_left(session: Session, public_id: str, failures: int) -> int:
    last = limits.latest(session, KIND, public_id)
    if last is None:
        return 0
    whole = pause(failures)
    left = last.at + timedelta(seconds=whole) - now()
    # Never more than the pause: a clock that was set back may have put the failure hours ahead.
    return min(math.ceil(left.total_seconds()), whole)
