"""Words that count, read as the number before them has it: 1日 is ついたち, 3分 is さんぷん."""

import re

from webapp.readings import SIGNS, mark

UNITS = {"年": "ねん", "月": "がつ", "日": "にち", "時間": "じかん", "分": "ふん", "秒": "びょう"}
COUNTED = re.compile(f"(?<=[0-9])( ?)({'|'.join(UNITS)})")
DAY, MINUTE = (SIGNS.format(unit, UNITS[unit]) for unit in "日分")
DAYS = {
    "1": "ついたち",
    "2": "ふつか",
    "3": "みっか",
    "4": "よっか",
    "5": "いつか",
    "6": "むいか",
    "7": "なのか",
    "8": "ようか",
    "9": "ここのか",
    "10": "とおか",
    "14": "じゅうよっか",
    "20": "はつか",
    "24": "にじゅうよっか",
}
NUMBERED_DAY = re.compile(f"(?<![0-9])({'|'.join(DAYS)}){DAY}")
HARD_MINUTE = re.compile(f"([013468] ?){MINUTE}")


def with_readings(text: str) -> str:
    """What Babel writes of a date or a duration, as '3 分', with its readings marked."""
    return mark(COUNTED.sub(lambda found: f"{found[0]}({UNITS[found[2]]})", text))


def bend(page: str) -> str:
    """The page with the readings that its numbers ask for."""
    if DAY in page:
        page = NUMBERED_DAY.sub(_day, page)
    if MINUTE in page:
        page = HARD_MINUTE.sub(r"\1" + SIGNS.format("分", "ぷん"), page)
    return page


def _day(found: re.Match[str]) -> str:
    return SIGNS.format(f"{found[1]}日", DAYS[found[1]])
