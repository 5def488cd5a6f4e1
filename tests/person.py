"""Someone who uses the service through plain HTTP, and reads every page closely."""

from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from tests.inspection import inspect

ANSWERS = {
    "name": "HOUMU TARO",
    "sex": "male",
    "birth-year": "2000",
    "birth-month": "1",
    "birth-day": "23",
    "birth-unknown": "",
    "municipality": "131041",
    "address": "西新宿2-8-1",
    "phone": "090-1234-5678",
    "email": "taro@example.com",
    "email_confirm": "taro@example.com",
    "category": "counter-coe",
    "agree": "y",
}
HTMX = {"HX-Request": "true"}


class Person:
    """A browser without scripts, or with htmx where `htmx=True`; each HTML answer is inspected."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.browser = app.test_client()

    def get(self, path: str, **options: Any) -> TestResponse:
        """Open a page; redirects are followed."""
        return self._read(self.browser.get(path, follow_redirects=True, **self._headers(options)))

    def post(self, path: str, data: Any = None, **options: Any) -> TestResponse:
        """Press a button; redirects are followed."""
        answer = self.browser.post(path, data=data, follow_redirects=True, **self._headers(options))
        return self._read(answer)

    def _headers(self, options: dict[str, Any]) -> dict[str, Any]:
        if options.pop("htmx", False):
            options["headers"] = {**options.get("headers", {}), **HTMX}
        return options

    def _read(self, answer: TestResponse) -> TestResponse:
        assert answer.status_code < 500, answer.text
        if answer.mimetype == "text/html":
            inspect(answer)
        return answer

    def answer(self, lang: str = "ja", **changes: str) -> TestResponse:
        """確認 on STEP1 with good answers, some changed (`birth_year` for birth-year)."""
        changed = {_input(name): value for name, value in changes.items()}
        return self.post(f"/{lang}/register/counter-coe/draft", {**ANSWERS, **changed})

    def register(self, lang: str = "ja", **changes: str) -> TestResponse:
        """STEP1 and STEP2; ends on STEP3."""
        return self.confirm(self.answer(lang, **changes), lang)

    def confirm(self, step2: TestResponse, lang: str = "ja") -> TestResponse:
        """登録 on the STEP2 page at hand."""
        shown = {"revision": revision(step2.text)}
        return self.post(f"/{lang}/register/counter-coe/check", shown)


def revision(step2: str) -> str:
    """Which version of the answers this page of STEP2 shows."""
    return step2.split('name="revision" value="')[1].partition('"')[0]


def _input(name: str) -> str:
    return name.replace("birth_", "birth-")


def told(page: str) -> str:
    """The 認証ID of STEP3, or the code for another device."""
    return page.split('<strong translate="no">')[1].partition("<")[0]
