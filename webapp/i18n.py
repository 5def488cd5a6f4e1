"""Languages: which there are, which one a request speaks, and its texts."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from babel.support import NullTranslations, Translations
from flask import Flask, g, request
from flask_babel import LazyString
from werkzeug.routing import AnyConverter, Map

from webapp.config import ROOT
from webapp.readings import mark, mark_terms

DEFAULT = "ja"
RUBY = "ja-ruby"  # Japanese with a reading over every kanji: an aid that stays, being an address
# Each in its own words, as the list at the top of every page says it.
LANGUAGES = {
    DEFAULT: "日本語",
    RUBY: "日本語（ふりがな）",
    "en": "English",
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
    "ko": "한국어",
    "vi": "Tiếng Việt",
    "pt": "Português",
    "es": "Español",
    "tl": "Filipino",
    "id": "Bahasa Indonesia",
    "ne": "नेपाली",
    "my": "မြန်မာဘာသာ",
}
LOCALES = {
    RUBY: "ja",
    "zh-Hans": "zh_Hans",
    "zh-Hant": "zh_Hant",
    "tl": "fil",
}  # as the CLDR has them
PREFIX = "/<language:lang>"


class LanguageConverter(AnyConverter):
    """One of LANGUAGES in an address."""

    def __init__(self, addresses: Map) -> None:
        super().__init__(addresses, *LANGUAGES)


def init_app(app: Flask) -> None:
    """The language comes from the address, and templates speak it."""
    app.url_map.converters["language"] = LanguageConverter
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    app.url_value_preprocessor(_take_language)
    app.add_template_global(language_tag, "tag")
    app.jinja_env.globals.update(languages=LANGUAGES, ruby_lang=RUBY)
    app.context_processor(lambda: {"lang": language()})


def language() -> str:
    """The language of this request, one of LANGUAGES; Japanese outside of any."""
    try:
        return str(g.lang)
    except (AttributeError, RuntimeError):
        return DEFAULT


def locale() -> str:
    """The language of this request as Babel names it, for dates and numbers."""
    return LOCALES.get(language(), language())


def language_tag(lang: str) -> str:
    """What `lang=""` says of a text in it, and the language a letter is written in."""
    return DEFAULT if lang == RUBY else lang


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
    """The texts of a language; Japanese, the source, has none but for its readings."""
    if lang == DEFAULT:
        return NullTranslations()
    return Translations.load(str(ROOT / "translations"), [LOCALES.get(lang, lang)])


# Flask-Babel looks for its domain and its locale at each text: a page has a hundred.
def gettext(text: str, **values: Any) -> str:
    """The text in the language of this request."""
    lang = language()
    found = text if lang == DEFAULT else _marked(catalogue(lang).ugettext(text), text)
    return found % values if values else found


def ngettext(one: str, many: str, number: int) -> str:
    """The text for a number of things."""
    return _marked(catalogue(language()).ungettext(one, many, number), one)


def _marked(text: str, source: str) -> str:
    """What is to be drawn in the finished page: readings, and Japanese in another language."""
    lang = language()
    if lang == DEFAULT:
        return text
    return mark(text) if lang == RUBY else mark_terms(text, source, lang.startswith("zh"))


def lazy_gettext(text: str, **values: Any) -> LazyString:
    """A text that is looked up when it is shown."""
    return LazyString(gettext, text, **values)
