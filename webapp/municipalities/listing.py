"""All places in one file, for the search without a network."""

import hashlib
import json
from functools import cache
from operator import attrgetter

from webapp.municipalities.catalogue import MUNICIPALITIES

HASH_LENGTH = 8  # hex characters in the file's address


@cache
def places() -> str:
    """JSON: rows of code, name, kana, romaji and parent, those with the most businesses first."""
    best = sorted(MUNICIPALITIES, key=attrgetter("weight"), reverse=True)
    rows = [[m.code, m.name, m.kana, m.romaji, m.parent] for m in best]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


@cache
def listing_version() -> str:
    """Changes with the list."""
    return hashlib.sha256(places().encode()).hexdigest()[:HASH_LENGTH]
