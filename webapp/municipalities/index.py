"""The names of all municipalities, sorted, so that the start of a name finds them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from functools import cache

from webapp.municipalities.catalogue import Municipality, Prefecture
from webapp.municipalities.fold import key

_SUFFIXES = {
    "都": ("と",), "道": (), "府": ("ふ",), "県": ("けん",), "郡": ("ぐん",), "島": ("じま",),
    "市": ("し",), "区": ("く",), "町": ("ちょう", "まち"), "村": ("むら", "そん"),
}  # fmt: skip
_PREFECTURE_SUFFIXES = {"都": "-to", "道": "", "府": "-fu", "県": "-ken"}
_AFTER_ALL = "\U0010ffff"


class Rank(IntEnum):
    """How well a municipality answers a query: the lower, the better."""

    NAME = 0
    NAME_START = 1
    COUNTY = 2
    PREFECTURE = 3


# Positions in the indexed sequence, each with its rank (for several words: their sum).
Hits = Mapping[int, int]


class Index:
    """The folded names of municipalities and of the areas (city, 郡, prefecture) they are in."""

    def __init__(self, municipalities: Iterable[Municipality]) -> None:
        self._ranks: defaultdict[str, dict[int, Rank]] = defaultdict(dict)
        self._members: defaultdict[str, set[int]] = defaultdict(set)
        for position, municipality in enumerate(municipalities):
            self._add(position, municipality)
        self._names = sorted(self._ranks)

    def _add(self, position: int, municipality: Municipality) -> None:
        """Enters own names first, then wider areas: the first rank under a name stays."""
        for name in _own_names(municipality):
            self._ranks[name].setdefault(position, Rank.NAME)
        for name, rank in _area_names(municipality):
            self._ranks[name].setdefault(position, rank)
            self._members[name].add(position)

    def starting_with(self, word: str) -> Hits:
        """All whose own name, city, 郡 or prefecture starts with the word."""
        hits: dict[int, int] = {}
        folded = key(word)
        start = bisect_left(self._names, folded)
        end = bisect_left(self._names, folded + _AFTER_ALL, start)
        for name in self._names[start:end]:
            for position, rank in self._ranks[name].items():
                found = rank if name == folded else max(rank, Rank.NAME_START)
                hits[position] = min(found, hits.get(position, found))
        return hits

    def areas(self, word: str) -> Iterator[tuple[set[int], str]]:
        """Each area with which the word begins: its members, and the rest of the word."""
        for length in range(1, len(word)):
            members = self._members.get(key(word[:length]))
            if members:
                yield members, word[length:]


def _own_names(municipality: Municipality) -> frozenset[str]:
    return _spellings(municipality.name, municipality.kana, municipality.romaji)


def _area_names(municipality: Municipality) -> Iterator[tuple[str, Rank]]:
    """A city stands for its wards as if its name were theirs; other areas rank behind."""
    parent = municipality.parent
    if parent:
        rank = Rank.NAME if parent.endswith("市") else Rank.COUNTY
        names = _spellings(parent, municipality.parent_kana, municipality.parent_romaji)
        yield from ((name, rank) for name in names)
    yield from ((name, Rank.PREFECTURE) for name in _prefecture_names(municipality.prefecture))


def _prefecture_names(prefecture: Prefecture) -> frozenset[str]:
    romaji = prefecture.romaji + _PREFECTURE_SUFFIXES[prefecture.name[-1]]
    return _spellings(prefecture.name, prefecture.kana, romaji)


@cache
def _spellings(name: str, kana: str, romaji: str) -> frozenset[str]:
    """The folded kanji, kana and romaji of a place, with and without 市, 区, 町, 村 …"""
    spellings = {name, kana, romaji}
    for suffix in _SUFFIXES[name[-1]]:
        if kana.endswith(suffix):
            spellings |= {name[:-1], kana.removesuffix(suffix), romaji.rpartition("-")[0]}
    return frozenset(key(spelling) for spelling in spellings)
