"""Kana: old spellings as one, and syllables that an input method shows half-typed."""

import re

# Old texts write large kana for small ones; ぢ and づ sound as じ and ず (現代仮名遣い, 1986).
_SOUNDS = str.maketrans("ぁぃぅぇぉっゃゅょゎぢづゐゑを", "あいうえおつやゆよわじずいえお")
_TAIL = re.compile("(?<=[ぁ-ゖ])[a-z]+$")
# What the letters of a romaji input may still become (JIS X 4063:2000), in folded kana.
_ROWS = {
    "k": "かきくけこ", "g": "がぎぐげご", "s": "さしすせそ", "z": "ざじずぜぞ", "j": "じ",
    "t": "たちつてと", "d": "だじずでど", "n": "なにぬねのん", "h": "はひふへほ", "f": "ふ",
    "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ", "m": "まみむめも", "y": "やゆよ", "r": "らりるれろ",
    "w": "わお", "c": "かちこ", "q": "く", "v": "う", "l": "", "x": "",
    "sh": "し", "ch": "ち", "ts": "つ", "cy": "ち", "jy": "じ", "wh": "う", "th": "て", "dh": "で",
}  # fmt: skip
_BEFORE_Y = {"k": "き", "g": "ぎ", "s": "し", "z": "じ", "t": "ち", "d": "じ", "n": "に",
             "h": "ひ", "b": "び", "p": "ぴ", "m": "み", "r": "り", "f": "ふ"}  # fmt: skip

_DOUBLED = "kstpc"
_MOST_LONG = 3
_VOWELS = (
    dict.fromkeys("おこそとのほもよろごぞどぼぽ", ("う", "お"))
    | dict.fromkeys("えけせてねへめれげぜでべぺ", ("い", "え"))
    | dict.fromkeys("うくすつぬふむゆるぐずぶぷ", ("う",))
)


def fold(text: str) -> str:
    """One spelling for each sound: しんじゅく gives しんじゆく."""
    return text.translate(_SOUNDS)


def variants(text: str) -> list[str]:
    """What a text with ー or half-typed letters may be: しんj しんじ, おーた おうた or おおた."""
    tail = _TAIL.search(text)
    found = _lengthened(text[: tail.start()] if tail else text)
    return [start + end for start in found for end in _ends(tail.group())] if tail else found


def _lengthened(text: str) -> list[str]:
    """Each ー as the kana that may stand for it (外来語の表記 has it in borrowed words only)."""
    found, *parts = text.split("ー", _MOST_LONG)
    starts = [found]
    for part in parts:
        starts = [
            start + vowel + part.replace("ー", "")
            for start in starts
            for vowel in _VOWELS.get(start[-1:], ("",))
        ]
    return starts


def _ends(letters: str) -> list[str]:
    """さp is on the way to さぱ and to さっぱ."""
    if letters[:1] == letters[1:2] != "n":
        return [f"つ{kana}" for kana in _row(letters[1:])] or [""]
    row = _row(letters)
    return [*row, *(f"つ{kana}" for kana in row if letters[0] in _DOUBLED)] or [""]


def _row(letters: str) -> str:
    if letters[1:] == "y":
        return _BEFORE_Y.get(letters[0], "")
    return _ROWS.get(letters[:2], _ROWS.get(letters[0], ""))
