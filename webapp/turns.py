"""One request at a time in each process, where the database is a file (docs/decisions/0016)."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import RLock
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask
from sqlalchemy import make_url
from werkzeug.wsgi import get_content_length

_turn = RLock()


class InTurn:
    """A WSGI application whose requests wait for each other, but never for a slow connection.

    Threads that share Python's lock would take it from each other at every statement and log line.
    """

    def __init__(self, application: WSGIApplication, longest: int) -> None:
        self.application, self.longest = application, longest

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The same answer."""
        self._receive(environ)
        with _turn:
            return self.application(environ, start_response)

    def _receive(self, environ: WSGIEnvironment) -> None:
        """The form first, which may take a minute; one too long is refused without being read."""
        length = get_content_length(environ) or 0
        if 0 < length <= self.longest:
            environ["wsgi.input"] = BytesIO(environ["wsgi.input"].read(length))


@contextmanager
def aside() -> Iterator[None]:
    """For what takes long and needs no Python: let the others go on meanwhile."""
    given = _give_up()
    try:
        yield
    finally:
        if given:
            _turn.acquire()


def _give_up() -> bool:
    try:
        _turn.release()
    except RuntimeError:  # no request has it: a command, or a database elsewhere
        return False
    return True


def init_app(app: Flask) -> None:
    """With a database elsewhere threads wait for it, which must stop nobody else."""
    if make_url(app.config["DATABASE_URL"]).get_backend_name() == "sqlite":
        app.wsgi_app = InTurn(app.wsgi_app, app.config["MAX_CONTENT_LENGTH"])  # type: ignore[method-assign]
