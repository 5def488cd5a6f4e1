"""What a password must be: long and hard to guess, nothing else (NIST SP 800-63B-4, 3.1.1)."""

import unicodedata
from collections.abc import Iterable, Sequence

from flask_babel import LazyString
from zxcvbn import zxcvbn
from zxcvbn.matching import L33T_TABLE

from webapp.config import PASSWORD_MAXIMUM
from webapp.i18n import lazy_gettext as _

COMPOSED = 8 * PASSWORD_MAXIMUM  # code points: more are too many, as NFC joins four at most
JUDGED = 72  # code points that are looked at: the time grows with the square
STRONG_ENOUGH = 3  # of zxcvbn's 0 to 4
OWN_REST = 8  # code points that must be left beside one's own data
LATIN_WORD = 3  # shorter ones occur in any text by chance
# Signs judged as letters in disguise ("pa$$word"), of so many kinds; and what never stands for one.
DISGUISES = frozenset(sign for signs in L33T_TABLE.values() for sign in signs if not sign.isdigit())
DISGUISED = 3
PLAIN_SIGNS = "~^;?=*'\"`>"
SEPARATORS = dict.fromkeys(map(ord, " -_./,:@"))
SERVICE = (
    "zairyu",
    "shinsei",
    "nyukan",
    "immigration",
    "moj.go.jp",
    "online",
    "system",
    "password",
    "在留",
    "申請",
    "入管",
    "出入国",
    "オンライン",
    "システム",
    "パスワード",
    "correcthorsebatterystaple",
)


def normalise(typed: str) -> str:
    """NFC, so that every keyboard gives the same password; what is far too long stays as it is.

    The time grows with the square: a form full of marks would take five seconds.
    """
    return unicodedata.normalize("NFC", typed) if len(typed) <= COMPOSED else typed


def fault(password: str, own: Sequence[str], minimum: int) -> LazyString | None:
    """Why a normalised password is refused, or None; `own` are words of its owner's data."""
    return (
        _length_fault(password, minimum) or _own_fault(password, own) or _guess_fault(password, own)
    )


def _length_fault(password: str, minimum: int) -> LazyString | None:
    if not password:
        return _("パスワードを入力してください。")
    if (missing := minimum - len(password)) > 0:
        return _(
            "短すぎます。%(minimum)s文字以上にしてください。あと%(missing)s文字足りません。",
            minimum=minimum,
            missing=missing,
        )
    if (over := len(password) - PASSWORD_MAXIMUM) > 0:
        return _(
            "長すぎます。%(maximum)s文字までです。%(over)s文字減らしてください。",
            maximum=PASSWORD_MAXIMUM,
            over=over,
        )
    return None


def _own_fault(password: str, own: Iterable[str]) -> LazyString | None:
    text = rest = _fold(password)
    for word in sorted({_fold(word) for word in (*own, *SERVICE)}, key=len, reverse=True):
        if len(word) >= LATIN_WORD or (word and not word.isascii()):
            rest = rest.replace(word, "")
    if rest == text or len(rest) >= OWN_REST:
        return None
    return _(
        "ほとんどが、あなたの氏名や生年月日などの登録内容か、このシステムの言葉です。"
        "関係のない言葉に変えてください。"
    )


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().translate(SEPARATORS)


def _guess_fault(password: str, own: Sequence[str]) -> LazyString | None:
    # Folded: capitals, width and blanks between common words make nothing harder to guess.
    judged = _with_few_disguises((_fold(password) or password)[:JUDGED])
    verdict = zxcvbn(judged, user_inputs=[*own, *SERVICE], max_length=JUDGED)
    if verdict["score"] >= STRONG_ENOUGH:
        return None
    parts = [(len(match["token"]), match["pattern"]) for match in verdict["sequence"]]
    return _reason(max(parts)[1])


def _with_few_disguises(text: str) -> str:
    """Signs that may stand for letters, beyond the first kinds of them, as signs that never do.

    zxcvbn tries every combination of meanings: all kinds in one password took three seconds.
    """
    kinds = [sign for sign in dict.fromkeys(text) if sign in DISGUISES][DISGUISED:]
    return text.translate(dict(zip(map(ord, kinds), PLAIN_SIGNS, strict=False)))


def _reason(pattern: str) -> LazyString:
    """In words what zxcvbn found most of."""
    if pattern == "repeat":
        return _("同じ文字や言葉のくり返しは、すぐに当てられます。別の言葉を加えてください。")
    if pattern in {"sequence", "spatial"}:
        return _("順番に並んだ文字やキーは、すぐに当てられます。別の言葉を加えてください。")
    return _(
        "よく使われる言葉や数字で、すぐに当てられます。関係のない言葉をいくつか、つなげてください。"
    )
