"""Japan's prefectures, and every municipality and ward in which a person can be registered."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Prefecture:
    """One of the 47: code of two digits (JIS X 0401), romaji without 都道府県 ("Tōkyō")."""

    code: str
    name: str
    kana: str
    romaji: str
    english: str


@dataclass(frozen=True, slots=True)
class Municipality:
    """A city, ward, town or village; `code` is the six-digit 全国地方公共団体コード.

    `parent` is the city of a ward, the 郡 of a town or village, the island that two of Tokyo's
    carry in their address, or empty. `weight` counts postcodes of businesses.
    """

    code: str
    name: str
    kana: str
    romaji: str
    parent: str
    parent_kana: str
    parent_romaji: str
    weight: int
    prefecture: Prefecture

    @property
    def full_name(self) -> str:
        """As in an address: 神奈川県横浜市中区, 北海道松前郡福島町."""
        return f"{self.prefecture.name}{self.parent}{self.name}"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The lines of one of the committed tables."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _prefecture(row: dict[str, str]) -> Prefecture:
    return Prefecture(row["code2"], row["kanji"], row["kana"], row["romaji"], row["english"])


def _municipality(row: dict[str, str]) -> Municipality:
    return Municipality(
        code=row["code6"],
        name=row["name"],
        kana=row["kana"],
        romaji=row["romaji"],
        parent=row["parent"],
        parent_kana=row["parent_kana"],
        parent_romaji=row["parent_romaji"],
        weight=int(row["weight"]),
        prefecture=_PREFECTURE_BY_CODE[row["code6"][:2]],
    )


PREFECTURES = tuple(_prefecture(row) for row in rows("prefectures.csv"))
_PREFECTURE_BY_CODE = {prefecture.code: prefecture for prefecture in PREFECTURES}

MUNICIPALITIES = tuple(_municipality(row) for row in rows("municipalities.csv"))
_BY_CODE = {municipality.code: municipality for municipality in MUNICIPALITIES}


def by_code(code: str) -> Municipality | None:
    """The municipality of a six-digit code; None for any other text."""
    return _BY_CODE.get(code)


def prefecture_by_code(code: str) -> Prefecture | None:
    """The prefecture of a two-digit code; None for any other text."""
    return _PREFECTURE_BY_CODE.get(code)
