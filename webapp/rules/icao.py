"""Spellings in A-Z for Latin letters, after ICAO Doc 9303-3, section 6."""

import re
import unicodedata

_SPELLINGS = {
    "Ä": ("AE", "A"),
    "Å": ("AA", "A"),
    "Æ": ("AE",),
    "Ð": ("D",),
    "Đ": ("D",),
    "Ə": ("E",),
    "Ħ": ("H",),
    "ı": ("I",),
    "Ł": ("L",),
    "Ñ": ("N", "NXX"),
    "Ŋ": ("N",),
    "Ö": ("OE", "O"),
    "Ø": ("OE",),
    "Œ": ("OE",),
    "ß": ("SS",),
    "ẞ": ("SS",),
    "Þ": ("TH",),
    "Ŧ": ("T",),
    "Ü": ("UE", "U"),
}
_CHOICES = 2
_PLAIN = re.compile("[A-Z]+(?: [A-Z]+)*")


def spellings(name: str) -> tuple[str, ...]:
    """The name in A-Z and single spaces, likeliest first; empty where a letter has no spelling."""
    tries = (_spell(name, choice) for choice in range(_CHOICES))
    return tuple(dict.fromkeys(text for text in tries if _PLAIN.fullmatch(text)))


def _spell(name: str, choice: int) -> str:
    return " ".join("".join(_spell_letter(letter, choice) for letter in name).split())


def _spell_letter(letter: str, choice: int) -> str:
    known = _SPELLINGS.get(letter) or _SPELLINGS.get(letter.upper())
    if known:
        return known[min(choice, len(known) - 1)]
    if unicodedata.category(letter)[0] in "LM":
        return _without_marks(letter.upper())
    return " "


def _without_marks(text: str) -> str:
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if unicodedata.category(letter)[0] != "M")
