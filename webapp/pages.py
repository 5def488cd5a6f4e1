"""Pages that do not depend on the visitor: rendered here, and ahead of time by the static build."""

from http import HTTPStatus

from flask import Blueprint, Flask, abort, render_template

from webapp.i18n import DEFAULT, PREFIX, speak

blueprint = Blueprint("pages", __name__)
PAGES = (
    "register/individual",
    "register/lawyer",
    "eligible",
    "preparation",
    "terms",
    "privacy",
    "accessibility",
    "help",
    "offline",
    "erased",
)
TERMS_VERSION = "2026-11-23"


def init_app(app: Flask) -> None:
    """Every page hangs under its language; `/` is the Japanese top page."""
    app.register_blueprint(blueprint)
    app.context_processor(lambda: {"terms_version": TERMS_VERSION})


@blueprint.get("/")
def root() -> str:
    """The top page in Japanese."""
    speak(DEFAULT)
    return render_template("pages/top.html")


@blueprint.get(f"{PREFIX}/")
def top() -> str:
    """新規利用者登録: the three doors, and sign-in."""
    return render_template("pages/top.html")


@blueprint.get(f"{PREFIX}/<path:page>")
def show(page: str) -> str:
    """One of PAGES; 404 for anything else."""
    if page not in PAGES:
        abort(HTTPStatus.NOT_FOUND)
    return render_template(f"pages/{page.rpartition('/')[2]}.html")
