"""The list of languages at the top of every page, drawn once for each page that has no token."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from flask import Flask, current_app, request
from markupsafe import Markup
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound

from webapp.addresses import FEW_VALUES, address
from webapp.forms import render_bare
from webapp.i18n import LANGUAGES, language

Values = tuple[tuple[str, Any], ...]
# Addresses of a part, or another name, and the page it belongs to.
PAGE_OF = {
    "pages.root": "pages.top",  # the Japanese top page
    "registration.mail": "registration.done",
    "accounts.session": "accounts.account",
}


def init_app(app: Flask) -> None:
    """Templates say `{{ language_list(…) }}`."""
    app.add_template_global(language_list)


def language_list(*, carries_answers: bool, fragment: bool) -> Markup:
    """Links to this page in other languages; buttons of its form where it `carries_answers`."""
    if carries_answers:
        return _remembered(language(), "", (), fragment)
    endpoint, values = _this_page()
    if request.args or not values.keys() <= FEW_VALUES:
        return _drawn(_with_question(endpoint, values), fragment)
    return _remembered(language(), endpoint, tuple(values.items()), fragment)


@lru_cache(maxsize=1024)
def _remembered(_language: str, endpoint: str, values: Values, fragment: bool) -> Markup:
    named = dict(values)
    pages = {lang: address(endpoint, lang=lang, **named) for lang in LANGUAGES} if endpoint else {}
    return _drawn(pages, fragment)


def _with_question(endpoint: str, values: Mapping[str, Any]) -> dict[str, str]:
    # Not url_for: it would take `?_scheme=` and the like for options of its own.
    build = current_app.url_map.bind_to_environ(request.environ).build
    return {lang: build(endpoint, {**request.args, **values, "lang": lang}) for lang in LANGUAGES}


def _drawn(pages: Mapping[str, str], fragment: bool) -> Markup:
    told = {"pages": pages, "fragment": fragment, "lang": language()}
    return Markup(render_bare("partials/languages.html", **told))


def _this_page() -> tuple[str, dict[str, Any]]:
    """What GET finds under the path of this request, which may be a POST; the top page else."""
    try:
        endpoint, values = _found(request.path)
    except HTTPException:
        return "pages.top", {}
    found = PAGE_OF.get(endpoint, endpoint)
    return found, {name: value for name, value in values.items() if name != "lang"}


def _found(path: str) -> tuple[str, Mapping[str, Any]]:
    """The page under a path; where forms alone are taken, the one above it."""
    addresses, forms_alone = current_app.url_map.bind_to_environ(request.environ), False
    while True:
        try:
            return addresses.match(path, "GET")
        except MethodNotAllowed:
            forms_alone = True
        except NotFound:
            if not forms_alone:
                raise
        path = path.rpartition("/")[0]
