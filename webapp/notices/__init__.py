"""The letters that people are promised: outbox, worker, and the catcher for development."""

from flask import Flask

from webapp.notices import dev, transport
from webapp.notices.phrases import japan_time


def init_app(app: Flask) -> None:
    """Give templates `japan_time`; the caught letters are shown in development only."""
    transport.init_app(app)
    app.add_template_filter(japan_time)
    if app.config["MAIL_CATCHER"] and app.config["APP_ENV"] != "production":
        app.register_blueprint(dev.blueprint)
