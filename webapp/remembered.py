"""Answers that are the same for everybody, given again from memory before Flask is asked."""

from collections.abc import Iterable
from typing import Any

from flask import Flask

from webapp.caching import PERSONAL

Wsgi = Any  # environ and start_response of PEP 3333
Answer = tuple[str, list[tuple[str, str]], list[bytes]]
ASKED = ("PATH_INFO", "QUERY_STRING", "HTTP_ACCEPT_ENCODING", "HTTP_HX_REQUEST")
MOST = 2048  # answers: about 4 MB
LONGEST = 512  # bytes of a question and its headers: what people send, not what fills a memory


class Remembered:
    """Remembers under one address what it answered; nothing personal, which is `no-store`."""

    def __init__(self, application: Wsgi, path: str) -> None:
        self.application, self.path = application, path
        self.answers: dict[tuple[str, ...], Answer] = {}

    def __call__(self, environ: Wsgi, start_response: Wsgi) -> Iterable[bytes]:
        """The same bytes as the first time."""
        asked = tuple(environ.get(name, "") for name in ASKED)
        if not self._may_be_kept(environ, asked):
            answer: Iterable[bytes] = self.application(environ, start_response)
            return answer
        status, headers, body = self.answers.get(asked) or self._ask(asked, environ)
        start_response(status, headers)
        return body

    def _may_be_kept(self, environ: Wsgi, asked: tuple[str, ...]) -> bool:
        wanted = environ["PATH_INFO"].endswith(self.path) and environ["REQUEST_METHOD"] == "GET"
        return wanted and sum(map(len, asked)) <= LONGEST

    def _ask(self, asked: tuple[str, ...], environ: Wsgi) -> Answer:
        said: list[Any] = []
        parts = self.application(environ, lambda *given: said.append(given))
        body = [b"".join(parts)]
        getattr(parts, "close", lambda: None)()
        status, headers = said[-1][:2]
        if status.startswith("200") and ("Cache-Control", PERSONAL) not in headers:
            self._keep(asked, (status, headers, body))
        return status, headers, body

    def _keep(self, asked: tuple[str, ...], answer: Answer) -> None:
        if len(self.answers) >= MOST:
            self.answers.clear()
        self.answers[asked] = answer


def init_app(app: Flask) -> None:
    """The search's results: people type the same first letters again and again."""
    app.wsgi_app = Remembered(app.wsgi_app, "/municipalities/results")  # type: ignore[method-assign]
