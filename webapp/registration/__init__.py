"""Registration: STEP1 answers, STEP2 check, STEP3 done."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Add the screens of the journey."""
    from webapp.registration.routes import blueprint  # noqa: PLC0415

    app.register_blueprint(blueprint)
