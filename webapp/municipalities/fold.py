"""Spellings of one name brought to one form, so that queries and names can be compared."""

import re
import unicodedata

_KANJI = "一-鿿㐀-䶿々\U00020000-\U0003ffff"
_DAKUTEN = "\u3099\u309a"
_JOINERS = re.compile(r"[-'’‘ʼ`‐‑‒–—―−ー]")
# 龍ケ崎 and 茅ヶ崎, 上ノ国 and 中之条: people mix these signs up.
_GA = re.compile(rf"(?<=[{_KANJI}])(?:[ヶケヵ箇]|が(?=[{_KANJI}]))")
_NO = re.compile(rf"(?<=[{_KANJI}])[ノ之]")
_HIRAGANA = {ord("ァ") + i: ord("ぁ") + i for i in range(ord("ヶ") - ord("ァ") + 1)}
# Old texts write large kana for small ones; ぢ and づ sound as じ and ず.
_SOUNDS = str.maketrans("ぁぃぅぇぉっゃゅょゎぢづ", "あいうえおつやゆよわじず")
# An input method shows a half-typed syllable as letters: しn on the way to しんじゅく.
_HALF_TYPED = re.compile(r"(?<=[ぁ-ゖ])[a-z]{1,2}$")
_WORD = re.compile(rf"[a-z]+|[ぁ-ゖ{_KANJI}]+")


def words(text: str) -> list[str]:
    """The words of a query; signs, digits and other scripts only separate them."""
    return _WORD.findall(_HALF_TYPED.sub("", _plain(text)))


def key(text: str) -> str:
    """A name as one word to compare: "Ōta-ku" gives otaku, シンジュク gives しんじゆく."""
    word = "".join(_WORD.findall(_plain(text)))
    return _shorten(word) if word.isascii() else word


def _plain(text: str) -> str:
    """Width, case, accents, dashes, kana and the signs for が and の made alike."""
    text = _without_marks(unicodedata.normalize("NFKC", text).casefold())
    text = _NO.sub("の", _GA.sub("ヶ", text))
    return _JOINERS.sub("", text).translate(_HIRAGANA).translate(_SOUNDS)


def _without_marks(text: str) -> str:
    """Without accents and variation selectors; が stays が."""
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFD", text)
    kept = (c for c in letters if c in _DAKUTEN or unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", "".join(kept))


def _shorten(latin: str) -> str:
    """Long vowels as one letter (Ōta, Oota; chuo, chuuou), and gumma as gunma."""
    latin = re.sub("o[ou]+", "o", latin)
    latin = re.sub("uu+", "u", latin)
    return re.sub("m(?=[bmp])", "n", latin)
