"""Readings of kanji: 漢字(かんじ), the manual's own notation, drawn as ruby."""

import re
from collections.abc import Iterator
from functools import lru_cache

from flask import Flask
from markupsafe import Markup, escape

READING = re.compile(r"([㐀-鿿々〆ヶ]+)\(([ぁ-ゖー]+)\)")
# Unicode's own signs around a text and its annotation: they pass through templates unharmed.
MARKED = re.compile("\ufff9([^\ufffa]*)\ufffa([^\ufffb]*)\ufffb")
# What is hidden from accessible names is heard once (design.md 8).
RUBY = r'<ruby>\1<rp>(</rp><rt aria-hidden="true">\2</rt><rp>)</rp></ruby>'
# Over every kanji, parentheses for browsers that draw no ruby would be too much of them.
FURIGANA = r'<ruby>\1<rt aria-hidden="true">\2</rt></ruby>'
TAGS = re.compile(r"(<[^>]*>)")
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


def unmark(text: str) -> str:
    """Without the readings that `mark` has marked."""
    return MARKED.sub(r"\1", text)


def draw(page: str) -> str:
    """The page with marked readings as <ruby>, and without them where no element may stand."""
    return "".join(_drawn(TAGS.split(page)))


def _drawn(parts: list[str]) -> Iterator[str]:
    """Text and tags, one after the other."""
    tag = ""
    for position, part in enumerate(parts):
        if position % 2:
            tag = part
            yield unmark(part)
        else:
            yield unmark(part) if tag.startswith(PLAIN) else MARKED.sub(FURIGANA, part)
