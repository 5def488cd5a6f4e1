"""Readings of kanji: 漢字(かんじ), the manual's own notation, drawn as ruby."""

import re

from flask import Flask
from markupsafe import Markup, escape

READING = re.compile(r"([㐀-鿿々〆ヶ]+)\(([ぁ-ゖー]+)\)")


def init_app(app: Flask) -> None:
    """Templates say `{{ text|ruby }}`."""
    app.add_template_filter(ruby)


def ruby(text: object) -> Markup:
    """漢字(かんじ) as <ruby>, its reading hidden from accessible names (design.md 8)."""
    drawn = r'<ruby>\1<rp>(</rp><rt aria-hidden="true">\2</rt><rp>)</rp></ruby>'
    return Markup(READING.sub(drawn, str(escape(text))))
