"""Japanese with a reading over every kanji of the interface, drawn into finished answers."""

from flask import Flask, Response

from webapp.i18n import RUBY, language
from webapp.readings import draw


def init_app(app: Flask) -> None:
    """Answers in that language only; the others are not touched."""
    app.after_request(_draw)


def _draw(response: Response) -> Response:
    if language() == RUBY and response.mimetype == "text/html":
        response.set_data(draw(response.get_data(as_text=True)))
    return response
