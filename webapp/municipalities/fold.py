"""A query's width, case, accents and kana made alike, and cut into words of one script."""

import re
import unicodedata

KANJI = "一-鿿㐀-䶿\uf900-\ufaff々ヶ\U00020000-\U0003ffff"
KANA = "ぁ-ゖー"
HANGUL = "가-힣\u1100-\u1112"
_DAKUTEN = "\u3099\u309a"
_HIRAGANA = {ord("ァ") + i: ord("ぁ") + i for i in range(ord("ヶ") - ord("ァ") + 1)}
# Hepburn's macron and Kunrei's circumflex are a long vowel; other accents are dropped.
_LONG = str.maketrans({"ō": "oo", "ô": "oo", "ū": "uu", "û": "uu"})
_DROPPED = re.compile(r"['’‘ʼ`´]|(?<![ぁ-ゖァ-ヺ])ー")  # ー after a kana makes it long
# 龍ケ崎 and 茅ヶ崎, 上ノ国 and 中之条: people mix these signs up.
_GA = re.compile(rf"(?<=[{KANJI}])(?:[ヶケヵ箇个]|が(?=[{KANJI}]))")
_NO = re.compile(rf"(?<=[{KANJI}])[ノ之]")
# "23 wards" is one name in any language; elsewhere digits only part words.
_WARDS = re.compile(r"(?<!\d)23\W?(?:[区區][内部]?|(?:ku|wards?|구)\b)|special wards?|(?:^都)?区部")
# An input method shows a half-typed syllable as consonants: しんj on the way to しんじゅく.
_TAIL = "[bcdfghjkmnpqrstvwxyz]{1,3}(?![a-z])"
_WORD = re.compile(rf"[a-z]+|[{KANA}{KANJI}]*[{KANA}]{_TAIL}|[{KANA}{KANJI}]+|[{HANGUL}]+")


def plain(text: str) -> str:
    """Unicode's NFKC, lower case, without accents and variation selectors, in hiragana."""
    text = _WARDS.sub("二十三区", unicodedata.normalize("NFKC", text).casefold())
    if text.isascii():
        return text.replace("'", "").replace("`", "")
    text = _without_marks(unicodedata.normalize("NFC", text).translate(_LONG))
    text = _NO.sub("の", _GA.sub("ヶ", _DROPPED.sub("", text)))
    # The sign for が keeps its own form, so that it does not become a kana.
    return "ヶ".join(part.translate(_HIRAGANA) for part in text.split("ヶ"))


def words(text: str) -> list[str]:
    """The words of a plain text; signs, digits and other scripts only separate them."""
    return _WORD.findall(text)


def _without_marks(text: str) -> str:
    """が and 가 stay whole."""
    letters = unicodedata.normalize("NFD", text)
    kept = (c for c in letters if c in _DAKUTEN or unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", "".join(kept))
