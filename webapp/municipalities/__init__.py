"""Finding a municipality of Japan."""

from flask import Flask

from webapp.municipalities import routes


def init_app(app: Flask) -> None:
    """Add the search."""
    routes.init_app(app)
