"""認証ID: 11 random characters and a check character, made to be read aloud and typed."""

import secrets
import unicodedata

from flask import Flask

# Without 0 O 1 I Q Z, which are mistaken for others.
ALPHABET = "23456789ABCDEFGHJKLMNPRSTUVWXY"
BASE = len(ALPHABET)
RANDOM_LENGTH = 11
LENGTH = RANDOM_LENGTH + 1
GROUP = 4
LONGEST = 200  # characters that are looked at: a form full of marks would take five seconds


def init_app(app: Flask) -> None:
    """Templates say `{{ registrant.public_id|public_id }}`."""
    app.add_template_filter(show, "public_id")


def new() -> str:
    """A random ID, without hyphens: 30 to the 11th possibilities."""
    text = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_LENGTH))
    return text + check_character(text)


def check_character(text: str) -> str:
    """Luhn's scheme in base 30: any one wrong character is noticed (ISO/IEC 7812-1, annex B)."""
    total = 0
    for position, character in enumerate(reversed(text)):
        doubled = ALPHABET.index(character) * (2 if position % 2 == 0 else 1)
        total += doubled // BASE + doubled % BASE
    return ALPHABET[-total % BASE]


def show(public_id: str) -> str:
    """`XXXX-XXXX-XXXX`."""
    return "-".join(public_id[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def fold(typed: str) -> str:
    """What was meant by a typed ID: case, width, blanks and hyphens do not matter."""
    return "".join(
        c
        for c in unicodedata.normalize("NFKC", typed[:LONGEST]).upper()
        if c.isascii() and c.isalnum()
    )


def is_valid(folded: str) -> bool:
    """Right length, characters and check character; says nothing about whether it exists."""
    right = len(folded) == LENGTH and all(character in ALPHABET for character in folded)
    return right and check_character(folded[:-1]) == folded[-1]
