"""The mail worker: sends what is due, outlives a database that is away, and tidies up hourly."""

import logging
import math
import time
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from threading import Event

from flask import Flask

from webapp.db import DATABASE_AWAY
from webapp.models import Notice
from webapp.notices import delivery
from webapp.notices.delivery import Outcome
from webapp.purge import purge

POLL = 1  # seconds between two looks into an empty outbox
PAUSE = 5  # seconds after a fault of ours or of the database
HOUR = 3600
logger = logging.getLogger("webapp.worker")


def run(app: Flask, stop: Event) -> None:
    """Work until `stop` is set; the letter at hand is finished first."""
    purge_at = 0.0
    while not stop.is_set():
        if time.monotonic() >= purge_at:
            purge_at = time.monotonic() + HOUR
            _survive(app, stop, purge)
        _survive(app, stop, partial(deliver_due, app, stop, purge_at))
        stop.wait(POLL)


def _survive(app: Flask, stop: Event, work: Callable[[], object]) -> None:
    try:
        with app.app_context():
            work()
    except Exception:
        logger.exception("worker failed")
        stop.wait(PAUSE)


def deliver_due(app: Flask, stop: Event | None = None, until: float = math.inf) -> int:
    """Send every letter that is due; how many were tried.

    Left off at `until` of the monotonic clock: while a mail server is away there may be no end.
    """
    stop, count = stop or Event(), 0
    while not stop.is_set() and time.monotonic() < until:
        with app.app_context():
            if not _deliver_one(stop):
                break
        count += 1
    return count


def _deliver_one(stop: Event) -> bool:
    claimed = delivery.claim()
    if claimed is None:
        return False
    notice, link = claimed
    outcome = delivery.attempt(notice, link)
    _report(notice, outcome)
    _settle(notice, outcome, stop)
    return True


def _report(notice: Notice, outcome: Outcome) -> None:
    told = {"notice": notice.id, "attempt": notice.attempts, **asdict(outcome)}
    logger.info("notice", extra={"fields": told})


def _settle(notice: Notice, outcome: Outcome, stop: Event) -> None:
    """Insist: a letter that left and is not written down would leave again."""
    while True:
        try:
            return delivery.settle(notice, outcome)
        except DATABASE_AWAY:
            logger.exception("outcome not written")
            if stop.wait(POLL):
                raise
