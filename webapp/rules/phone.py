"""A telephone number as E.164, from the ways people in Japan write it."""

import re
import unicodedata

import phonenumbers

from .causes import N_, Refused
from .text import clean, fold_width

MESSAGES = {
    "missing": N_("電話番号を入力してください。例：090-1234-5678"),
    "emergency": N_("110、118、119は登録できません。あなたの電話番号を入力してください。"),
    "premium": N_("0990で始まる番号は登録できません。あなたの電話番号を入力してください。"),
    "data_only": N_("020で始まる番号は登録できません。電話に出られる番号を入力してください。"),
    "navigation": N_("0570で始まる番号は登録できません。あなたの電話番号を入力してください。"),
    "too_short": N_("電話番号が%(missing)sけた足りません。市外局番から全部入力してください。"),
    "too_long": N_("電話番号が%(over)sけた多いです。番号を一つだけ入力してください。"),
    "foreign_off": N_("海外の電話番号は登録できません。日本の電話番号を入力してください。"),
    "country": N_(
        "この国番号はありません。「+」と国番号から入力してください。例：+86 138 1234 5678"
    ),
    "foreign_length": N_(
        "国番号は分かりましたが、番号のけた数が合いません。番号を確かめてください。"
    ),
    "no_zero": N_(
        "日本の番号は0から、海外の番号は「+」と国番号から入力してください。例：090-1234-5678"
    ),
    "letters": N_("電話番号は数字で入力してください。例：090-1234-5678"),
    "unknown": N_("この番号は日本の電話番号にありません。番号を確かめてください。"),
}

_JAPAN = "+81"
_DOMESTIC = re.compile(r"0[6-9]0[1-9][0-9]{7}|050[0-9]{8}|0[1-9](?!0)[0-9]{8}")
_KOREAN_MOBILE = re.compile(r"010[0-9]{8}")  # as dialled within Korea; here 010 leads abroad
_ELEVEN_DIGITS = re.compile(r"0[5-9]0")
_SPECIAL = {
    "emergency": re.compile(r"11[089]"),
    "premium": re.compile(r"0990[0-9]*"),
    "data_only": re.compile(r"020[0-9]*"),
    "navigation": re.compile(r"0570[0-9]*"),
}


def parse_phone(typed: str, foreign: bool = True) -> str:
    """The number as E.164; `foreign` admits numbers outside Japan."""
    number = _dialled(typed)
    if not number.startswith("+"):
        return _domestic(number)
    if not foreign:
        raise Refused(MESSAGES, "foreign_off")
    return _abroad(number)


def is_foreign(e164: str) -> bool:
    """Whether a stored number lies outside Japan."""
    return not e164.startswith(_JAPAN)


def _dialled(typed: str) -> str:
    """Digits from 0 for Japan, from + for another country."""
    text = re.sub(r"[\s().-]", "", fold_width(clean(typed)))
    number = "".join(str(unicodedata.decimal(sign, sign)) for sign in text)
    if not number:
        raise Refused(MESSAGES, "missing")
    if not re.fullmatch(r"\+?[0-9]+", number):
        raise Refused(MESSAGES, "letters")
    if _KOREAN_MOBILE.fullmatch(number):
        raise Refused(MESSAGES, "no_zero", suggestions=[f"+82{number[1:]}"])
    number, of_japan = re.subn(r"^(?:\+|00|010)810*", "0", number)
    return number if of_japan else re.sub(r"^(?:00|010)(?=[1-9])", "+", number)


def _domestic(number: str) -> str:
    for cause, pattern in _SPECIAL.items():
        if pattern.fullmatch(number):
            raise Refused(MESSAGES, cause)
    if not number.startswith("0"):
        raise Refused(MESSAGES, "no_zero", suggestions=_with_zero(number))
    if not _DOMESTIC.fullmatch(number):
        raise _misfit(number)
    return _JAPAN + number[1:]


def _with_zero(number: str) -> list[str]:
    tries = {"0" + number, "0" + number.removeprefix("81")}
    return sorted(text for text in tries if _DOMESTIC.fullmatch(text))


def _misfit(number: str) -> Refused:
    over = len(number) - (11 if _ELEVEN_DIGITS.match(number) else 10)
    if over < 0:
        return Refused(MESSAGES, "too_short", missing=-over)
    return Refused(MESSAGES, "too_long", over=over) if over else Refused(MESSAGES, "unknown")


def _abroad(number: str) -> str:
    """The length is checked, not the range: countries open ranges before any table knows."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException as error:
        unknown = error.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE
        raise Refused(MESSAGES, "country" if unknown else "foreign_length") from error
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    if not _is_whole(parsed) or not _stable(e164):
        raise Refused(MESSAGES, "foreign_length")
    return e164


def _is_whole(number: phonenumbers.PhoneNumber) -> bool:
    """Long enough to be dialled from anywhere, not from its own town alone."""
    reason = phonenumbers.is_possible_number_with_reason(number)
    return bool(reason == phonenumbers.ValidationResult.IS_POSSIBLE)


def _stable(e164: str) -> bool:
    """False where a second trunk zero would be stripped on reading it again."""
    again = phonenumbers.parse(e164)
    return phonenumbers.format_number(again, phonenumbers.PhoneNumberFormat.E164) == e164
