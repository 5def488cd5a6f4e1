"""Response headers, and the guard against other sites and half a body."""

from functools import cache
from http import HTTPStatus

from flask import Flask, Request, Response, abort, current_app, request
from flask.sessions import SessionInterface, SessionMixin
from werkzeug.datastructures import Headers

from webapp.assets import style_hash
from webapp.caching import PERSONAL

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
OWN_SITE = {"same-origin", "none"}  # "none": typed into the address bar, no page behind it
NO_SNIFFING = {"X-Content-Type-Options": "nosniff"}
HEADERS = {
    **NO_SNIFFING,
    # no-referrer would make browsers send `Origin: null` with some forms.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(),geolocation=(),microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
HSTS = "max-age=63072000; includeSubDomains"


class NoSession(SessionInterface):
    """Flask's signed cookie is never read nor sent: drafts and sign-ins have keys of their own."""

    def open_session(self, _app: Flask, _request: Request) -> None:
        """None: Flask's null session, which refuses to be written."""

    def save_session(self, _app: Flask, _session: SessionMixin, _response: Response) -> None:
        """Nothing to send."""


def init_app(app: Flask) -> None:
    """Guard every unsafe request; put the headers on every answer."""
    app.session_interface = NoSession()
    app.before_request(_refuse_half_a_body)
    app.before_request(_refuse_other_sites)
    app.after_request(_protect)


@cache
def content_security_policy() -> str:
    """Nothing but our own script, our one style sheet by its hash, and forms to ourselves."""
    # Without blanks between them: these bytes come before every first paint.
    return (
        "default-src 'none';script-src 'self';connect-src 'self';img-src 'self';"
        f"manifest-src 'self';style-src {style_hash()};"
        "form-action 'self';base-uri 'none';frame-ancestors 'none'"
    )


def add_headers(headers: Headers, https: bool) -> None:
    """The same for a page of ours and for a static file."""
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("Content-Security-Policy", content_security_policy())
    if https:
        headers.setdefault("Strict-Transport-Security", HSTS)


def _protect(response: Response) -> Response:
    response.headers.setdefault("Cache-Control", PERSONAL)
    # No document can be asked for with htmx's header, and 204 shows none: they would do nothing.
    if response.status_code == HTTPStatus.NO_CONTENT:
        for name in ("Content-Encoding", "Content-Type", "Vary"):
            response.headers.pop(name, None)
    elif "HX-Request" not in request.headers:
        add_headers(response.headers, current_app.config["HTTPS"])
    return response


def _refuse_half_a_body() -> None:
    """A connection cut in the middle must not look like a form with its last fields empty.

    A body shorter than announced is a 400 once it is read; one of unknown length is a 411.
    """
    # Servers set this although they end a cut body as if it were whole; without it werkzeug counts.
    request.environ.pop("wsgi.input_terminated", None)
    if "Transfer-Encoding" in request.headers:
        abort(HTTPStatus.LENGTH_REQUIRED)


def _refuse_other_sites() -> None:
    if request.method not in SAFE_METHODS and not _from_our_own_page():
        abort(HTTPStatus.FORBIDDEN)


def _from_our_own_page() -> bool:
    """Sec-Fetch-Site where the browser sends it, else Origin; neither means no browser."""
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None:
        return site in OWN_SITE
    scheme = "https" if current_app.config["HTTPS"] else request.scheme
    return origin in (None, f"{scheme}://{request.host}")
