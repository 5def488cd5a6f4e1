"""Hepburn romanisation, with macrons, of the readings of Japanese place names."""

import re

_VOWELS = "aiueo"
_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "g": "ガギグゲゴ", "s": "サシスセソ",
    "z": "ザジズゼゾ", "t": "タチツテト", "d": "ダヂヅデド", "n": "ナニヌネノ",
    "h": "ハヒフヘホ", "b": "バビブベボ", "p": "パピプペポ", "m": "マミムメモ",
    "r": "ラリルレロ",
}  # fmt: skip
_IRREGULAR = {
    "シ": "shi", "ジ": "ji", "チ": "chi", "ヂ": "ji", "ツ": "tsu", "ヅ": "zu", "フ": "fu",
    "ッ": "ッ", "ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヲ": "o", "ン": "n'",
}  # fmt: skip
_MORA = {
    kana: consonant + vowel
    for consonant, row in _ROWS.items()
    for kana, vowel in zip(row, _VOWELS, strict=True)
} | _IRREGULAR

# At "|" two words meet, so the vowels on its sides stay apart: 勝|浦 is Katsuura.
_BOUNDARIES = (
    "カツ|ウラ", "ナチカツ|ウラ", "マツ|ウラ", "キタマツ|ウラ", "ミナミマツ|ウラ",
    "ヒガシマツ|ウラ", "ニシマツ|ウラ", "トヨ|オカ", "ヒロ|オ", "ソ|オ", "ニシノ|オモテ",
    "モ|オカ", "ミノ|オ", "ヤマノ|ウチ", "セト|ウチ", "コ|ウミ", "タキノ|ウエ", "トヨ|ウラ",
    "ワノ|ウチ", "コト|ウラ", "フル|ウ", "ブンゴ|オオノ",
)  # fmt: skip
_SPLIT = {reading.replace("|", ""): reading for reading in _BOUNDARIES}


def romanise(katakana: str) -> str:
    """A reading without its suffix, as "Ōta"; KeyError for anything but katakana."""
    parts = _SPLIT.get(katakana, katakana).split("|")
    return "".join(_lengthen(_letters(part)) for part in parts).capitalize()


def _letters(katakana: str) -> str:
    latin = ""
    for kana in katakana:
        latin = _contract(latin, kana) if kana in "ャュョ" else latin + _MORA[kana]
    latin = re.sub("ッ(?=ch)", "t", latin)
    latin = re.sub("ッ(.)", r"\1\1", latin)
    return re.sub("n'(?![aiueoy])", "n", latin)


def _contract(latin: str, small: str) -> str:
    stem, vowel = latin[:-1], {"ャ": "a", "ュ": "u", "ョ": "o"}[small]
    return stem + vowel if stem.endswith(("sh", "ch", "j")) else f"{stem}y{vowel}"


def _lengthen(latin: str) -> str:
    return re.sub("o[ou]", "ō", re.sub("uu", "ū", latin))
