"""Compression of what the application answers; the built files are compressed already."""

from http import HTTPStatus

from flask import Flask, Response
from flask_compress import Compress

BODILESS = {HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED}
SMALL = 400  # bytes: a field's message of a line; what offers another spelling is longer
compress = Compress()


def init_app(app: Flask) -> None:
    """Ask Flask-Compress only where there is something to gain: asking alone takes a while."""
    app.config.from_mapping(COMPRESS_REGISTER=False, COMPRESS_MIN_SIZE=SMALL)
    compress.init_app(app)
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    if (response.content_length or 0) < SMALL or response.status_code in BODILESS:
        return response
    # Flask-Compress leaves errors as they are; ours are whole pages with a person's answers.
    status, response.status_code = response.status_code, HTTPStatus.OK
    found: Response = compress.after_request(response)
    found.status_code = status
    return found
