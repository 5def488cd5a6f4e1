"""Answers that are the same for everybody, given again from memory before Flask is asked."""

from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask
from werkzeug.test import run_wsgi_app

from webapp.caching import PERSONAL

Answer = tuple[str, list[tuple[str, str]], list[bytes]]
ASKED = ("PATH_INFO", "QUERY_STRING", "HTTP_ACCEPT_ENCODING", "HTTP_HX_REQUEST")
MOST = 2048  # answers: about 4 MB
LONGEST = 512  # bytes of a question and its headers: what people send, not what fills a memory


class Remembered:
    """Remembers under one address what it answered; nothing personal, which is `no-store`."""

    def __init__(self, application: WSGIApplication, path: str) -> None:
        self.application, self.path = application, path
        self.answers: dict[tuple[str, ...], Answer] = {}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The same bytes as the first time."""
        asked = tuple(environ.get(name, "") for name in ASKED)
        if not self._may_be_kept(environ, asked):
            return self.application(environ, start_response)
        status, headers, body = self.answers.get(asked) or self._ask(asked, environ)
        start_response(status, headers)
        return body

    def _may_be_kept(self, environ: WSGIEnvironment, asked: tuple[str, ...]) -> bool:
        wanted = environ["PATH_INFO"].endswith(self.path) and environ["REQUEST_METHOD"] == "GET"
        return wanted and sum(map(len, asked)) <= LONGEST

    def _ask(self, asked: tuple[str, ...], environ: WSGIEnvironment) -> Answer:
        parts, status, headers = run_wsgi_app(self.application, environ, buffered=True)
        answer = status, headers.to_wsgi_list(), [b"".join(parts)]
        if status.startswith("200") and headers.get("Cache-Control") != PERSONAL:
            self._keep(asked, answer)
        return answer

    def _keep(self, asked: tuple[str, ...], answer: Answer) -> None:
        if len(self.answers) >= MOST:
            self.answers.clear()
        self.answers[asked] = answer


def init_app(app: Flask) -> None:
    """The search's results: people type the same first letters again and again."""
    app.wsgi_app = Remembered(app.wsgi_app, "/municipalities/results")  # type: ignore[method-assign]
