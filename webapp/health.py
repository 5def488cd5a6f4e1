"""Two addresses for whoever keeps the service running: is it alive, can it work."""

from http import HTTPStatus

from flask import Blueprint, Flask, abort
from sqlalchemy.exc import DatabaseError
from sqlmodel import text

from webapp.db import reading

blueprint = Blueprint("health", __name__)


def init_app(app: Flask) -> None:
    """Add /healthz and /readyz."""
    app.register_blueprint(blueprint)


@blueprint.get("/healthz")
def alive() -> dict[str, str]:
    """The process answers."""
    return {"status": "alive"}


@blueprint.get("/readyz")
def ready() -> dict[str, str]:
    """The database answers too, and has its tables; 503 where it does not."""
    try:
        with reading() as session:
            session.connection().execute(text("SELECT 1 FROM draft LIMIT 1"))
    except DatabaseError:
        abort(HTTPStatus.SERVICE_UNAVAILABLE)
    return {"status": "ready"}
