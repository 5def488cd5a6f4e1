"""How a text from the environment becomes a value; ValueError says what was expected instead."""

import math
import re
from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off"}
DATABASES = {"sqlite", "sqlite+pysqlite", "postgresql+psycopg"}  # with the drivers that we have
SITE = re.compile(r"https?://([\w.-]+|\[[\da-fA-F:.]+\])(:\d+)?", re.ASCII)


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


def database(text: str) -> str:
    """The address of an SQLite file or a PostgreSQL server, as SQLAlchemy reads it."""
    try:
        known = make_url(text.strip()).drivername in DATABASES
    except (ArgumentError, ValueError):
        known = False
    if not known:
        raise ValueError("sqlite:///file or postgresql+psycopg://user:password@host/database")
    return text.strip()


def site(text: str) -> str:
    """Scheme and name of a site; no path, since every address here begins at its root."""
    address = text.strip().rstrip("/")
    if not SITE.fullmatch(address):
        raise ValueError("https:// and a name in ASCII, such as https://register.example.jp,")
    return address
