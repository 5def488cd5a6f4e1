"""One JSON line per request: method, route, status and time, never an address or an answer."""

import json
import logging
import sys
import time
import traceback
from typing import Any

from flask import Flask, Response, g, request

logger = logging.getLogger("webapp")
NO_ROUTE = "-"  # an address that is none of ours


class JsonLine(logging.Formatter):
    """Time, level and message, with the fields given as `extra={"fields": …}`."""

    def format(self, record: logging.LogRecord) -> str:
        """A single line of JSON; a fault's trace is one of its fields."""
        line: dict[str, Any] = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and (error := record.exc_info[1]):
            line |= {"fault": type(error).__name__, "trace": _frames(error)}
        return json.dumps(line, ensure_ascii=False)


def _frames(error: BaseException) -> str:
    """Where it happened, without the error's message, which may hold an address or an answer."""
    return "".join(traceback.format_tb(error.__traceback__))


def init_app(app: Flask) -> None:
    """Log to the standard error; routes stand for paths, since a path may hold a token."""
    if not logger.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(JsonLine())
        logger.addHandler(handler)
        logger.propagate = False
    logger.setLevel(logging.INFO)
    app.log_exception = _log_fault  # type: ignore[method-assign]  # Flask's line has the path
    app.before_request(_start)
    app.after_request(_finish)


def _log_fault(exc_info: Any) -> None:
    logger.error("fault", exc_info=exc_info, extra={"fields": _asked()})


def _start() -> None:
    g.started = time.perf_counter()


def _finish(response: Response) -> Response:
    spent = time.perf_counter() - g.get("started", time.perf_counter())
    told = {"status": response.status_code, "ms": round(spent * 1000, 1)}
    logger.info("request", extra={"fields": _asked() | told})
    return response


def _asked() -> dict[str, Any]:
    return {"method": request.method, "route": route()}


def route() -> str:
    """The pattern of this request's address, which holds no answer and no token."""
    return str(request.url_rule or NO_ROUTE)
