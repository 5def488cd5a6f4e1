"""Finds municipalities by what a person types, in the script that the person can type."""

import gc
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

from webapp.municipalities import aliases, kinds, postcode
from webapp.municipalities.catalogue import MUNICIPALITIES, Municipality, by_code
from webapp.municipalities.fold import plain, words
from webapp.municipalities.former import FORMER, Former
from webapp.municipalities.index import Hits, Index
from webapp.municipalities.reader import Reader
from webapp.municipalities.typos import Speller

MOST = 50  # places: more than a person reads
_LONGEST_QUERY, _READ = 200, 80  # characters: of an address, the start says the place
_MOST_FORMER = 5
_MOST_MISSPELT = 4  # words; in a longer text, almost anything is near something
# Ties go to the place with more businesses, where more people are likely to live.
_BY_WEIGHT = sorted(MUNICIPALITIES, key=attrgetter("weight"), reverse=True)


class _Indexes(NamedTuple):
    """The names of today, former names, and today's spellings."""

    today: Reader
    former: Reader
    speller: Speller


@cache
def _indexes() -> _Indexes:
    """Made at the first search: half a second."""
    # The collector would look again and again through objects that all stay.
    collecting = gc.isenabled()
    gc.disable()
    try:
        today, former = Index(_BY_WEIGHT, aliases.ALIASES), Index(FORMER, {})
        today.keep_short()
        return _Indexes(Reader(today), Reader(former), Speller(today))
    finally:
        if collecting:
            gc.enable()


_STEMS = [place.name[:-1] for place in _BY_WEIGHT]
# The table of former names has no 郡.
_COUNTY = re.compile("^(.{2,3}[都道府県])?[^都道府県]{1,4}郡(?=.+[町村])")
_KANA = re.compile("[ぁ-ゖー]+")


@dataclass(frozen=True, slots=True)
class Results:
    """The best matches first, and how many there are in all.

    `former`: the abolished names that led here. `town`: what a whole postcode names besides.
    """

    matches: tuple[Municipality, ...]
    total: int
    former: tuple[Former, ...] = ()
    town: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    places: Sequence[Municipality] = ()
    former: tuple[Former, ...] = ()
    town: str = ""

    def within(self, prefecture: str | None) -> "_Found":
        """What of it lies in the prefecture; all without one."""
        if not prefecture:
            return self
        places = [place for place in self.places if place.prefecture.code == prefecture]
        former = (one for one in self.former if one.prefecture.code == prefecture)
        return _Found(places, tuple(former), self.town)


def search(query: str, prefecture: str | None = None, limit: int | None = MOST) -> Results:
    """What the query may mean, at most `limit` of it (None: all).

    Any text is a query; one of more than 200 characters finds nothing.
    `prefecture` is a code of two digits that keeps other prefectures out: the query is read in the
    first way that finds something there. Alone, it gives all of its municipalities in the order of
    their codes. An empty one counts as none.
    """
    if len(query) > _LONGEST_QUERY:
        return Results((), 0)
    ways = _find(query[:_READ]) if query.strip() else _listed(prefecture)
    inside = (found.within(prefecture) for found in ways)
    found = next((found for found in inside if found.places), _Found())
    return Results(tuple(found.places[:limit]), len(found.places), found.former, found.town)


def _listed(prefecture: str | None) -> Iterator[_Found]:
    yield _Found(MUNICIPALITIES if prefecture else ())


def _find(query: str) -> Iterator[_Found]:
    """A postcode decides; in a longer text it only chooses among the places named."""
    if digits := postcode.alone(query):
        yield _Found(_coded(digits), town=postcode.town(digits))
        return
    named = _named(words(plain(query)))
    digits = postcode.inside(query)
    if posted := _coded(digits) if digits else []:
        both = [place for place in next(named, _Found()).places if place in posted]
        yield _Found(both or posted, town=postcode.town(digits))
    else:
        yield from named


def _coded(digits: str) -> list[Municipality]:
    return [place for code in postcode.codes(digits) if (place := by_code(code))]


def _named(query: list[str]) -> Iterator[_Found]:
    """The ways of reading that find anything; each is looser than the one before."""
    if not query:
        return
    meant = kinds.meant(query)
    written, names = kinds.without_foreign(query), kinds.without(query)
    if hits := _of_today(written, names, meant):
        yield _ordered(kinds.prefer(hits, _BY_WEIGHT, meant), query)
    former = [_COUNTY.sub(r"\1", word) for word in written]
    if hits := _indexes().former.cover(former) or _indexes().former.cover(names):
        yield _succeeded(hits)
    # A start in kana says little: ひがし begins hundreds of other words.
    if len(query) == 1 and _KANA.fullmatch(query[0]) and (hits := _misspelt(query[0])):
        yield _ordered(hits, query)
    # Of two names in Latin letters both count; a Japanese address has them in one word.
    if all(map(str.isascii, query)) and (hits := _near(written, names)):
        yield _ordered(kinds.prefer(hits, _BY_WEIGHT, meant), query)
    yield _in_address(written, former, meant) or _ordered(_near(written, names), query)


def _of_today(written: list[str], names: list[str], meant: list[str]) -> Hits:
    """A ward that is asked for is none of "Higashi Ward, Hiroshima" read as 東広島市."""
    hits = _indexes().today.cover(written) or _indexes().today.cover(names)
    if kinds.WARD not in meant or any(_BY_WEIGHT[at].name[-1] == kinds.WARD for at in hits):
        return hits
    return _indexes().today.apart(names) or hits


def _in_address(written: list[str], former: list[str], meant: list[str]) -> _Found | None:
    """The places whose names take most of a text."""
    today, letters = _indexes().today.address(written)
    gone, letters_gone = _indexes().former.address(former)
    if letters_gone > letters:
        return _succeeded(gone)
    return _ordered(kinds.prefer(today, _BY_WEIGHT, meant), written) if today else None


def _near(written: list[str], names: list[str]) -> Hits:
    if len(names) > _MOST_MISSPELT:
        return {}
    return _indexes().today.cover(written, _misspelt) or _indexes().today.cover(names, _misspelt)


@lru_cache(maxsize=256)  # a query asks for the same words several times
def _misspelt(word: str) -> Hits:
    return _indexes().today.one(word) or _indexes().speller.near(word) or _misspelt_inside(word)


def _misspelt_inside(word: str, areas: int = 2) -> Hits:
    """A slip after the areas that hold the name: 北海道礼幌市."""
    for members, rest in _indexes().today.index.areas(word) if areas else ():
        near = _indexes().speller.near(rest) or _misspelt_inside(rest, areas - 1)
        if hits := {at: rank for at, rank in near.items() if at in members}:
            return hits
    return {}


def _ordered(hits: Hits, query: Sequence[str]) -> _Found:
    """Best first; among equals those with the characters as typed, 鹿嶋 before 鹿島."""
    text = "".join(query)

    def order(position: int) -> tuple[int, bool, int]:
        named = text.replace(_BY_WEIGHT[position].prefecture.name, "")
        return hits[position], not text.isascii() and _STEMS[position] not in named, position

    return _Found([_BY_WEIGHT[position] for position in sorted(hits, key=order)])


def _succeeded(hits: Hits) -> _Found:
    """Today's places of former names, in the order of those names."""
    positions = sorted(hits, key=lambda position: (hits[position], position))
    best = [FORMER[at] for at in positions if hits[at] == hits[positions[0]]]
    places = dict.fromkeys(place for former in best for place in former.today)
    return _Found(list(places), former=tuple(best[:_MOST_FORMER]))
