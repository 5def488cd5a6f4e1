"""Delete what has served its time, in small batches that keep nobody waiting."""

from datetime import timedelta
from typing import Any

from sqlmodel import col, delete, or_, select

from webapp.clock import now
from webapp.db import transaction
from webapp.models import Attempt, Draft, SignIn

BATCH = 500  # rows per transaction
KEPT = timedelta(days=2)  # longer than any signed-in session lasts


def purge() -> int:
    """Rows deleted: drafts and tries over their time, ended and forgotten sign-ins."""
    old = now() - KEPT
    ended = or_(col(SignIn.ended_at) < old, col(SignIn.seen_at) < old)
    return (
        _delete(Draft.id, col(Draft.expires_at) < now())
        + _delete(Attempt.id, col(Attempt.until) < now())
        + _delete(SignIn.id, ended)
    )


def _delete(key: Any, condition: Any) -> int:
    total = count = _batch(key, condition)
    while count == BATCH:
        count = _batch(key, condition)
        total += count
    return total


def _batch(key: Any, condition: Any) -> int:
    chosen = select(key).where(condition).limit(BATCH)
    with transaction() as session:
        return session.exec(delete(key.class_).where(key.in_(chosen))).rowcount
