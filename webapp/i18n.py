"""Languages: which there are, which one a request speaks, and how readings are drawn."""

import re
from functools import cache, lru_cache
from typing import Any

from babel.support import NullTranslations, Translations
from flask import Flask, current_app, g, request, url_for
from flask_babel import Babel
from markupsafe import Markup, escape
from werkzeug.exceptions import HTTPException

from webapp.config import ROOT

LANGUAGES = {"ja": "日本語", "en": "English"}
DEFAULT = "ja"
CONVERTER = f"any({','.join(LANGUAGES)})"
PREFIX = f"/<{CONVERTER}:lang>"
# The manual's own notation: kanji with their reading in brackets, 生(う)まれた日(ひ).
FEW_VALUES = {"lang", "page", "name", "version", "v", "_anchor"}
READING = re.compile(r"([㐀-鿿々〆ヶ]+)\(([ぁ-ゖー]+)\)")


def init_app(app: Flask) -> None:
    """The language comes from the address and goes into every address that is built."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(ROOT / "translations")
    Babel(app, locale_selector=language, default_locale=DEFAULT, default_timezone="Asia/Tokyo")
    # A page has a hundred texts: asking Flask-Babel for each took a quarter of its time.
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: catalogue(language()).ugettext(text),
        lambda one, many, number: catalogue(language()).ungettext(one, many, number),
        newstyle=True,
    )
    app.url_value_preprocessor(_take_language)
    app.url_defaults(_give_language)
    app.add_template_filter(ruby)
    app.context_processor(lambda: {"lang": language(), "languages": LANGUAGES})
    app.add_template_global(same_page)
    app.add_template_global(address, "url_for")


def language() -> str:
    """The language of this request, one of LANGUAGES."""
    found: str = g.get("lang", DEFAULT)
    return found


@cache
def catalogue(lang: str) -> NullTranslations:
    """The texts of a language; Japanese, the source, has none."""
    return Translations.load(str(ROOT / "translations"), [lang])


def speak(lang: str) -> None:
    """Use another language for the rest of this request, as a letter's or a link's own."""
    g.lang = lang if lang in LANGUAGES else DEFAULT


def _take_language(_endpoint: str | None, values: dict[str, str] | None) -> None:
    named = (values or {}).pop("lang", None) or request.path.split("/")[1]
    speak(named)


def _give_language(endpoint: str, values: dict[str, str]) -> None:
    if "lang" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "lang"):
        values["lang"] = language()


def address(endpoint: str, **values: Any) -> str:
    """url_for, for templates, with whole names of endpoints.

    A page has dozens of addresses, and they hardly ever change.
    """
    if not values.keys() <= FEW_VALUES:
        return url_for(endpoint, **values)
    lang = values.pop("lang", language())
    return _address(lang, endpoint, tuple(values.items()))


@lru_cache(maxsize=1024)
def _address(lang: str, endpoint: str, values: tuple[tuple[str, str], ...]) -> str:
    found: dict[str, Any] = dict(values)
    if current_app.url_map.is_endpoint_expecting(endpoint, "lang"):
        found["lang"] = lang
    return url_for(endpoint, **found)


def same_page(lang: str) -> str:
    """This page's address in another language; the top page where there is none."""
    addresses = current_app.url_map.bind_to_environ(request.environ)
    try:
        endpoint, values = addresses.match(request.path, "GET")
    except HTTPException:
        endpoint, values = "pages.root", {}
    if endpoint == "pages.root":  # `/` is the Japanese top page by another name
        return url_for("pages.top", lang=lang)
    # Not url_for: it would take `?_scheme=` and the like for options of its own.
    return addresses.build(endpoint, {**request.args, **values, "lang": lang})


def ruby(text: object) -> Markup:
    """漢字(かんじ) as <ruby>, its reading hidden from accessible names (design.md 8)."""
    drawn = r'<ruby>\1<rp>(</rp><rt aria-hidden="true">\2</rt><rp>)</rp></ruby>'
    return Markup(READING.sub(drawn, str(escape(text))))
