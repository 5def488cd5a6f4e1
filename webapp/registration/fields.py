"""The kinds of field that only STEP1 has: a date in three boxes, a place by its code, a tick."""

from datetime import date
from typing import Any

from flask_babel import format_date, gettext
from wtforms import BooleanField, Field, HiddenField
from wtforms.utils import unset_value

from webapp.forms import Described
from webapp.municipalities.catalogue import by_code

YEAR_ONLY, YEAR_AND_MONTH = 1, 2  # parts of an ISO date


class Birth(Described, Field):
    """Three boxes and a choice: posted as birth-year, birth-month, birth-day, birth-unknown."""

    control = "birth"
    group = True
    parts = ("year", "month", "day", "unknown")
    wrong_part = "year"

    @property
    def input_names(self) -> list[str]:
        """The names of the posted inputs."""
        return [f"{self.name}-{part}" for part in self.parts]

    @property
    def first_id(self) -> str:
        """The box that a message is about."""
        return f"{self.name}-{self.wrong_part}"

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        """Take the parts as typed; absent ones are empty."""
        self.process_errors = []
        self.data = {part: "" for part in self.parts}
        for part, name in zip(self.parts, self.input_names, strict=True):
            self.data[part] = (formdata or {}).get(name, "")

    def said(self) -> str:
        """The boxes side by side."""
        return "-".join(self.data[part] for part in self.parts[:3] if self.data[part])

    def shown(self) -> str:
        """The date in the person's language, as exact as it is known."""
        return birth_text(self.canonical or "")

    def typed_differently(self) -> bool:
        """True for another calendar or another writing; a leading zero is no difference."""
        typed = "-".join(part.lstrip("0") for part in self.said().split("-"))
        return typed != "-".join(part.lstrip("0") for part in (self.canonical or "").split("-"))


def birth_text(iso: str) -> str:
    """'1990-05-04', '1990-05' or '1990' as people read it."""
    numbers = [int(part) for part in iso.split("-") if part]
    if not numbers:
        return ""
    whole = date(*(numbers + [1, 1])[:3])
    if len(numbers) == YEAR_ONLY:
        return gettext("%(year)s年（月と日は不明）", year=whole.year)
    if len(numbers) == YEAR_AND_MONTH:
        return gettext("%(month)s（日は不明）", month=str(format_date(whole, _month_pattern())))
    return str(format_date(whole, "long"))


def _month_pattern() -> str:
    # The order of year and month is the language's own.
    return gettext("y年M月")


class Place(Described, HiddenField):
    """A municipality's code, chosen in the search; its name is always derived here."""

    control = "municipality"
    group = True

    @property
    def first_id(self) -> str:
        """The button that opens the search."""
        return f"{self.name}-search"

    def shown(self) -> str:
        """The full name, or nothing for a code that does not exist."""
        found = by_code(self.said())
        return found.full_name if found else ""

    def reading(self) -> str:
        """The name in Latin letters, for those who do not read kanji."""
        found = by_code(self.said())
        return f"{found.romaji}, {found.prefecture.romaji}" if found else ""


class Tick(Described, BooleanField):
    """One box that must be ticked."""

    control = "tick"

    def said(self) -> str:
        """Ticked or nothing."""
        return "on" if self.data else ""
