"""The ways in which an address begins with its own municipality."""

import re

_FULL = re.compile(
    r"(?P<prefecture>東京都|北海道|京都府|大阪府|.{2,3}県)"
    r"(?P<whole>(?:.+郡(?=.+[町村]$)|.+市(?=.+区$))?(?P<last>.+))"
)
_POSTCODE = r"(?:〒?\s*\d{3}[-－−‐ー]?\d{4}[\s,、]*)?"
_GA = "ヶケがガヵ"  # 茅ヶ崎 and 龍ケ崎: people mix these signs up


def remove(text: str, municipality: str) -> str | None:
    """The text without postcode and municipality at its start; None without a municipality."""
    for part in _parts(municipality):
        spaced = r"\s*".join(map(_sign, part))
        if match := re.match(rf"{_POSTCODE}{spaced}[\s,、]*", text):
            return text[match.end() :]
    return None


def _sign(sign: str) -> str:
    return f"[{_GA}]" if sign in _GA else re.escape(sign)


def _parts(municipality: str) -> list[str]:
    """神奈川県横浜市中区 -> 神奈川県横浜市中区, 横浜市中区, 中区: the longest first.

    神奈川県中区 too, since people leave the 郡 of a town out.
    """
    match = _FULL.fullmatch(municipality)
    if not match:
        return [municipality] if municipality else []
    prefecture, whole, last = match.groups()
    return [municipality, whole, prefecture + last, last]
