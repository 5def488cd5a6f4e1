"""All places in one file, for the search without a network."""

import json
from functools import cache
from operator import attrgetter

from webapp.assets import fingerprint
from webapp.municipalities.catalogue import MUNICIPALITIES, PREFECTURES


@cache
def places() -> str:
    """JSON: `areas`, each prefecture's kanji, kana and romaji by its code; `places`, rows of code,
    and of name and parent their kanji, kana and romaji, those with the most businesses first."""
    areas = {p.code: [p.name, p.kana, p.romaji] for p in PREFECTURES}
    best = sorted(MUNICIPALITIES, key=attrgetter("weight"), reverse=True)
    rows = [
        [m.code, m.name, m.kana, m.romaji, m.parent, m.parent_kana, m.parent_romaji] for m in best
    ]
    listing = {"areas": areas, "places": rows}
    return json.dumps(listing, ensure_ascii=False, separators=(",", ":"))


@cache
def listing_version() -> str:
    """Changes with the list."""
    return fingerprint(places().encode())
