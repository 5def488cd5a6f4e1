"""What is remembered for everybody is nobody's."""

from collections.abc import Iterable
from typing import Any

import pytest
from werkzeug.test import run_wsgi_app

from webapp.remembered import MOST, Remembered

PATH = "/ja/municipalities/results"
PUBLIC, PERSONAL = ("Cache-Control", "no-cache"), ("Cache-Control", "no-store")


class Counting:
    """A WSGI application that says how often it was asked."""

    def __init__(self, header: tuple[str, str], status: str) -> None:
        self.header, self.status, self.asked = header, status, 0

    def __call__(self, _environ: dict[str, str], start_response: Any) -> Iterable[bytes]:
        """The number of this request."""
        self.asked += 1
        start_response(self.status, [self.header])
        return [str(self.asked).encode()]


def ask(remembered: Remembered, query: str = "q=naka", **more: str) -> bytes:
    """The body of an answer."""
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": PATH, "QUERY_STRING": query, **more}
    return b"".join(run_wsgi_app(remembered, environ)[0])


def remembering(header: tuple[str, str] = PUBLIC, status: str = "200 OK") -> Remembered:
    """Nothing remembered yet."""
    return Remembered(Counting(header, status), "/municipalities/results")


def test_the_same_question_is_answered_once() -> None:
    found = remembering()
    assert [ask(found), ask(found), ask(found, "q=kita")] == [b"1", b"1", b"2"]


@pytest.mark.parametrize("name", ["HTTP_ACCEPT_ENCODING", "HTTP_HX_REQUEST"])
def test_another_kind_of_answer_is_another_question(name: str) -> None:
    found = remembering()
    assert [ask(found), ask(found, **{name: "other"})] == [b"1", b"2"]


@pytest.mark.parametrize(
    ("header", "status"), [(PERSONAL, "200 OK"), (PUBLIC, "429 TOO MANY REQUESTS")]
)
def test_a_personal_answer_and_a_refusal_are_not_kept(header: tuple[str, str], status: str) -> None:
    found = remembering(header, status)
    assert [ask(found), ask(found)] == [b"1", b"2"]


@pytest.mark.parametrize(
    "more", [{"REQUEST_METHOD": "POST"}, {"PATH_INFO": "/ja/account"}], ids=["a POST", "a page"]
)
def test_other_requests_go_through(more: dict[str, str]) -> None:
    found = remembering()
    assert [ask(found, **more), ask(found, **more)] == [b"1", b"2"]


def test_neither_many_questions_nor_long_ones_fill_the_memory() -> None:
    found = remembering()
    for number in range(MOST + 1):
        ask(found, f"q={number}")
    ask(found, "q=" + "x" * 1000)
    for name in ("HTTP_ACCEPT_ENCODING", "HTTP_HX_REQUEST"):
        ask(found, **{name: "x" * 1000})
    assert len(found.answers) == 1
