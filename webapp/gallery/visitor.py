"""Somebody who uses the service through its own requests, so that a state is the real page."""

import re
import secrets
from collections.abc import Iterable, Mapping
from contextvars import Context
from ipaddress import IPv6Address
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Flask, current_app, request, url_for
from werkzeug.test import Client
from werkzeug.wrappers import Response

from webapp import limits
from webapp.i18n import language
from webapp.models import Category, Sex

Typed = Mapping[str, str]
EXAMPLES_ONLY = int(IPv6Address("2001:db8::"))  # RFC 3849: addresses that nobody has
NETWORKS, HOST_BITS = 32, 64
REVISION = re.compile(r'name="revision" value="([^"]*)"')
HTMX = {"HX-Request": "true"}
ANSWERS = {
    "name": "HOUMU TARO",
    "sex": Sex.MALE.value,
    "birth-year": "2000",
    "birth-month": "1",
    "birth-day": "23",
    "birth-unknown": "",
    "municipality": "131041",
    "address": "西新宿2-8-1",
    "phone": "090-1234-5678",
    "category": Category.COUNTER_COE.value,
    "agree": "y",
}


class Visitor:
    """A browser of its own, at an address and with a mailbox that no limit has counted yet."""

    def __init__(self) -> None:
        self.lang = language()
        self.email = f"{secrets.token_hex(8)}@example.com"
        self._address = str(IPv6Address(EXAMPLES_ONLY + (secrets.randbits(NETWORKS) << HOST_BITS)))
        self.client = limits.one_customer(self._address)
        self.cookies: dict[str, str] = {}  # name -> what was said of it last
        self._app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
        self._browser = Client(self._serve)

    def get(self, endpoint: str, *, htmx: bool = False, **values: Any) -> Response:
        """Open a page; redirects are followed."""
        headers = HTMX if htmx else {}
        return self._open(url_for(endpoint, **values), method="GET", headers=headers)

    def post(self, endpoint: str, typed: Typed | None = None, **options: Any) -> Response:
        """Press a button; redirects are followed. `options` are werkzeug's."""
        values = options.pop("values", {})
        address = url_for(endpoint, **values)
        return self._open(address, method="POST", data=dict(typed or {}), **options)

    def meets(self, error: Exception, endpoint: str, typed: Typed | None = None) -> Response:
        """What the application answers where this happens to a request."""
        return Context().run(self._meet, error, url_for(endpoint), typed)

    def fill(self, typed: Typed | None = None, *, press: str = "") -> Response:
        """確認, or another button, on STEP1 with good answers but for what is `typed`."""
        return self.post("registration.save", {**self.answers(), **(typed or {}), "do": press})

    def confirm(self, step2: Response) -> Response:
        """登録 on this STEP2."""
        found = REVISION.search(step2.get_data(as_text=True))
        assert found, "no STEP2"
        return self.post("registration.register", {"revision": found[1]})

    def register(self, typed: Typed | None = None) -> Response:
        """STEP1 and STEP2; ends on STEP3."""
        return self.confirm(self.fill(typed))

    def answers(self) -> dict[str, str]:
        """Good answers, with an e-mail address of this visitor's own."""
        return {**ANSWERS, "email": self.email, "email_confirm": self.email}

    def _open(self, address: str, **options: Any) -> Response:
        answer = self._browser.open(
            address, base_url=request.host_url, follow_redirects=True, **options
        )
        for one in (*answer.history, answer):
            self._take_cookies(one.headers.getlist("Set-Cookie"))
        return answer

    def _take_cookies(self, said: Iterable[str]) -> None:
        self.cookies.update({text.partition("=")[0]: text for text in said})

    def _serve(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ["REMOTE_ADDR"] = self._address
        # A request inside a request must not share its language.
        answer: Iterable[bytes] = Context().run(self._app.wsgi_app, environ, start_response)
        return answer

    def _meet(self, error: Exception, address: str, typed: Typed | None) -> Response:
        method = "GET" if typed is None else "POST"
        with self._app.test_request_context(address, method=method, data=typed):
            self._app.preprocess_request()
            answer = self._app.make_response(self._app.handle_user_exception(error))
            return self._app.process_response(answer)
