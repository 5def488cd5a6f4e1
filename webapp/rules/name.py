"""The applicant's name as the passport's machine-readable lines spell it."""

import unicodedata

from . import icao
from .causes import N_, Refused, most_important
from .text import clean, fold_width

MAX_LETTERS = 104

MESSAGES = {
    "missing": N_("氏名を入力してください。例：HOUMU TARO"),
    "kanji": N_(
        "漢字は使えません。パスポートと同じローマ字(A〜Z)で入力してください。例：HOUMU TARO"
    ),
    "kana": N_(
        "ひらがなとカタカナは使えません。"
        "パスポートと同じローマ字(A〜Z)で入力してください。例：HOUMU TARO"
    ),
    "hangul": N_("ハングルは使えません。パスポートと同じローマ字(A〜Z)で入力してください。"),
    "cyrillic": N_("キリル文字は使えません。パスポートと同じローマ字(A〜Z)で入力してください。"),
    "arabic": N_("アラビア文字は使えません。パスポートと同じローマ字(A〜Z)で入力してください。"),
    "script": N_("この文字は使えません。パスポートと同じローマ字(A〜Z)で入力してください。"),
    "digits": N_("氏名に数字は使えません。数字を消してください。"),
    "too_long": N_(
        "氏名は104文字までです。%(over)s文字多いです。短くする書き方はパスポートで確かめてください。"
    ),
    "accents": N_(
        "A〜Zのほかのローマ字は登録できません。"
        "パスポートの写真のページの下から2行目と同じつづりで入力してください。"
    ),
    "signs": N_("氏名に記号は使えません。記号を消して、名前の間はスペースで区切ってください。"),
}

_SCRIPTS = {
    ("CJK", "KANGXI", "IDEOGRAPHIC"): "kanji",
    ("HIRAGANA", "KATAKANA"): "kana",
    ("HANGUL",): "hangul",
    ("CYRILLIC",): "cyrillic",
    ("ARABIC",): "arabic",
    ("LATIN", "COMBINING"): "accents",
    ("VARIATION",): "signs",  # follows a picture
}
_MENDABLE = {"accents", "signs"}
# Apostrophes go and hyphens separate (ICAO Doc 9303-3, section 4.6); so does a katakana name's dot.
_SIGNS = str.maketrans(dict.fromkeys("'`´‘’‚‛′＇ʹʺʻʼʽʾʿ") | dict.fromkeys(",，、､،・･-", " "))


def parse_name(typed: str) -> str:
    """Canonical name, `[A-Z]+( [A-Z]+)*`, at most 104 letters and spaces."""
    text = _plain(typed)
    if not text:
        raise Refused(MESSAGES, "missing")
    causes = {_cause(letter) for letter in text} - {""}
    if causes:
        raise _refusal(text, most_important(MESSAGES, causes))
    return _measured(text.upper())


def _plain(typed: str) -> str:
    text = fold_width(clean(typed).translate(_SIGNS)).translate(_SIGNS)
    return " ".join(text.split())


def _cause(letter: str) -> str:
    """Why the letter cannot stand in a name; empty when it can."""
    if letter.isascii() and (letter.isalpha() or letter == " "):
        return ""
    category = unicodedata.category(letter)
    if category[0] == "N":
        return "digits"
    return _script(letter, "script" if category[0] in "LM" else "signs")


def _script(letter: str, otherwise: str) -> str:
    name = unicodedata.name(letter, "")
    found = (cause for prefixes, cause in _SCRIPTS.items() if name.startswith(prefixes))
    return next(found, otherwise)


def _refusal(text: str, cause: str) -> Refused:
    if cause not in _MENDABLE:
        return Refused(MESSAGES, cause)
    offers = icao.spellings(text)
    if offers:
        _measured(min(offers, key=len))
    return Refused(MESSAGES, cause, suggestions=[o for o in offers if len(o) <= MAX_LETTERS])


def _measured(name: str) -> str:
    over = len(name) - MAX_LETTERS
    if over > 0:
        raise Refused(MESSAGES, "too_long", over=over)
    return name
