"""Registration: STEP1 answers, STEP2 check, STEP3 done."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Add the screens of the journey."""
    from webapp.registration import draft_routes, routes  # noqa: F401, PLC0415
    from webapp.registration.blueprint import blueprint  # noqa: PLC0415

    app.register_blueprint(blueprint)
