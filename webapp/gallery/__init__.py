"""The reviewers' gallery: every state of every screen in every language, in development only."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Its states register people and promise letters, so it keeps to where letters are caught."""
    if app.config["MAIL_CATCHER"] and app.config["APP_ENV"] != "production":
        from webapp.gallery.routes import blueprint  # noqa: PLC0415

        app.register_blueprint(blueprint)
