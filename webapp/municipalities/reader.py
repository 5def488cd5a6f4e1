"""Reads the words of a query as names of places and of the areas around them."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from functools import reduce
from typing import TypeAlias

from webapp.municipalities import hangul, keys
from webapp.municipalities.index import Hits, Index, Rank

_MOST_WORDS = 8
# Romaji parts one name into words (Minami Alps shi); kanji and kana are hardly ever parted.
_MOST_JOINED = {True: 4, False: 2}
_SHORTEST = 2  # letters of a name inside a longer text: 津 begins too many words
_ENDS = tuple("都道府県郡市区町村")  # 宮城 before 県 is no village
Lookup: TypeAlias = Callable[[str], Hits]


class Reader:
    """Answers for one index; positions and ranks are the index's."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def cover(self, words: Sequence[str], lookup: Lookup | None = None) -> Hits:
        """Places that all words fit, in any order: "Tokyo Minami Alps" as two names or three.

        Neighbours are read as one name where they can be; ranks are added.
        """
        find, known = lookup or self.one, dict[int, Hits]()
        for start in reversed(range(len(words[:_MOST_WORDS]))):
            known[start] = next(self._readings(words[:_MOST_WORDS], start, known, find), {})
        return known.get(0, {})

    def apart(self, words: Sequence[str]) -> Hits:
        """Places that every word by itself fits, none of them joined to one name."""
        return reduce(_both, map(self.one, words[:_MOST_WORDS])) if words else {}

    def _readings(
        self, words: Sequence[str], start: int, known: dict[int, Hits], find: Lookup
    ) -> Iterator[Hits]:
        for end in range(min(len(words), start + _most_joined(words[start])), start, -1):
            if hits := self._read(words[start:end], find):
                both = hits if end == len(words) else _both(hits, known[end])
                if both:
                    yield both

    def _read(self, words: Sequence[str], find: Lookup) -> Hits:
        """One word; or several as one name, where a blank never parts an area from a name:
        "kani gifu" is not what 岐阜 has in 可児郡. A lookup that reads slips does so too."""
        if len(words) == 1:
            return find(words[0])
        if not same_script(words):
            return {}
        name = "".join(words)
        return self.one(name, areas=0) or (find(name) if find != self.one else {})

    def one(self, word: str, areas: int = 2) -> Hits:
        """A name's start, else a name after the areas that hold it: 神奈川県横浜市中区."""
        hits = self.index.starting_with(word)
        if hits or not areas:
            return hits
        inside: dict[int, int] = {}
        for members, rest in self.index.areas(word):
            for position, rank in self.one(rest, areas - 1).items():
                if position in members:
                    inside[position] = min(rank, inside.get(position, rank))
        return inside

    def address(self, words: Sequence[str]) -> tuple[Hits, int]:
        """Places named in a longer text, and how many of its letters name them.

        Latin letters after a Japanese address are the name of a building.
        """
        japanese = [word for word in words if not word.isascii()]
        named, most = self._in_text(japanese)
        return (named, most) if named or len(japanese) == len(words) else self._in_text(words)

    def _in_text(self, words: Sequence[str]) -> tuple[Hits, int]:
        letters: defaultdict[int, int] = defaultdict(int)
        ranks: dict[int, int] = {}
        for word in _neighbours(words[:_MOST_WORDS]):
            hits, length = self._named(word)
            for position, rank in hits.items():
                letters[position] += length
                ranks[position] = min(rank, ranks.get(position, rank))
        named = {position for position, rank in ranks.items() if rank < Rank.START}
        most = max((letters[position] for position in named), default=0)
        return {p: ranks[p] for p in named if letters[p] == most}, most

    def _named(self, word: str) -> tuple[Hits, int]:
        if word.isascii():
            return self.index.whole(word), len(word)
        return self._beginning(word, None)

    def _beginning(self, word: str, within: Set[int] | None, areas: int = 2) -> tuple[Hits, int]:
        """The longest name at the start of an address: 新宿区 of 東京都新宿区西新宿."""
        best: tuple[Hits, int] = ({}, 0)
        for length, key in keys.starts(word):
            whole = length >= _SHORTEST and word[length : length + 1] not in _ENDS
            hits = self._names(key, within) if whole or word[length - 1] in _ENDS else {}
            if hits:
                best = hits, length
                break
        for members, rest in self.index.areas(word) if areas else ():
            hits, length = self._beginning(rest, members, areas - 1)
            if hits and length + len(word) - len(rest) > best[1]:
                best = hits, length + len(word) - len(rest)
        return best

    def _names(self, key: str, within: Set[int] | None) -> Hits:
        return {
            position: rank
            for position, rank in self.index.ranks(key)
            if rank < Rank.START and (within is None or position in within)
        }


def _most_joined(word: str) -> int:
    return _MOST_JOINED[word.isascii()]


def same_script(words: Sequence[str]) -> bool:
    """Whether words may be parts of one: all of romaji, of Hangul, or of kanji and kana."""
    return len({_script(word[0]) for word in words}) == 1


def _script(letter: str) -> str:
    if letter.isascii():
        return "latin"
    return "hangul" if hangul.begins(letter) else "japanese"


def _neighbours(words: Sequence[str]) -> Iterator[str]:
    """Every word, and those that follow one another as one."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + _most_joined(words[start]), len(words)) + 1):
            if same_script(words[start:end]):
                yield "".join(words[start:end])


def _both(hits: Hits, others: Hits) -> Hits:
    """Ranks are added; beside another name, that of the prefecture says only where it is."""
    return {
        place: _together(rank, others[place]) for place, rank in hits.items() if place in others
    }


def _together(*ranks: int) -> int:
    name, area = sorted(ranks)
    named = name < Rank.PREFECTURE <= area
    return name + (area % Rank.PREFECTURE if named else area)
