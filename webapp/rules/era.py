"""Years of the Japanese eras since Meiji."""

from typing import NamedTuple


class Era(NamedTuple):
    """An era: its first year in the Western count and its number of years so far or in all."""

    kanji: str
    romaji: str
    first: int
    years: int

    def called(self, word: str) -> bool:
        """Whether the word is one of 昭和, 昭, SHOWA, S."""
        names = {self.kanji, self.kanji[0], self.romaji, self.romaji[0]}
        return word.upper() in names


ERAS = (
    Era("明治", "MEIJI", 1868, 45),
    Era("大正", "TAISHO", 1912, 15),
    Era("昭和", "SHOWA", 1926, 64),
    Era("平成", "HEISEI", 1989, 31),
    Era("令和", "REIWA", 2019, 99),
)
WORDS = sorted(
    {word for era in ERAS for word in (era.kanji, era.kanji[0], era.romaji, era.romaji[0])},
    key=len,
    reverse=True,
)


def western_year(word: str, number: int) -> int | None:
    """The Western year of an era's year; None where the era has no such year."""
    era = next(era for era in ERAS if era.called(word))
    return era.first + number - 1 if 1 <= number <= era.years else None
