"""The address after the municipality: any script, kept as the person writes it."""

import re
import unicodedata

from . import municipality_parts
from .causes import N_, Question, Refused
from .text import clean

MAX_LETTERS = 85  # of the municipality and this text together

MESSAGES = {
    "missing": N_("町名と番地を入力してください。例：霞が関1-1-1"),
    "too_long": N_(
        "住居地は都道府県から数えて85文字までです。%(over)s文字多いです。"
        "建物の名前を短くするなどしてください。"
    ),
    "emoji": N_("住居地に絵文字は使えません。絵文字を消してください。"),
    "invisible": N_("目に見えない文字があります。住居地を入力しなおしてください。"),
    "only_municipality": N_(
        "町名と番地も入力してください。ないときは、このままもう一度進んでください。"
    ),
    "repeated": N_("市区町村までは上のらんで選んであります。町名から入力しますか？"),
}

_HALF_WIDTH_KANA = re.compile("[\uff61-\uff9f]+")
_INVISIBLE = {"Cc", "Cf", "Co", "Zl", "Zp"}
_BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"  # drawn as nothing, yet not spaces
# What is drawn as a picture by itself or asks for it; ★ and ♪ stay, building names use them.
_EMOJI = re.compile(
    "[\ufe0f\u20e3\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653"
    "\u267f\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5"
    "\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf"
    "\u2b1b\u2b1c\u2b50\u2b55\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a"
    "\U0001f1e6-\U0001f1ff\U0001f201\U0001f21a\U0001f22f\U0001f232-\U0001f236"
    "\U0001f238-\U0001f23a\U0001f250\U0001f251\U0001f300-\U0001faff]"
)


def parse_address(typed: str, municipality: str = "", asked: bool = False) -> str:
    """Canonical address, NFC; with `municipality` (full text, '' unknown) at most 85 characters.

    Asks once where the text repeats the municipality.
    """
    text = _tidy(typed)
    _check_letters(text)
    rest = municipality_parts.remove(text, municipality)
    offers = [rest] if rest is not None and _visible(rest) else []
    over = len(municipality) + len(text) - MAX_LETTERS
    if over > 0:
        raise Refused(MESSAGES, "too_long", suggestions=offers, over=over)
    if rest is not None and not asked:
        raise Question(MESSAGES, "repeated" if offers else "only_municipality", suggestions=offers)
    return text


def _tidy(typed: str) -> str:
    # NFKC only on half-width kana: elsewhere it would turn ㈱ and ① into other text.
    text = _HALF_WIDTH_KANA.sub(_full_width, clean(typed))
    return unicodedata.normalize("NFC", text).strip()


def _full_width(kana: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", kana[0])


def _check_letters(text: str) -> None:
    if not _visible(text):
        raise Refused(MESSAGES, "missing")
    if _EMOJI.search(text):
        raise Refused(MESSAGES, "emoji")
    if any(unicodedata.category(letter) in _INVISIBLE for letter in text):
        raise Refused(MESSAGES, "invisible")


def _visible(text: str) -> bool:
    return any(
        unicodedata.category(letter)[0] in "LNPS" and letter not in _BLANK_LETTERS
        for letter in text
    )
