"""What a word is compared by: one key for each way of reading it, marked by script."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from webapp.municipalities import hangul, kana, kanji, latin
from webapp.municipalities.fold import KANJI, plain

# A mark before the key keeps spellings of one kind from beginning those of another.
FOLDED, SOUNDS = "~", "="


@lru_cache(maxsize=1024)  # a query asks for the same words several times
def of(word: str) -> tuple[str, ...]:
    """The keys of a word of one script; for romaji its letters first, then their sounds."""
    if "a" <= word[0] <= "z":
        return word, FOLDED + latin.fold(word)
    if hangul.begins(word):
        return (SOUNDS + hangul.skeleton(word),)
    return tuple(kana.variants(kana.fold(kanji.fold(word))))


@cache
def names(name: str, reading: str, romaji: str) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of a place, and those of it with or without の, or 町 or 村 in its other reading.

    Each with and without 市, 区, 町, 村 …; `romaji` has them after its last hyphen.
    """
    own = set(_written(name)) | set(_read(name, reading, romaji, _ending(name, reading)))
    others = set(_with_no(name) if _NO in reading[1:-2] else ())
    for ending in _ENDINGS[name[-1]]:
        if not reading.endswith(ending):
            others |= set(_read(name, reading, romaji, ending))
    return frozenset(own), frozenset(others - own)


_ENDINGS = {
    "都": ("と",), "道": (), "府": ("ふ",), "県": ("けん",), "郡": ("ぐん",), "島": ("じま",),
    "市": ("し",), "区": ("く",), "町": ("ちょう", "まち"), "村": ("むら", "そん"),
}  # fmt: skip
_NO, _NO_BETWEEN = "の", re.compile(f"(?<=[{KANJI}])の(?=[{KANJI}])")
_ROMAJI = {
    "と": "to", "ふ": "fu", "けん": "ken", "ぐん": "gun", "じま": "jima", "し": "shi", "く": "ku",
    "ちょう": "chō", "まち": "machi", "むら": "mura", "そん": "son", "": "",
}  # fmt: skip


def _ending(name: str, reading: str) -> str:
    return next((e for e in _ENDINGS[name[-1]] if reading.endswith(e)), "")


def _romaji(text: str) -> Iterator[str]:
    literals = latin.spellings(text)
    yield from literals
    yield FOLDED + latin.fold(literals[0])


def _written(name: str) -> Iterator[str]:
    whole = kana.fold(kanji.fold(plain(name)))
    # Chinese leaves the sign for が out: 茅崎市 is 茅ヶ崎市.
    for written in {whole, whole.replace("ヶ", "")}:
        yield written
        if _ENDINGS[name[-1]]:
            yield written[:-1]


def _with_no(name: str) -> Iterator[str]:
    """People write the の that they hear, 一ノ関 for 一関, and leave out the one of 中之条."""
    whole = kana.fold(kanji.fold(plain(name)))
    if _NO in whole:
        found = [_NO_BETWEEN.sub("", whole)]
    else:
        found = [f"{whole[:at]}の{whole[at:]}" for at in range(1, len(whole) - 1)]
    for written in found:
        yield from (written, written[:-1])


def _read(name: str, reading: str, romaji: str, ending: str) -> Iterator[str]:
    """The readings in kana, romaji and Hangul, bare and with this ending."""
    stem = reading.removesuffix(_ending(name, reading))
    bare = romaji.rpartition("-")[0] or romaji
    for tail in {"", ending}:
        yield kana.fold(stem + tail)
        yield SOUNDS + hangul.reading(stem + tail)
        yield from _romaji(bare + _ROMAJI[tail])
    if ending:
        # An input method turns the last syllable into kanji first: しんじゅく区.
        yield kana.fold(stem) + name[-1]
        yield SOUNDS + hangul.reading(stem) + hangul.suffix(name[-1])


@cache
def alias(text: str) -> frozenset[str]:
    """The keys of another name in use: 筑波市 or "Minoh-shi", with and without its last part."""
    if not text.isascii():
        return frozenset(_written(text))
    bare, _, ending = text.rpartition("-")
    return frozenset((*_romaji(bare.lower()), *_romaji(bare + ending)))


def starts(word: str) -> Iterator[tuple[int, str]]:
    """The key of every start of a word, and where the rest begins; the longest first."""
    lengths = range(len(word), 0, -1)
    if hangul.begins(word):
        return ((length, SOUNDS + hangul.skeleton(word[:length])) for length in lengths)
    # Kanji and kana are folded one for one.
    key = of(word)[0]
    return ((length, key[:length]) for length in lengths)
