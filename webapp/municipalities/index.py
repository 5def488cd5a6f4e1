"""The names of places, sorted, so that the start of a name finds them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from typing import Protocol

from webapp.municipalities import keys
from webapp.municipalities.catalogue import Prefecture

_AFTER_ALL = "\U0010ffff"
_SHORT = 2  # letters that so many names begin with that their answers are kept
_PREFECTURE_ENDINGS = {"都": "-to", "道": "", "府": "-fu", "県": "-ken"}


class Place(Protocol):
    """What the index needs of a municipality of today or of former times."""

    @property
    def name(self) -> str: ...
    @property
    def kana(self) -> str: ...
    @property
    def romaji(self) -> str: ...
    @property
    def parent(self) -> str: ...
    @property
    def parent_kana(self) -> str: ...
    @property
    def parent_romaji(self) -> str: ...
    @property
    def prefecture(self) -> Prefecture: ...


class Rank(IntEnum):
    """How well a place answers a word: the lower, the better."""

    BOTH = -2  # 川崎区 before the other wards of 川崎市
    CITY = -1  # of wards: 横浜 means that city before 横浜町
    NAME = 0
    NEARLY = 1  # another romanisation, or the other reading of 町 or 村
    START = 3
    NEARLY_START = 4
    COUNTY = 6
    PREFECTURE = 100


# Positions in the indexed sequence, each with its rank (for several words: their sum).
Hits = Mapping[int, int]
_Area = tuple[int, str, str, str]  # rank, name, kana, romaji
_Ranked = tuple[tuple[int, int], ...]
_TOKYO_WARDS: _Area = (Rank.COUNTY, "二十三区", "にじゅうさんく", "Nijūsan-ku")


class Index:
    """The keys of places and of the areas (city, 郡, prefecture) they are in."""

    def __init__(self, places: Iterable[Place], aliases: Mapping[str, Iterable[str]]) -> None:
        """Call keep_short() where starts of one or two letters are asked for."""
        ranks: defaultdict[str, dict[int, int]] = defaultdict(dict)
        areas: defaultdict[_Area, set[int]] = defaultdict(set)
        for position, place in enumerate(places):
            for key, rank in _ranked(_own(place), aliases):
                ranks[key].setdefault(position, rank)
            for area in _areas(place):
                areas[area].add(position)
        self._members: dict[str, frozenset[int]] = {}
        # The first rank under a key stays: a name's own, then the best area's.
        for area, members in sorted(areas.items()):
            self._enter(ranks, _ranked(area, aliases), frozenset(members))
        self.names = sorted(ranks)
        # Equal values are kept once: a place has a dozen keys.
        once: dict[_Ranked, _Ranked] = {}
        self._ranks = {key: once.setdefault(t := tuple(found.items()), t)
                       for key, found in ranks.items()}  # fmt: skip
        self._short: dict[str, list[_Ranked]] | None = None

    def _enter(
        self,
        ranks: defaultdict[str, dict[int, int]],
        found: Iterator[tuple[str, int]],
        members: frozenset[int],
    ) -> None:
        for key, rank in found:
            entry = ranks[key]
            for position in members:
                both = rank == Rank.CITY and entry.get(position) == Rank.NAME
                entry[position] = Rank.BOTH if both else entry.get(position, rank)
            self._members[key] = self._members.get(key, members) | members

    def keep_short(self) -> None:
        """Keep the answers of starts that hundreds of names share."""
        starts = {name[:length] for name in self.names for length in range(1, _SHORT + 1)}
        self._short = {start: self._merged(start) for start in starts}

    def ranks(self, key: str) -> _Ranked:
        """The places that have this very key, each with its rank."""
        return self._ranks.get(key, ())

    def starting_with(self, word: str) -> Hits:
        """All whose name, city, 郡 or prefecture starts with the word, in any spelling.

        Another romanisation counts as a start only where the letters as typed start nothing.
        """
        hits: dict[int, int] = {}
        for key in keys.of(word):
            if key[0] != keys.FOLDED:
                self._add(hits, self.ranks(key), Rank.BOTH)
                for ranked in self._after(key):
                    self._add(hits, ranked, Rank.START)
            else:
                only_whole = bool(hits)
                self._add(hits, self.ranks(key), Rank.NEARLY)
                for ranked in () if only_whole else self._after(key):
                    self._add(hits, ranked, Rank.NEARLY_START)
        return hits

    def whole(self, word: str) -> Hits:
        """All of this very name, however romanised."""
        hits: dict[int, int] = {}
        for key in keys.of(word):
            least = Rank.NEARLY if key[0] == keys.FOLDED else Rank.BOTH
            self._add(hits, self.ranks(key), least)
        return hits

    def areas(self, word: str) -> Iterator[tuple[frozenset[int], str]]:
        """Each area with which the word begins: its members, and the rest of the word."""
        for length, key in keys.starts(word):
            if length < len(word) and (members := self._members.get(key)):
                yield members, word[length:]

    def after(self, start: str) -> list[str]:
        """The keys that begin so, the start itself among them."""
        first = bisect_left(self.names, start)
        return self.names[first : bisect_left(self.names, start + _AFTER_ALL, first)]

    def _after(self, start: str) -> list[_Ranked]:
        if len(start) > _SHORT:
            return [self._ranks[name] for name in self.after(start)]
        return self._short.get(start, []) if self._short else []

    def _merged(self, start: str) -> list[_Ranked]:
        """One entry for all keys of a start that many keys share."""
        best: dict[int, int] = {}
        for name in self.after(start):
            for position, rank in self._ranks[name]:
                if name != start and best.get(position, rank) >= rank:
                    best[position] = rank
        return [tuple(best.items())]

    @staticmethod
    def _add(hits: dict[int, int], ranked: _Ranked, least: int) -> None:
        for position, rank in ranked:
            # The start of a prefecture's name says less than all of it: "kuma" is not Kumamoto.
            found = rank + max(least, 0) if rank == Rank.PREFECTURE else max(rank, least)
            if hits.get(position, found) >= found:
                hits[position] = found


def _own(place: Place) -> _Area:
    return Rank.NAME, place.name, place.kana, place.romaji


def _areas(place: Place) -> Iterator[_Area]:
    """A city stands for its wards as if its name were theirs; other areas rank behind."""
    if place.parent:
        rank = Rank.CITY if place.parent.endswith("市") else Rank.COUNTY
        yield rank, place.parent, place.parent_kana, place.parent_romaji
    area = place.prefecture
    if area.name == "東京都" and place.name.endswith("区"):
        yield _TOKYO_WARDS
    romaji = area.romaji + _PREFECTURE_ENDINGS[area.name[-1]]
    yield Rank.PREFECTURE, area.name, area.kana, romaji


def _ranked(area: _Area, aliases: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, int]]:
    rank, *names = area
    own, others = keys.names(*names)
    yield from ((key, int(rank)) for key in own)
    for alias in aliases.get(names[0], ()):
        yield from ((key, int(rank)) for key in keys.alias(alias))
    yield from ((key, int(max(rank, Rank.NEARLY))) for key in others)
