"""A program that registers a draft and is killed before a moment: `COMMIT`, `answer` or SQL."""

import os
import signal
import sys
from typing import Any

from sqlalchemy import Engine, event

from webapp import create_app
from webapp.registration import service


def main(key: str, revision: str, moment: str) -> None:
    """Register, and die as SIGKILL kills."""
    app = create_app()
    _arrange(app.extensions["durable_engine"], moment)
    with app.test_request_context():
        service.register(key, revision)
    _die()


def _arrange(engine: Engine, moment: str) -> None:
    def look(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if moment in statement:
            _die()

    event.listen(engine, "before_cursor_execute", look)
    if moment == "COMMIT":
        event.listen(engine, "commit", lambda _connection: _die())


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
