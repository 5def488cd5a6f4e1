"""Finding a municipality of Japan."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Add the search."""
    from webapp.municipalities import routes  # noqa: PLC0415

    routes.init_app(app)
