"""Delete what has served its time, in small batches that keep nobody waiting."""

from datetime import timedelta
from time import monotonic, sleep
from typing import Any

from sqlmodel import col, delete, select

from webapp.clock import now
from webapp.db import transaction
from webapp.models import Attempt, Draft, SignIn

BATCH = 100  # rows per transaction
REST = 2  # times as long as a batch took, nothing is deleted: the others' turn
KEPT = timedelta(days=2)  # longer than any signed-in session lasts


def purge() -> int:
    """Rows deleted: drafts and tries over their time, sign-ins long unused, ended or not."""
    return (
        _delete(Draft.id, col(Draft.expires_at) < now())
        + _delete(Attempt.id, col(Attempt.until) < now())
        + _delete(SignIn.id, col(SignIn.seen_at) < now() - KEPT)
    )


def _delete(key: Any, condition: Any) -> int:
    total, count = 0, BATCH
    while count == BATCH:
        start = monotonic()
        count = _batch(key, condition)
        total += count
        sleep(REST * (monotonic() - start))
    return total


def _batch(key: Any, condition: Any) -> int:
    chosen = select(key).where(condition).limit(BATCH)
    with transaction() as session:
        return session.exec(delete(key.class_).where(key.in_(chosen))).rowcount
