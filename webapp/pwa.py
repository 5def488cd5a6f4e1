"""What makes the site an app that opens without a network: manifest and service worker."""

from functools import cache
from typing import Any

from flask import Blueprint, Flask, Response, current_app, render_template, url_for

from webapp import assets
from webapp.assets import fingerprint
from webapp.caching import REVALIDATE
from webapp.config import ROOT
from webapp.i18n import DEFAULT, LANGUAGES, PREFIX, language, language_tag, speak
from webapp.i18n import gettext as _
from webapp.municipalities.listing import listing_version
from webapp.municipalities.routes import version as search_version
from webapp.pages import PAGES
from webapp.readings import unmark

blueprint = Blueprint("pwa", __name__)
COLOURS = {"theme_color": "#0017a8", "background_color": "#ffffff"}
KEPT = ("terms", "help", "offline")  # of PAGES, beside the top page and blank STEP1
SOURCES = ("templates", "static", "translations", "webapp")
DERIVED = {".mo", ".pyc"}


def init_app(app: Flask) -> None:
    """Add the manifest and the worker."""
    app.register_blueprint(blueprint)


@blueprint.get("/manifest.webmanifest")
def root_manifest() -> Response:
    """The Japanese one, as `/` is the Japanese top page."""
    speak("ja")
    return manifest()


@blueprint.get(f"{PREFIX}/manifest.webmanifest")
def manifest() -> Response:
    """The app's name, colours and pictures in one language."""
    about = {
        "id": "/",
        "scope": "/",
        "start_url": url_for("pages.top"),
        "lang": language_tag(language()),
        "dir": "ltr",
        "display": "minimal-ui",
        "name": _("在留申請オンラインシステム"),
        "short_name": _("利用者登録"),
        "description": _("在留資格認定証明書をメールで受け取るための利用者登録です。"),
        "categories": ["government"],
        "icons": _icons(),
        "screenshots": _screenshots(),
    }
    text = current_app.json.dumps({**about, **COLOURS}, ensure_ascii=False)
    return _answer(unmark(text), "application/manifest+json")


def _icons() -> list[dict[str, str]]:
    picture = {"src": assets.asset("icons/icon.svg"), "sizes": "any", "type": "image/svg+xml"}
    drawn = [("icon-192", "192x192", "any"), ("icon-512", "512x512", "any"),
             ("maskable-512", "512x512", "maskable")]  # fmt: skip
    return [picture, *(_png(f"icons/{name}.png", size, purpose=use) for name, size, use in drawn)]


def _screenshots() -> list[dict[str, str]]:
    label = _("利用者情報入力(STEP1)")
    return [
        _png(f"screens/{form}.png", size, form_factor=form, label=label)
        for form, size in (("narrow", "360x640"), ("wide", "1280x720"))
    ]


def _png(name: str, size: str, **more: str) -> dict[str, str]:
    return {"src": assets.asset(name), "sizes": size, "type": "image/png", **more}


@blueprint.get("/service-worker.js")
def worker() -> Response:
    """The worker for every language; with SERVICE_WORKER off, one that takes itself away."""
    speak(DEFAULT)
    if not current_app.config["SERVICE_WORKER"]:
        return _answer(render_template("pwa/switched-off.js"), "text/javascript")
    kept = {lang: _kept(lang) for lang in LANGUAGES}
    return _answer(
        render_template("pwa/service-worker.js", version=version(), kept=kept), "text/javascript"
    )


def _kept(lang: str) -> dict[str, Any]:
    """Addresses: every static page, those kept from the start, and what never changes."""
    pages = [url_for("pages.show", lang=lang, page=page) for page in PAGES]
    first = [url_for("pages.top", lang=lang), url_for("registration.blank", lang=lang)]
    if lang == DEFAULT:
        first.append(url_for("pages.root"))
    return {
        "pages": [*first, *pages],
        "first": [*first, *(url_for("pages.show", lang=lang, page=page) for page in KEPT)],
        "offline": url_for("pages.show", lang=lang, page="offline"),
        "files": [
            assets.asset(assets.BUNDLE),
            assets.asset("icons/icon.svg"),
            assets.asset("js/offline.js"),
            url_for("municipalities.panel", lang=lang, v=search_version()),
        ],
        "list": url_for("municipalities.listing", version=listing_version()),
    }


@cache
def version() -> str:
    """Changes with whatever a kept page is made of."""
    paths = sorted(path for source in SOURCES for path in (ROOT / source).rglob("*.*"))
    files = [path for path in paths if path.is_file() and path.suffix not in DERIVED]
    return fingerprint(b"".join(path.read_bytes() for path in files))


def _answer(text: str, kind: str) -> Response:
    response = Response(text, mimetype=kind)
    response.headers["Cache-Control"] = REVALIDATE
    return response
