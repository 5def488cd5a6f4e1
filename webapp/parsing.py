"""How a text from the environment becomes a value; ValueError says what was expected instead."""

import math
from collections.abc import Callable
from typing import NamedTuple

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off"}


class Rate(NamedTuple):
    """So many times within so many seconds."""

    times: int
    seconds: int

    def __str__(self) -> str:
        """As it is set."""
        return f"{self.times}/{self.seconds}"


def boolean(text: str) -> bool:
    """'1', 'true', 'yes', 'on' in any case are true."""
    word = text.strip().lower()
    if word not in YES | NO:
        raise ValueError("on or off")
    return word in YES


def whole(least: int = 1, most: float = math.inf) -> Callable[[str], int]:
    """A parser of whole numbers from `least` to `most`."""

    def parse(text: str) -> int:
        number = text.strip()
        if not number.isdecimal() or not least <= int(number) <= most:
            raise ValueError(_expected(least, most))
        return int(number)

    return parse


def _expected(least: int, most: float) -> str:
    return f"a whole number from {least}" + ("" if most == math.inf else f" to {most}")


def rate(text: str) -> Rate:
    """'20/3600' is 20 times in an hour."""
    times, _slash, seconds = text.partition("/")
    try:
        return Rate(whole()(times), whole()(seconds))
    except ValueError as error:
        raise ValueError("times/seconds, such as 20/3600,") from error
