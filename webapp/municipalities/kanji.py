"""Kanji: old, variant, simplified and traditional forms as one."""

import json

from webapp.municipalities.catalogue import DATA

# Built by scripts/build_kanji_fold.py from OpenCC's tables of characters.
_FOLD = str.maketrans(json.loads((DATA / "kanji_fold.json").read_text("utf-8")))


def fold(text: str) -> str:
    """The characters that today's names use: 澁谷 and 涩谷 give 渋谷."""
    return text.translate(_FOLD)
