"""Hangul: Japanese names as Koreans write them, compared by their sounds alone."""

import re

from webapp.municipalities.fold import HANGUL

_LETTER = re.compile(f"[{HANGUL}]")
_FIRST, _VOWELS, _LAST = 0xAC00, 21, 28
# The official table (외래어 표기법, 문교부 고시 85-11) writes か as 가 at a word's start and as 카
# elsewhere; people write both, so that only a class of consonants counts here.
_INITIALS = ("k", "k", "n", "t", "t", "r", "m", "p", "p", "s", "ss", "", "c", "c", "c", "k",
             "t", "p", "h")  # fmt: skip
_MEDIALS = ("a", "e", "ya", "ye", "o", "e", "yo", "ye", "o", "wa", "we", "oi", "yo", "u", "wo",
            "we", "ui", "yu", "u", "i", "i")  # fmt: skip
_NASAL = {4, 16, 21}  # ㄴ, ㅁ and ㅇ write ん; ㅅ writes っ and falls silent
_TSU = "ssu"  # 쓰 is つ, as 츠 and 쯔 are; no other sound is written with ㅆ
_REPEATED = re.compile(r"([aiueo])\1+")
_KANA = {
    "": "あいうえお", "k": "かきくけこがぎぐげご", "s": "さしすせそ", "c": "ざじずぜぞ",
    "t": "たちつてとだぢづでど", "n": "なにぬねの", "h": "はひふへほ", "p": "ばびぶべぼぱぴぷぺぽ",
    "m": "まみむめも", "r": "らりるれろ",
}  # fmt: skip
_MORA = {
    kana: consonant + "aiueo"[at % 5]
    for consonant, row in _KANA.items()
    for at, kana in enumerate(row)
} | {
    "や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "を": "o", "ん": "n", "っ": "", "ー": "",
    "ち": "ci", "ぢ": "ci", "つ": "cu", "づ": "cu", "ヶ": "ka",
}  # fmt: skip
# A small kana takes the place of the vowel before its mark: き, ゃ are ki, <ya and then kya.
_SMALL = {"ゃ": "<ya", "ゅ": "<yu", "ょ": "<yo", "ぁ": "<a", "ぃ": "<i",
          "ぅ": "<u", "ぇ": "<e", "ぉ": "<o"}  # fmt: skip
_BEFORE_SMALL = re.compile(".?<")
_SOUNDS = str.maketrans(_MORA | _SMALL)
# Korean readings of the words for kinds of places: 도, 부, 현, 군, 시, 구, 정, 촌.
_SUFFIXES = {"都": "to", "道": "to", "府": "pu", "県": "hyon", "郡": "kun", "市": "si", "区": "ku",
             "町": "con", "村": "con", "島": "to"}  # fmt: skip


def begins(word: str) -> bool:
    """Whether a word begins with a syllable, or with a consonant on its way to one."""
    return bool(_LETTER.match(word))


def skeleton(text: str) -> str:
    """The sounds of a text in Hangul; a lone consonant at its end stands for itself."""
    return _short("".join(_syllable(ord(sign)) for sign in text))


def _syllable(code: int) -> str:
    if code < _FIRST:
        return _INITIALS[code - 0x1100].replace("ss", "s")
    rest, last = divmod(code - _FIRST, _LAST)
    first, vowel = divmod(rest, _VOWELS)
    sound = _INITIALS[first] + _MEDIALS[vowel]
    sound = sound.replace(_TSU, "cu").replace("ss", "s")
    return sound + ("n" if last in _NASAL else "")


def reading(hiragana: str) -> str:
    """The same sounds from kana: しんじゅく gives sincuku."""
    return _short(_BEFORE_SMALL.sub("", hiragana.translate(_SOUNDS)))


def suffix(kind: str) -> str:
    """How Koreans end a name of this kind; 町 and 村 may keep their Japanese reading instead."""
    return _SUFFIXES[kind]


def _short(text: str) -> str:
    """Long vowels are not written (오사카), and 자, 쟈 are one sound."""
    text = text.replace("cy", "c").replace("ou", "o")
    return _REPEATED.sub(r"\1", text)
