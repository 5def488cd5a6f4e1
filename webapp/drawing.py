"""What texts have marked is drawn into finished answers: readings, and terms in Japanese."""

from flask import Flask, Response

from webapp.counting import bend
from webapp.i18n import DEFAULT, language
from webapp.readings import draw


def init_app(app: Flask) -> None:
    """Pages and fragments in every language but plain Japanese, which marks nothing."""
    app.after_request(_draw)


def _draw(response: Response) -> Response:
    if language() != DEFAULT and response.mimetype == "text/html" and not response.is_streamed:
        response.set_data(draw(bend(response.get_data(as_text=True))))
    return response
