"""The letters that people are promised: outbox, worker, and the catcher for development."""

from flask import Flask

from webapp.notices import dev, transport


def init_app(app: Flask) -> None:
    """Letters leave by SMTP; the caught ones are shown in development only."""
    transport.init_app(app)
    if app.config["MAIL_CATCHER"] and app.config["APP_ENV"] != "production":
        app.register_blueprint(dev.blueprint)
