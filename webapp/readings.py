"""Japanese within a page: readings of kanji as ruby, official terms within another language."""

import re
from functools import lru_cache, partial

from flask import Flask
from markupsafe import Markup, escape

READING = re.compile(r"([㐀-鿿々〆ヶ]+)\(([ぁ-ゖー]+)\)")
# Unicode's own signs around a text and its annotation: they pass through templates unharmed.
SIGNS = "\ufff9{}\ufffa{}\ufffb"
MARKED = re.compile(SIGNS.format("([^\ufffa]*)", "([^\ufffb]*)"))
# Hidden from accessible names, or each word would be heard twice; rt and rp end by themselves.
RUBY = r'<ruby>\1<rp>(<rt aria-hidden="true">\2<rp>)</ruby>'
TERM = r'<span lang="ja">\1</span>'
OPTION = re.compile("(<option[^>]*)>([^<]*\ufffa[^\ufffb<]+\ufffb[^<]*)<")
JAPANESE = re.compile("[々〆ぁ-んァ-ヶー一-龯]+(?:・[々〆ぁ-んァ-ヶー一-龯]+)*")
BRACKETED = re.compile(r"(?<=\()[^()]*[ぁ-んァ-ヶ一-龯][^()]*(?=\))|[ぁ-んァ-ヶー]+")
KANA = re.compile("[ぁ-んァ-ヶ]")
TERM_SIGNS = SIGNS.format(r"\g<0>", "")
SHOWN_LATER = re.compile(r' data-[a-z]+="[^"]*\Z')
PLAIN = ("<title", "<option", "<textarea", "<script", "<style")  # hold text and no elements


def init_app(app: Flask) -> None:
    """Templates say `{{ text|ruby }}`; in an option, `{{ name|reading(kana) }}`."""
    app.add_template_filter(ruby)
    app.add_template_filter(SIGNS.format, "reading")


def ruby(text: object) -> Markup:
    """漢字(かんじ) as <ruby>."""
    return _ruby(str(text))


@lru_cache(maxsize=512)
def _ruby(text: str) -> Markup:
    return Markup(READING.sub(RUBY, str(escape(text))))


@lru_cache(maxsize=2048)
def mark(text: str) -> str:
    """漢字(かんじ) with its reading marked, for `draw` to find in a finished page."""
    return READING.sub(SIGNS.format(r"\1", r"\2"), text)


@lru_cache(maxsize=16384)
def mark_terms(text: str, source: str, chinese: bool) -> str:
    """A translation with its Japanese terms marked; in Chinese, those in brackets of the source.

    A line with readings is Japanese as a whole, and its element says so.
    """
    if READING.search(text):
        return text
    if chinese:
        return BRACKETED.sub(lambda found: _chinese(found[0], source), text)
    return JAPANESE.sub(TERM_SIGNS, text)


def _chinese(text: str, source: str) -> str:
    japanese = text in source or KANA.search(text)
    return JAPANESE.sub(TERM_SIGNS, text) if japanese else text


def unmark(text: str) -> str:
    """Without the signs that were put in for `draw`."""
    return MARKED.sub(r"\1", text)


def draw(page: str) -> str:
    """The page with what is marked as elements, and without them where none may stand."""
    if "\ufff9" not in page:
        return page
    page = OPTION.sub(_option, page)
    return MARKED.sub(partial(_drawn, page), page)


def _option(found: re.Match[str]) -> str:
    """An option holds no element: its readings stand in brackets, and a name without them."""
    name, text = unmark(found[2]), MARKED.sub(r"\1(\2)", found[2])
    return f'{found[1]} aria-label="{name}">{text}<'


def _drawn(page: str, found: re.Match[str]) -> str:
    """In text an element; in what a script will show the same, escaped; in names the bare text."""
    tag, end = page.rfind("<", 0, found.start()), page.rfind(">", 0, found.start())
    if tag > end:
        later = found[2] and SHOWN_LATER.search(page, tag, found.start())
        return escape(_element(found)) if later else found[1]
    return found[1] if page.startswith(PLAIN, tag) else _element(found)


def _element(found: re.Match[str]) -> str:
    return found.expand(RUBY if found[2] else TERM)
