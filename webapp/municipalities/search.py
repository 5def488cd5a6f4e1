"""Finds municipalities by what a person types: kanji, kana or romaji."""

from dataclasses import dataclass

from webapp.municipalities.catalogue import MUNICIPALITIES, Municipality
from webapp.municipalities.fold import words
from webapp.municipalities.index import Hits, Index

_LONGEST_QUERY = 80
# Ties go to the place with more businesses, where more people are likely to live.
_BY_WEIGHT = sorted(MUNICIPALITIES, key=lambda municipality: -municipality.weight)
_INDEX = Index(_BY_WEIGHT)
# Words that say what kind of place it is: "Osaka city", "Shinjuku ku, Tokyo to".
_KINDS = {
    "city", "ward", "town", "village", "county", "prefecture", "pref", "japan",
    "shi", "ku", "cho", "chou", "machi", "mura", "son", "gun", "ken", "fu", "to",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Results:
    """The best matches first, and how many there are in all."""

    matches: tuple[Municipality, ...]
    total: int


def search(query: str, prefecture: str | None = None, limit: int | None = 50) -> Results:
    """What the query may mean, at most `limit` of it (None: all); any text is a query.

    `prefecture` is a code of two digits that keeps other prefectures out; alone, it gives all
    of its municipalities in the order of their codes. An empty one counts as none.
    """
    found = _ranked(query[:_LONGEST_QUERY]) if query.strip() else _listed(prefecture)
    matches = [m for m in found if not prefecture or m.prefecture.code == prefecture]
    return Results(tuple(matches[:limit]), len(matches))


def _listed(prefecture: str | None) -> tuple[Municipality, ...]:
    return MUNICIPALITIES if prefecture else ()


def _ranked(query: str) -> list[Municipality]:
    hits = _find(words(query))
    return [_BY_WEIGHT[at] for at in sorted(hits, key=lambda position: (hits[position], position))]


def _find(query: list[str]) -> Hits:
    """The words as one name (Minami Uonuma), else each for itself."""
    return (_INDEX.starting_with("".join(query)) or _each(query)) if query else {}


def _each(query: list[str]) -> Hits:
    """Municipalities that every word fits, in any order, ranks added: "Shinjuku Tokyo"."""
    first, *others = [word for word in query if word not in _KINDS] or query
    hits = _one(first)
    for word in others:
        if hits:
            more = _one(word)
            hits = {place: rank + more[place] for place, rank in hits.items() if place in more}
    return hits


def _one(word: str, areas: int = 2) -> Hits:
    """A name's start, else a name after the areas that hold it: 神奈川県横浜市中区."""
    hits = _INDEX.starting_with(word)
    if hits or not areas:
        return hits
    inside: dict[int, int] = {}
    for members, rest in _INDEX.areas(word):
        for position, rank in _one(rest, areas - 1).items():
            if position in members:
                inside[position] = min(rank, inside.get(position, rank))
    return inside
