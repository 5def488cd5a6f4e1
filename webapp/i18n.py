"""Languages: which there are, which one a request speaks, and its texts."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from babel.support import NullTranslations, Translations
from flask import Flask, g, request
from flask_babel import Babel, LazyString

from webapp.config import ROOT

LANGUAGES = {"ja": "日本語", "en": "English"}
DEFAULT = "ja"
CONVERTER = f"any({','.join(LANGUAGES)})"
PREFIX = f"/<{CONVERTER}:lang>"


def init_app(app: Flask) -> None:
    """The language comes from the address, and templates speak it."""
    Babel(app, locale_selector=language, default_locale=DEFAULT, default_timezone="Asia/Tokyo")
    app.jinja_env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    app.url_value_preprocessor(_take_language)
    app.context_processor(lambda: {"lang": language(), "languages": LANGUAGES})


def language() -> str:
    """The language of this request, one of LANGUAGES; Japanese outside of any."""
    found: str = g.get("lang", DEFAULT) if g else DEFAULT
    return found


def speak(lang: str) -> None:
    """Use another language for the rest of this request, as a letter's or a link's own."""
    g.lang = lang if lang in LANGUAGES else DEFAULT


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Use another language within the block."""
    before = language()
    speak(lang)
    try:
        yield
    finally:
        speak(before)


def _take_language(_endpoint: str | None, values: dict[str, str] | None) -> None:
    named = (values or {}).pop("lang", None) or request.path.split("/")[1]
    speak(named)


@cache
def catalogue(lang: str) -> NullTranslations:
    """The texts of a language; Japanese, the source, has none."""
    return Translations.load(str(ROOT / "translations"), [lang])


# Flask-Babel looks for its domain and its locale at each text: a page has a hundred.
def gettext(text: str, **values: Any) -> str:
    """The text in the language of this request."""
    found: str = catalogue(language()).ugettext(text)
    return found % values if values else found


def ngettext(one: str, many: str, number: int) -> str:
    """The text for a number of things."""
    found: str = catalogue(language()).ungettext(one, many, number)
    return found


def lazy_gettext(text: str, **values: Any) -> LazyString:
    """A text that is looked up when it is shown."""
    return LazyString(gettext, text, **values)
