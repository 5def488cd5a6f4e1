"""Names of municipalities given up since 2011, and what is there today."""

from dataclasses import dataclass
from datetime import date

from webapp.municipalities.catalogue import (
    Municipality,
    Prefecture,
    by_code,
    prefecture_by_code,
    rows,
)


@dataclass(frozen=True, slots=True)
class Former:
    """A name that was in use until a day; `today` is where that place is now."""

    name: str
    kana: str
    romaji: str
    parent: str
    parent_kana: str
    parent_romaji: str
    prefecture: Prefecture
    until: date
    today: tuple[Municipality, ...]

    @property
    def full_name(self) -> str:
        """静岡県浜松市東区; the 郡 of a former town or village is not known."""
        return f"{self.prefecture.name}{self.parent}{self.name}"


def _former(row: dict[str, str]) -> Former:
    prefecture = prefecture_by_code(row["prefecture"])
    today = (by_code(code) for code in row["today"].split("|"))
    if prefecture is None:
        raise ValueError(f"former.csv: no prefecture {row['prefecture']}")
    return Former(
        name=row["name"],
        kana=row["kana"],
        romaji=row["romaji"],
        parent=row["parent"],
        parent_kana=row["parent_kana"],
        parent_romaji=row["parent_romaji"],
        prefecture=prefecture,
        until=date.fromisoformat(row["until"]),
        today=tuple(filter(None, today)),
    )


# The newest first: the name that was in use last is the one most likely meant.
FORMER = tuple(sorted(map(_former, rows("former.csv")), key=lambda f: f.until, reverse=True))
