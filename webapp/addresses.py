"""Addresses in the language of a request, remembered: a page has dozens, and they hardly change."""

from functools import lru_cache
from typing import Any

from flask import Flask, current_app, g, request, url_for
from werkzeug.exceptions import HTTPException

from webapp.i18n import language

FEW_VALUES = {"lang", "page", "name", "version", "v", "_anchor"}


def init_app(app: Flask) -> None:
    """The language goes into every address that is built."""
    app.url_defaults(_give_language)
    app.add_template_global(same_page)
    app.add_template_global(address, "url_for")


def _give_language(endpoint: str, values: dict[str, str]) -> None:
    if "lang" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "lang"):
        values["lang"] = language()


def address(endpoint: str, **values: Any) -> str:
    """url_for, for templates, with whole names of endpoints."""
    if not values.keys() <= FEW_VALUES:
        return url_for(endpoint, **values)
    lang = values.pop("lang", language())
    return _address(lang, endpoint, tuple(values.items()))


@lru_cache(maxsize=4096)
def _address(lang: str, endpoint: str, values: tuple[tuple[str, str], ...]) -> str:
    found: dict[str, Any] = dict(values)
    if current_app.url_map.is_endpoint_expecting(endpoint, "lang"):
        found["lang"] = lang
    return url_for(endpoint, **found)


def same_page(lang: str) -> str:
    """This page's address in another language; the top page where there is none."""
    endpoint, values = _this_page()
    if not request.args and values.keys() <= FEW_VALUES:
        return address(endpoint, **{**values, "lang": lang})
    # Not url_for: it would take `?_scheme=` and the like for options of its own.
    addresses = current_app.url_map.bind_to_environ(request.environ)
    return addresses.build(endpoint, {**request.args, **values, "lang": lang})


def _this_page() -> tuple[str, dict[str, Any]]:
    """What GET finds under the path of this request, which may be a POST; found once."""
    if "this_page" not in g:
        addresses = current_app.url_map.bind_to_environ(request.environ)
        try:
            endpoint, values = addresses.match(request.path, "GET")
        except HTTPException:
            endpoint, values = "pages.root", {}
        # `/` is the Japanese top page by another name.
        g.this_page = ("pages.top", {}) if endpoint == "pages.root" else (endpoint, values)
    found: tuple[str, dict[str, Any]] = g.this_page
    return found
