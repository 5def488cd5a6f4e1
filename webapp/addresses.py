"""Addresses in the language of a request, remembered: a page has dozens, and they hardly change."""

from functools import lru_cache
from typing import Any

from flask import Flask, current_app, url_for

from webapp.i18n import language

FEW_VALUES = {"lang", "page", "name", "version", "v", "_anchor"}


def init_app(app: Flask) -> None:
    """The language goes into every address that is built."""
    app.url_defaults(_give_language)
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
