"""Counts for whoever keeps the service running: requests by route, letters that wait; of nobody."""

import os
import time
from collections.abc import Iterator
from http import HTTPStatus

from flask import Blueprint, Flask, Response, abort, g, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from sqlalchemy import func
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import col, select

from webapp.clock import now
from webapp.db import reading
from webapp.limits import unmapped
from webapp.log import NO_ROUTE, route
from webapp.models import Notice, NoticeState

THIS_MACHINE = {"127.0.0.1", "::1"}
SHARED = "PROMETHEUS_MULTIPROC_DIR"  # a folder where processes add up their counts
_WAITING = select(func.count(), func.min(Notice.created_at)).where(
    col(Notice.state) == NoticeState.WAITING
)
_answered = Counter("webapp_requests", "Requests answered.", ("method", "route", "status"))
_seconds = Histogram("webapp_request_seconds", "Time to an answer.", ("route",))
blueprint = Blueprint("metrics", __name__)


class Letters(Collector):
    """How many letters have not left yet, and for how long."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Asked of the database at each look; nothing while it is away."""
        try:
            with reading() as session:
                number, oldest = session.exec(_WAITING).one()
        except SQLAlchemyError:
            return
        age = (now() - oldest).total_seconds() if oldest else 0
        yield GaugeMetricFamily("webapp_letters_waiting", "Letters to be sent.", number)
        yield GaugeMetricFamily("webapp_letters_waiting_seconds", "Since the oldest of them.", age)


def init_app(app: Flask) -> None:
    """Count every answer of Flask's; add /metrics."""
    app.after_request(_count)
    app.register_blueprint(blueprint)


def _count(response: Response) -> Response:
    # Without a route a method may be anything.
    method = request.method if request.url_rule else NO_ROUTE
    _answered.labels(method, route(), response.status_code).inc()
    if "started" in g:
        _seconds.labels(route()).observe(time.perf_counter() - g.started)
    return response


@blueprint.get("/metrics")
def show() -> Response:
    """In Prometheus' text, for who asks from this machine; 404 for everybody else."""
    if unmapped(request.remote_addr or "") not in THIS_MACHINE:
        abort(HTTPStatus.NOT_FOUND)
    told = generate_latest(_counts()) + generate_latest(_letters())
    return Response(told, content_type=CONTENT_TYPE_LATEST)


def _counts() -> CollectorRegistry:
    if SHARED not in os.environ:
        return REGISTRY
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return registry


def _letters() -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(Letters())
    return registry
