"""The date of birth, typed in three boxes in any of the ways people write dates."""

import calendar
from collections.abc import Iterator
from datetime import date

from . import birth_boxes
from .birth_messages import FIRST_YEAR, MESSAGES
from .causes import Refused, most_important
from .text import clean

Numbers = dict[str, int]  # part -> number, in the order year, month, day

_KNOWN_PARTS = {"day": 2, "month-day": 1}


def parse_birth(year: str, month: str, day: str, unknown: str, today: date) -> str:
    """'1990-05-04', or '1990-05' and '1990' where `unknown` is 'day' and 'month-day'.

    A refusal names the box to mend in `.part`: 'year', 'month' or 'day'.
    """
    known = birth_boxes.PARTS[: _KNOWN_PARTS.get(clean(unknown), 3)]
    numbers, refusals = _read(birth_boxes.fill(known, year, month, day))
    refusals += [*_not_in_calendar(numbers), *_out_of_range(numbers, today)]
    if refusals:
        first = most_important(MESSAGES, [refusal.cause for refusal in refusals])
        raise next(refusal for refusal in refusals if refusal.cause == first)
    return "-".join(f"{number:02}" for number in numbers.values())


def _read(boxes: dict[str, str]) -> tuple[Numbers, list[Refused]]:
    numbers: Numbers = {}
    refusals = []
    for part, text in boxes.items():
        try:
            numbers[part] = birth_boxes.read(part, text)
        except Refused as refused:
            refused.part = part
            refusals.append(refused)
    return numbers, refusals


def _not_in_calendar(numbers: Numbers) -> Iterator[Refused]:
    if len(numbers) < len(birth_boxes.PARTS):
        return
    year, month, day = numbers.values()
    last = calendar.monthrange(year, month)[1]
    if day > last:
        yield Refused(MESSAGES, "no_such_date", part="day", year=year, month=month, last=last)


def _out_of_range(numbers: Numbers, today: date) -> Iterator[Refused]:
    if numbers.get("year", FIRST_YEAR) < FIRST_YEAR:
        yield Refused(MESSAGES, "too_early", part="year")
    for part in birth_boxes.PARTS:
        limit = getattr(today, part)
        number = numbers.get(part, 0)
        if number > limit:
            yield Refused(MESSAGES, "future", part=part)
        if number != limit:
            return
