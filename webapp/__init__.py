"""The application: create_app() is its table of contents."""

from collections.abc import Mapping
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from webapp import (
    accounts,
    addresses,
    assets,
    cli,
    compression,
    config,
    dates,
    db,
    drawing,
    errors,
    evidence,
    folding,
    gallery,
    health,
    htmx,
    i18n,
    languages,
    log,
    metrics,
    municipalities,
    notices,
    pages,
    public_id,
    pwa,
    readings,
    registration,
    remembered,
    security,
    site,
    turns,
)

FIRST = (log, metrics, folding)
GROUND = (db, i18n, readings, htmx, security, assets, errors, dates, public_id)
ADDRESSES = (addresses, languages)
SCREENS = (pages, evidence, registration, municipalities, notices, accounts, pwa, health)
DEVELOPMENT = (cli, gallery)
LAST = (compression, drawing)  # what they do to an answer is done in the opposite order
AROUND = (turns, remembered, site)  # the last is asked first


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """The WSGI application; `settings` win over the environment. Raises UnsafeSettings."""
    app = Flask(__name__, static_folder=None, template_folder=str(config.ROOT / "templates"))
    app.config.from_mapping(config.load())
    app.config.from_mapping(settings)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    for part in (*FIRST, *GROUND, *ADDRESSES, *SCREENS, *DEVELOPMENT, *LAST, *AROUND):
        part.init_app(app)
    if app.config["TRUSTED_PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign]
    return app
