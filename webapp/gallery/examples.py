"""What people type wrong: for each field of STEP1 one example of each of its messages."""

from collections.abc import Iterator
from itertools import zip_longest

NAME = {
    "too_big": "A" * 9000,
    "unreadable": "HOUMU \ufffd",
    "missing": " ",
    "kanji": "法務太郎",
    "kana": "ほうむたろう",
    "hangul": "홍길동",
    "cyrillic": "ИВАН",
    "arabic": "محمد",
    "script": "राम",
    "digits": "HOUMU TARO 2",
    "too_long": "WOLFESCHLEGELSTEINHAUSENBERGERDORFF " * 3,
    "accents": "JOSÉ MÜLLER",
    "signs": "HOUMU/TARO",
}
BIRTH = {
    "missing": ("", "", ""),
    "missing_year": ("", "1", "23"),
    "missing_month": ("2000", "", "23"),
    "missing_day": ("2000", "1", ""),
    "no_such_era_year": ("昭和70", "1", "23"),
    "no_such_month": ("2000", "13", "23"),
    "no_such_day": ("2000", "1", "32"),
    "no_such_date": ("2000", "2", "30"),
    "too_early": ("1850", "1", "23"),
    "future": ("2999", "1", "23"),
    "two_digit_year": ("85", "1", "23"),
    "two_dates": ("2000-01-23", "5", "23"),
    "year_format": ("year", "1", "23"),
    "month_format": ("2000", "moon", "23"),
    "day_format": ("2000", "1", "sun"),
}
ADDRESS = {
    "missing": " ",
    "too_long": "西新宿" * 30,
    "emoji": "西新宿2-8-1 🏠",
    "invisible": "西新宿\u00ad2-8-1",
    "only_municipality": "新宿区",
    "repeated": "新宿区西新宿2-8-1",
}
PHONE = {
    "missing": " ",
    "emergency": "110",
    "premium": "0990-123456",
    "data_only": "020-1234-5678",
    "navigation": "0570-012345",
    "too_short": "090-1234",
    "too_long": "090-1234-5678-9",
    "country": "+999 1234 5678",
    "foreign_length": "+86 12",
    "no_zero": "90-1234-5678",
    "letters": "phone",
    "unknown": "0100000000",
}
EMAIL = {
    "missing": " ",
    "too_long": f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 20}.com",
    "local_too_long": f"{'a' * 70}@example.com",
    "no_at": "taro.example.com",
    "two_ats": "taro@hanako@example.com",
    "no_local": "@example.com",
    "no_domain": "taro@",
    "non_ascii": "太郎@example.com",
    "dots": "ta..ro@example.com",
    "local": "ta(ro@example.com",
    "no_dot": "taro@example",
    "domain": "taro@-example.com",
    "look_alike": "taro@gmial.com",
}
CONFIRM = ({"email_confirm": " "}, {"email_confirm": "hanako@example.com"})
LONGEST = {
    "name": "WOLFESCHLEGELSTEINHAUSENBERGERDORFF " * 2 + "HUBERTBLAINEADOLPHCHARLESDAVIDED",
    "address": "西新宿二丁目八番一号 " + "長い名前の建物" * 9 + "一〇一号室",
}


def rounds() -> Iterator[dict[str, str]]:
    """All of them in as few forms as there can be: the n-th example of every field at once."""
    columns = (
        [{"name": typed} for typed in NAME.values()],
        [boxes(*typed) for typed in BIRTH.values()],
        [{"address": typed} for typed in ADDRESS.values()],
        [{"phone": typed} for typed in PHONE.values()],
        [*map(twice, EMAIL.values()), *CONFIRM],
    )
    nothing: dict[str, str] = {}
    for row in zip_longest(*columns, fillvalue=nothing):
        yield {name: typed for part in row for name, typed in part.items()}


def boxes(year: str, month: str, day: str, unknown: str = "") -> dict[str, str]:
    """The inputs of a date of birth."""
    return {
        "birth-year": year,
        "birth-month": month,
        "birth-day": day,
        "birth-unknown": unknown,
    }


def twice(email: str) -> dict[str, str]:
    """An address typed twice alike."""
    return {"email": email, "email_confirm": email}


def longest_email(email: str) -> str:
    """An address made as long as it may be: 64 letters, `@`, and 189."""
    local, _at, _domain = email.partition("@")
    return f"{local:a<64}@{'d' * 63}.{'e' * 63}.{'f' * 57}.com"
