"""All places in one file, for the search without a network."""

import json
from functools import cache
from operator import attrgetter

from webapp.assets import fingerprint
from webapp.municipalities.catalogue import MUNICIPALITIES


@cache
def places() -> str:
    """JSON: rows of code, name, kana, romaji and parent, those with the most businesses first."""
    best = sorted(MUNICIPALITIES, key=attrgetter("weight"), reverse=True)
    rows = [[m.code, m.name, m.kana, m.romaji, m.parent] for m in best]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


@cache
def listing_version() -> str:
    """Changes with the list."""
    return fingerprint(places().encode())
