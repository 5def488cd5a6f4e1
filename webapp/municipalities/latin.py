"""Romaji: every way of writing one name, and a form in which all of them are the same."""

import re

# How people write a long vowel: left out, doubled, by its kana, or with h as in passports
# (旅券法施行規則 allows "OH").
_LONG = tuple(
    str.maketrans(table)
    for table in ({"ō": "o", "ū": "u"}, {"ō": "oo", "ū": "uu"}, {"ō": "ou", "ū": "uu"},
                  {"ō": "oh", "ū": "u"}, {"ō": "ou", "ū": "u"})
)  # fmt: skip
_SIGNS, _MACRON = re.compile("[-' ]"), re.compile("[ōū]")
_LABIAL = re.compile("n(?=[bmp])")
# Hepburn and its misspellings to Kunrei (内閣告示, 1954), which has a letter for each sound.
_KUNREI = {
    "tchi": "tti", "tch": "tty", "shi": "si", "sh": "sy", "chi": "ti", "ch": "ty",
    "tsu": "tu", "ts": "t", "ji": "zi", "jy": "zy", "j": "zy",
    "dzu": "zu", "dz": "z", "du": "zu", "di": "zi", "fu": "hu", "f": "h",
    "l": "r", "v": "b", "c": "k", "qui": "ki", "q": "k", "wo": "o",
}  # fmt: skip
_HEPBURN = re.compile("|".join(sorted(_KUNREI, key=len, reverse=True)))
# The last letters of an unfinished word say no more than their consonant: sh, ch, j, ts.
_OPEN = re.compile("(?<=[stz])y$")
_LONG_O = re.compile("o(?:[ou]+|h(?=[^aiueo]))")
_LONG_U = re.compile("uu+")
_TWICE = re.compile(r"([bcdfghjkmnprstwyz])\1")


def spellings(romaji: str) -> list[str]:
    """The literal spellings of a name with macrons: otaku, ootaku, outaku; the plainest first."""
    letters = _SIGNS.sub("", romaji).lower()
    tables = _LONG if _MACRON.search(letters) else _LONG[:1]
    found = [letters.translate(table) for table in tables]
    return found + [_LABIAL.sub("m", spelling) for spelling in found if _LABIAL.search(spelling)]


def fold(literal: str) -> str:
    """Lower-case letters to one form for all systems: shinjuku, sinzyuku give sinzyuku."""
    text = _OPEN.sub("", _HEPBURN.sub(_kunrei, literal))
    text = _LONG_U.sub("u", _LONG_O.sub("o", text))
    return _TWICE.sub(r"\1", re.sub("m(?=[bmp])", "n", text))


def _kunrei(match: re.Match[str]) -> str:
    return _KUNREI[match.group()]
