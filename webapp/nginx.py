"""What the build leaves for nginx: the headers of its files, and pages for its own errors."""

from contextvars import Context
from http import HTTPStatus
from pathlib import Path

from flask import Flask
from werkzeug.datastructures import Headers

from webapp.errors import error_page
from webapp.i18n import LANGUAGES
from webapp.security import add_headers

# What nginx answers without asking the application.
STATUSES = (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.SERVICE_UNAVAILABLE)


def write(app: Flask, site: Path) -> None:
    """`ja/errors/503.html` and its like into the folder, `nginx-headers.conf` beside it."""
    for lang in LANGUAGES:
        folder = site / lang / "errors"
        folder.mkdir(parents=True, exist_ok=True)
        for status in STATUSES:
            # As for the other pages: a command's context must not lend its language.
            page = Context().run(_error_page, app, lang, status)
            (folder / f"{status}.html").write_bytes(page)
    site.with_name("nginx-headers.conf").write_text(_header_lines(app.config["HTTPS"]))


def _error_page(app: Flask, lang: str, status: int) -> bytes:
    with app.test_request_context(f"/{lang}/"):
        app.preprocess_request()
        return app.process_response(error_page(status)).get_data()


def _header_lines(https: bool) -> str:
    headers = Headers()
    add_headers(headers, https)
    return "".join(f'add_header {name} "{value}" always;\n' for name, value in headers)
