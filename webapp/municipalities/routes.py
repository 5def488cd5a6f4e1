"""The search of field 4: a page, the same in a dialog, and its results alone."""

from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from typing import Any

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    current_app,
    make_response,
    render_template,
    request,
)
from limits import RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from webapp.assets import fingerprint
from webapp.caching import FOREVER, REVALIDATE
from webapp.config import ROOT
from webapp.errors import error_page
from webapp.forms import printable
from webapp.htmx import wants_fragment
from webapp.i18n import PREFIX
from webapp.limits import client
from webapp.municipalities.catalogue import DATA, PREFECTURES
from webapp.municipalities.listing import listing_version, places
from webapp.municipalities.search import MOST
from webapp.municipalities.search import search as find

blueprint = Blueprint("municipalities", __name__)
searches = FixedWindowRateLimiter(MemoryStorage())
BASE = f"{PREFIX}/municipalities"
KEPT = f"public, {FOREVER}"
TEMPLATES = ROOT / "templates" / "municipalities"


def init_app(app: Flask) -> None:
    """Add the search."""
    app.register_blueprint(blueprint)
    app.add_template_global(version, "search_version")


@blueprint.before_request
def _limit() -> None:
    """Counted in each process: it keeps machines out, not a person."""
    if not searches.hit(RateLimitItemPerSecond(*current_app.config["LIMIT_SEARCH"]), client()):
        abort(HTTPStatus.TOO_MANY_REQUESTS)


@blueprint.errorhandler(HTTPStatus.TOO_MANY_REQUESTS)
def _too_many(_error: Exception) -> Response:
    """Said where the results are counted: an open dialog covers the rest of the page."""
    response = error_page(HTTPStatus.TOO_MANY_REQUESTS)
    if wants_fragment() and request.endpoint == "municipalities.results":
        response.headers["HX-Retarget"] = "#municipality-count"
    return response


@blueprint.get(BASE)
def search() -> str:
    """The search as a page of its own: it works without scripts."""
    return render_template("municipalities/search.html", **_found(*_asked(request.args)))


@blueprint.get(f"{BASE}/panel")
def panel() -> Response:
    """The search for the dialog on STEP1: the same for everybody."""
    return _kept(render_template("municipalities/panel.html", **_found("", "")))


@blueprint.get(f"{BASE}/results")
def results() -> Response:
    """The list alone, swapped while a person types or chooses; nobody's secret, so kept."""
    return _kept(render_template("municipalities/results.html", **_found(*_asked(request.args))))


def _kept(page: str) -> Response:
    response = make_response(page)
    same = request.args.get("v") == version()
    response.headers["Cache-Control"] = KEPT if same else REVALIDATE
    return response


@blueprint.get("/municipalities/<version>.json")
def listing(version: str) -> Response:
    """All places for the search without a network; a built file."""
    if version != listing_version():
        abort(HTTPStatus.NOT_FOUND)
    response = Response(places(), mimetype="application/json")
    response.headers["Cache-Control"] = KEPT
    return response


@cache
def version() -> str:
    """Changes with whatever an answer is made of: data, rules, templates, texts."""
    texts = (ROOT / "translations").rglob("*.po")
    parts = sorted([*DATA.iterdir(), *DATA.parent.glob("*.py"), *TEMPLATES.iterdir(), *texts])
    return fingerprint(b"".join(path.read_bytes() for path in parts))


def _asked(typed: Mapping[str, str]) -> tuple[str, str]:
    return printable(typed.get("q", "")), typed.get("prefecture", "")


def _found(query: str, prefecture: str) -> dict[str, Any]:
    limit = MOST if query.strip() else None  # a whole prefecture is shown whole
    return {
        "prefectures": PREFECTURES,
        "query": query,
        "prefecture": prefecture,
        "version": version(),
        "listing_version": listing_version(),
        "asked": bool(query.strip() or prefecture),
        "found": find(query, prefecture or None, limit),
    }
