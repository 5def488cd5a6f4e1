"""Japanese within a page: readings of kanji as ruby, official terms within another language."""

import re
from functools import lru_cache

from flask import Flask
from markupsafe import Markup, escape

READING = re.compile(r"([㐀-鿿々〆ヶ]+)\(([ぁ-ゖー]+)\)")
# Unicode's own signs around a text and its annotation: they pass through templates unharmed.
MARKED = re.compile("\ufff9([^\ufffa]*)\ufffa([^\ufffb]*)\ufffb")
# What is hidden from accessible names is heard once (design.md 8).
RUBY = r'<ruby>\1<rp>(</rp><rt aria-hidden="true">\2</rt><rp>)</rp></ruby>'
# Over every kanji, parentheses for browsers that draw no ruby would be too much of them.
FURIGANA = '<ruby>{}<rt aria-hidden="true">{}</ruby>'
TERM = '<span lang="ja">{}</span>'
TERM_MARKED = "\ufff9\\g<0>\ufffa\ufffb"
JAPANESE = re.compile("[々〆ぁ-んァ-ヶー一-龯]+(?:・[々〆ぁ-んァ-ヶー一-龯]+)*")
BRACKETED = re.compile(r"(?<=\()[^()]*[ぁ-んァ-ヶ一-龯][^()]*(?=\))|[ぁ-んァ-ヶー]+")
KANA = re.compile("[ぁ-んァ-ヶ]")
PLAIN = ("<title", "<option", "<textarea", "<script", "<style")  # hold text and no elements


def init_app(app: Flask) -> None:
    """Templates say `{{ text|ruby }}`."""
    app.add_template_filter(ruby)


def ruby(text: object) -> Markup:
    """漢字(かんじ) as <ruby>."""
    return Markup(READING.sub(RUBY, str(escape(text))))


@lru_cache(maxsize=2048)
def mark(text: str) -> str:
    """漢字(かんじ) with its reading marked, for `draw` to find in a finished page."""
    return READING.sub("\ufff9\\1\ufffa\\2\ufffb", text)


@lru_cache(maxsize=16384)
def mark_terms(text: str, source: str, chinese: bool) -> str:
    """A translation with its Japanese terms marked; in Chinese, those in brackets of the source.

    A line with readings is Japanese as a whole, and its element says so.
    """
    if READING.search(text):
        return text
    if chinese:
        return BRACKETED.sub(lambda found: _chinese(found[0], source), text)
    return JAPANESE.sub(TERM_MARKED, text)


def _chinese(text: str, source: str) -> str:
    japanese = text in source or KANA.search(text)
    return JAPANESE.sub(TERM_MARKED, text) if japanese else text


def unmark(text: str) -> str:
    """Without the signs that were put in for `draw`."""
    return MARKED.sub(r"\1", text)


def draw(page: str) -> str:
    """The page with what is marked as elements, and without them where none may stand."""
    if "\ufff9" not in page:
        return page
    return MARKED.sub(lambda found: _element(found) if _may_stand(page, found) else found[1], page)


def _may_stand(page: str, found: re.Match[str]) -> bool:
    """Whether this is text: not within a tag, nor in an element that holds no others."""
    tag, end = page.rfind("<", 0, found.start()), page.rfind(">", 0, found.start())
    return tag <= end and not page.startswith(PLAIN, tag)


def _element(found: re.Match[str]) -> str:
    text, reading = found.groups()
    return FURIGANA.format(text, reading) if reading else TERM.format(text)
