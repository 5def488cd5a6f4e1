"""The kinds of field that only STEP1 has: a date in three boxes, a place by its code, a tick."""

from typing import Any

from wtforms import BooleanField, Field, HiddenField

from webapp.dates import birth_text
from webapp.forms import Described, Line, Text
from webapp.i18n import lazy_gettext as _
from webapp.municipalities.catalogue import by_code
from webapp.rules.phone import is_foreign


class Birth(Described, Field):
    """Three boxes and a choice: posted as birth-year, birth-month, birth-day, birth-unknown."""

    control = "birth"
    group = True
    parts = ("year", "month", "day", "unknown")
    wrong_part = "year"  # unless the rule names another one

    @property
    def input_names(self) -> list[str]:
        """The names of the posted inputs."""
        return [f"{self.name}-{part}" for part in self.parts]

    @property
    def first_id(self) -> str:
        """The box that a message is about."""
        return f"{self.name}-{self.wrong_part}"

    def process(self, formdata: Any, *_: Any, **__: Any) -> None:
        """Take the parts as typed; absent ones are empty."""
        self.process_errors = []
        typed = [(formdata or {}).get(name, "") for name in self.input_names]
        self.data = dict(zip(self.parts, typed, strict=True))

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

    def note(self) -> Text:
        """The name in Latin letters, for those who do not read kanji."""
        found = by_code(self.said())
        return f"{found.romaji}, {found.prefecture.romaji}" if found else ""


class Phone(Line):
    """A telephone number, shown as typed; one of another country is said to be so (rules.md 6)."""

    def shown(self) -> str:
        """As people know it; E.164 is for storing."""
        return self.said()

    def typed_differently(self) -> bool:
        """What is shown is what was typed."""
        return False

    def note(self) -> Text:
        """Said once, where the answers are checked."""
        foreign = self.canonical is not None and is_foreign(self.canonical)
        return _("外国の電話番号です。") if foreign else ""


class Tick(Described, BooleanField):
    """One box that must be ticked."""

    control = "tick"

    def said(self) -> str:
        """Ticked or nothing."""
        return "on" if self.data else ""
