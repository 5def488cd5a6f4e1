"""Compression of what the application answers; the built files are compressed already."""

from http import HTTPStatus

from flask import Flask, Response, current_app
from flask_compress import Compress

BODILESS = {HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED}
compress = Compress()


def init_app(app: Flask) -> None:
    """Ask Flask-Compress only where there is something to gain: asking alone takes a while."""
    app.config["COMPRESS_REGISTER"] = False
    compress.init_app(app)
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    small = (response.content_length or 0) < current_app.config["COMPRESS_MIN_SIZE"]
    if small or response.status_code in BODILESS:
        return response
    # Flask-Compress leaves errors as they are; ours are whole pages with a person's answers.
    status, response.status_code = response.status_code, HTTPStatus.OK
    found: Response = compress.after_request(response)
    found.status_code = status
    return found
