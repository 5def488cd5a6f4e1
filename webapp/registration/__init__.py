"""Registration: STEP1 answers, STEP2 check, STEP3 done."""

from flask import Flask

# Each module hangs its addresses on the one blueprint.
from webapp.registration import draft_routes, routes  # noqa: F401
from webapp.registration.blueprint import blueprint


def init_app(app: Flask) -> None:
    """Add the screens of the journey."""
    app.register_blueprint(blueprint)
