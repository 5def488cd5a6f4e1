"""Pages that do not depend on the visitor: rendered here, and ahead of time by the static build."""

from flask import Blueprint, Flask, render_template
from werkzeug.routing import AnyConverter, Map

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


class PageConverter(AnyConverter):
    """One of PAGES in an address; of any other path this module says nothing, so 405 stays 405."""

    part_isolating = False  # some have a slash

    def __init__(self, addresses: Map) -> None:
        super().__init__(addresses, *PAGES)


def init_app(app: Flask) -> None:
    """Every page hangs under its language; `/` is the Japanese top page."""
    app.url_map.converters["page"] = PageConverter
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


@blueprint.get(f"{PREFIX}/<page:page>")
def show(page: str) -> str:
    """One of PAGES."""
    return render_template(f"pages/{page.rpartition('/')[2]}.html")
