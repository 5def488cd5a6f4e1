"""Names that differ from a word by a slip of the fingers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from webapp.municipalities import keys
from webapp.municipalities.index import Hits, Index, Rank

_SHORTEST = {"latin": 4, "hangul": 5, "japanese": 3}  # with fewer letters, anything is near
_LONG = 7  # letters of romaji from which on two slips are allowed
_LONGEST = 24
_SLOTS, _COPIES = 64, 3


_LONG_VOWEL = re.compile("(?<=o)(?:[ou]|h(?![aiueo]))|(?<=u)u")
_LABIAL = re.compile("m(?=[bmp])")
_Key = tuple[str, int, str]  # script, length, first letter ("" for any)
_Bagged = tuple[int, str]  # the bag of a name's letters, and the name
_Groups = defaultdict[_Key, list[_Bagged]]


class Speller:
    """The spellings of an index, and the starts of these spellings, in groups alike."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._whole: _Groups = defaultdict(list)
        self._starts: _Groups = defaultdict(list)
        seen: set[str] = set()
        known = set(index.names)
        for name in index.names:
            script = _script(name)
            if len(name) < _SHORTEST[script] or name[0] == keys.FOLDED or _plainer(name) in known:
                continue
            bagged = _bag(name), name
            self._whole[script, len(name), ""].append(bagged)
            self._whole[script, len(name), name[0]].append(bagged)
            starts = {name[:length] for length in range(_SHORTEST[script], len(name))} - seen
            seen |= starts
            for start in starts:
                self._starts[script, len(start), start[0]].append((_bag(start), start))

    def near(self, word: str) -> Hits:
        """Names one slip away; else names with the same first letter that are two slips away
        (long romaji), or that begin one slip away."""
        key = keys.of(word)[0]
        script = _script(key)
        if not _SHORTEST[script] <= len(key) <= _LONGEST:
            return {}
        if hits := self._ranks(_near(self._whole, key, 1, ""), Rank.NEARLY):
            return hits
        if script == "latin" and len(key) >= _LONG:
            hits = self._ranks(_near(self._whole, key, 2, key[0]), Rank.NEARLY)
        starts = () if hits else list(_near(self._starts, key, 1, key[0]))
        names = (name for start in starts for name in self._index.after(start))
        return hits or self._ranks(names, Rank.START)

    def _ranks(self, names: Iterable[str], least: Rank) -> Hits:
        hits: dict[int, int] = {}
        for name in names:
            for position, rank in self._index.ranks(name):
                found = max(rank, least)
                hits[position] = min(found, hits.get(position, found))
        return hits


def _near(groups: _Groups, key: str, slips: int, first: str) -> Iterator[str]:
    """Only similar bags are compared in full: a slip changes at most two letters."""
    bag, most, script = _bag(key), 2 * slips, _script(key)
    for length in range(len(key) - slips, len(key) + slips + 1):
        for letters, name in groups.get((script, length, first), ()):
            if (bag ^ letters).bit_count() <= most and distance(key, name, slips) <= slips:
                yield name


def _plainer(name: str) -> str:
    """The spelling of which this one is a variant in romaji; '' for none."""
    plainer = _LABIAL.sub("n", _LONG_VOWEL.sub("", name))
    return "" if plainer == name else plainer


def _script(key: str) -> str:
    if key[0] == keys.SOUNDS:
        return "hangul"
    return "latin" if key.isascii() else "japanese"


def _bag(text: str) -> int:
    """The letters of a text as bits: three for each letter, set one after the other."""
    bits = 0
    for letter in text:
        bit = 1 << ord(letter) % _SLOTS * _COPIES
        for _copy in range(_COPIES):
            if not bits & bit:
                bits |= bit
                break
            bit <<= 1
    return bits


def distance(one: str, other: str, most: int) -> int:
    """Letters left out, added, changed, or two neighbours exchanged (Damerau 1964).

    More than `most` are not counted to the end.
    """
    one, other = _without_common(one, other)
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        last, row = row, [i + 1]
        for j, facing in enumerate(other):
            step = min(last[j] + (letter != facing), last[j + 1] + 1, row[j] + 1)
            if before and j and letter == other[j - 1] and one[i - 1] == facing:
                step = min(step, before[j - 1] + 1)
            row.append(step)
        if min(row) > most and min(last) > most - 1:
            return most + 1
        before = last
    return row[-1]


def _without_common(one: str, other: str) -> tuple[str, str]:
    """What is left when the same start and the same end are taken away."""
    start = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        start += 1
    one, other, end = one[start:], other[start:], 0
    for a, b in zip(reversed(one), reversed(other), strict=False):
        if a != b:
            break
        end += 1
    return one[: len(one) - end], other[: len(other) - end]
