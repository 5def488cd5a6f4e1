"""Error pages in the service's look and language, whole or as an alert beside the form."""

from http import HTTPStatus

from flask import Flask, Response, make_response, render_template
from flask_babel import LazyString
from werkzeug.exceptions import BadHost, HTTPException

from webapp.db import DATABASE_AWAY
from webapp.htmx import show_as_alert, wants_fragment
from webapp.i18n import lazy_gettext as _

MESSAGES: dict[int, tuple[LazyString, LazyString]] = {
    HTTPStatus.BAD_REQUEST: (
        _("送られた内容を読み取れませんでした"),
        _("前の画面に戻り、もう一度お試しください。"),
    ),
    HTTPStatus.FORBIDDEN: (
        _("この操作は受け付けられません"),
        _("ほかのサイトから送られた操作は受け付けません。このサービスの画面からお試しください。"),
    ),
    HTTPStatus.NOT_FOUND: (
        _("ページが見つかりません"),
        _("アドレスが正しいか確かめるか、トップページからお探しください。"),
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        _("このページではその操作はできません"),
        _("前の画面に戻り、画面のボタンからお試しください。"),
    ),
    HTTPStatus.GONE: (
        _("入力内容が見つかりません"),
        _(
            "入力内容は24時間で消えます。Cookieを使わない設定のブラウザでも、入力内容を残せません。"
            "設定を確かめて、もう一度入力してください。"
        ),
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        _("送られた内容が大きすぎます"),
        _("入力欄に長すぎる文字が入っています。短くして、もう一度送ってください。"),
    ),
    HTTPStatus.TOO_MANY_REQUESTS: (
        _("短い時間に操作が集中しています"),
        _("しばらく待ってから、もう一度お試しください。入力した内容は残っています。"),
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        _("システムで問題が起きました"),
        _("入力した内容は残っています。しばらく待ってから、もう一度お試しください。"),
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: (
        _("ただいま混み合っています"),
        _("入力した内容は残っています。しばらく待ってから、もう一度お試しください。"),
    ),
}


def init_app(app: Flask) -> None:
    """Every HTTP error, and everything unforeseen, gets a page of ours."""
    app.register_error_handler(HTTPException, _http)
    for away in DATABASE_AWAY:
        app.register_error_handler(away, lambda _error: error_page(HTTPStatus.SERVICE_UNAVAILABLE))


def _http(error: HTTPException) -> Response:
    if isinstance(error, BadHost):
        return make_response(error.get_response())  # a page has addresses, and none can be built
    response = error_page(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    # What werkzeug knows beyond the text, such as Allow and Retry-After.
    for name, value in error.get_headers():
        if name != "Content-Type":
            response.headers[name] = value
    return response


def error_page(code: int) -> Response:
    """The page for a status, or an alert where a fragment was asked for."""
    ours = code >= HTTPStatus.INTERNAL_SERVER_ERROR
    other = HTTPStatus.INTERNAL_SERVER_ERROR if ours else HTTPStatus.BAD_REQUEST
    title, advice = MESSAGES[code if code in MESSAGES else other]
    template = "partials/alert.html" if wants_fragment() else "errors/error.html"
    page = render_template(template, title=title, advice=advice, gone=code == HTTPStatus.GONE)
    response = make_response(page, code)
    return show_as_alert(response) if wants_fragment() else response
