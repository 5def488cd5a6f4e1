"""Accounts: the mailed link, the password, sign-in and what a person sees of the registration."""

from flask import Flask

# Each module hangs its addresses on the one blueprint.
from webapp.accounts import (  # noqa: F401
    account_routes,
    forgotten_routes,
    password_routes,
    sign_in_routes,
)
from webapp.accounts.blueprint import blueprint


def init_app(app: Flask) -> None:
    """Everything hangs under its language, but for the mailed address itself."""
    app.register_blueprint(blueprint)
