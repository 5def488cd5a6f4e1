"""Reading the three boxes of a date of birth: what each holds, as a number."""

import re

from . import era
from .birth_messages import MESSAGES
from .causes import Refused
from .text import clean, fold_width

PARTS = ("year", "month", "day")

_YEAR = rf"(?:\d{{4}}|(?:{'|'.join(era.WORDS)})\.?\s*(?:\d{{1,2}}|元))"
_NAME, _LATE_DAY, _SMALL = r"[A-Z]{3,9}\.?", r"1[3-9]|[23]\d", r"0?[1-9]|1[0-2]"
_WHOLE_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        rf"(?P<year>{_YEAR})\s*[-/.年\s]\s*(?P<month>\d{{1,2}}|{_NAME})"
        r"(?:\s*[-/.月\s]\s*(?P<day>\d{1,2}))?\s*[月日]?",
        # As passports and other countries write it; 05/06/2000 says two days, so it is not read.
        rf"(?P<day>\d{{1,2}})[-/\s]?(?P<month>{_NAME})[-/\s]?(?P<year>\d{{4}})",
        rf"(?P<month>{_NAME})\s?(?P<day>\d{{1,2}}),?\s(?P<year>\d{{4}})",
        rf"(?P<day>{_LATE_DAY})[-/.\s](?P<month>{_SMALL})[-/.\s](?P<year>\d{{4}})",
        rf"(?P<month>{_SMALL})[-/.\s](?P<day>{_LATE_DAY})[-/.\s](?P<year>\d{{4}})",
    )
)
_ERA_YEAR = re.compile(rf"({'|'.join(era.WORDS)})\.?\s*(\d{{1,2}}|元)", re.IGNORECASE)
_TWO_DIGITS = re.compile(r"\d{1,2}(?:[-/.年]\d{1,2}[-/.月]\d{1,2}日?)?")
_SHORTEST_MONTH_NAME = 3
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DAYS = 31


def fill(known: tuple[str, ...], *typed: str) -> dict[str, str]:
    """The text of each known box; a whole date in the year's box is shared out among them."""
    boxes = {part: _tidy(part, text) for part, text in zip(PARTS, typed, strict=True)}
    boxes = {part: boxes[part] for part in known}
    if not any(boxes.values()):
        raise Refused(MESSAGES, "missing", part="year")
    for part, text in _whole_date(boxes["year"]).items():
        if part in known:
            _share(boxes, part, text)
    return boxes


def read(part: str, text: str) -> int:
    """The number that a box says."""
    if not text:
        raise Refused(MESSAGES, f"missing_{part}")
    return {"year": _year, "month": _month, "day": _day}[part](text)


def _tidy(part: str, typed: str) -> str:
    try:
        # One blank for many: the patterns would try each of 8,000 with each other.
        text = " ".join(fold_width(clean(typed)).split())
    except Refused as refused:
        refused.part = part
        raise
    return text.removesuffix({"year": "年", "month": "月", "day": "日"}[part]).rstrip()


def _whole_date(text: str) -> dict[str, str]:
    for pattern in _WHOLE_DATES:
        if match := pattern.fullmatch(text):
            return {part: found for part, found in match.groupdict().items() if found}
    return {}


def _share(boxes: dict[str, str], part: str, text: str) -> None:
    if part != "year" and boxes[part] and not _same(part, boxes[part], text):
        raise Refused(MESSAGES, "two_dates", part="year")
    boxes[part] = text


def _same(part: str, one: str, other: str) -> bool:
    """Jan is 1, and 01 too."""
    try:
        return read(part, one) == read(part, other)
    except Refused:
        return one == other


def _year(text: str) -> int:
    if re.fullmatch(r"\d{4}", text):
        return int(text)
    if match := _ERA_YEAR.fullmatch(text):
        return _era_year(match[1], match[2])
    raise Refused(MESSAGES, "two_digit_year" if _TWO_DIGITS.fullmatch(text) else "year_format")


def _era_year(word: str, number: str) -> int:
    year = era.western_year(word, 1 if number == "元" else int(number))
    if year is None:
        raise Refused(MESSAGES, "no_such_era_year")
    return year


def _month(text: str) -> int:
    if not re.fullmatch(r"\d+", text):
        return _named_month(text.rstrip(".").lower())
    return _at_most(len(_MONTH_NAMES), text, "no_such_month")


def _named_month(word: str) -> int:
    if len(word) >= _SHORTEST_MONTH_NAME:
        for number, name in enumerate(_MONTH_NAMES, start=1):
            if name.startswith(word):
                return number
    raise Refused(MESSAGES, "month_format")


def _day(text: str) -> int:
    if not re.fullmatch(r"\d+", text):
        raise Refused(MESSAGES, "day_format")
    return _at_most(_DAYS, text, "no_such_day")


def _at_most(most: int, digits: str, cause: str) -> int:
    number = int(digits.lstrip("0")[:3] or 0)  # three digits show that it is too large
    if not 1 <= number <= most:
        raise Refused(MESSAGES, cause)
    return number
