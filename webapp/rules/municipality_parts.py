"""The ways in which an address begins with its own municipality."""

import re

_FULL = re.compile(
    r"(?:東京都|北海道|京都府|大阪府|.{2,3}県)"
    r"(?P<whole>(?:.+郡(?=.+[町村]$)|.+市(?=.+区$))?(?P<last>.+))"
)


def remove(text: str, municipality: str) -> str | None:
    """The text without the municipality at its start; None where it does not stand there."""
    for part in _parts(municipality):
        spaced = r"\s*".join(map(re.escape, part))
        if match := re.match(rf"{spaced}[\s,、]*", text):
            return text[match.end() :]
    return None


def _parts(municipality: str) -> list[str]:
    """神奈川県横浜市中区 -> 神奈川県横浜市中区, 横浜市中区, 中区: the longest first."""
    match = _FULL.fullmatch(municipality)
    parts = {municipality, *match.groupdict().values()} if match else {municipality}
    return sorted(parts - {""}, key=len, reverse=True)
