"""Postcodes, whole or begun, and the municipalities and town they belong to."""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from webapp.municipalities.catalogue import DATA, rows

_DASHES = r"\-‐‑‒–—―−ー﹣"
_ALONE = re.compile(rf"[〒\s{_DASHES}]*(?:[0-9][〒\s{_DASHES}]*){{3,7}}")
_INSIDE = re.compile(rf"(?<![0-9{_DASHES}])([0-9]{{3}})[{_DASHES}]?([0-9]{{4}})(?![0-9{_DASHES}])")
_LENGTH = 7
_LAST_TWO = {f"{number:02}": number for number in range(100)}


def alone(query: str) -> str:
    """The three to seven digits of a query that is nothing else, such as 〒１６０－; or ''."""
    text = _plain(query)
    return "".join(re.findall(r"[0-9]", text)) if _ALONE.fullmatch(text) else ""


def inside(query: str) -> str:
    """The whole postcode that stands in a longer text; or ''."""
    found = _INSIDE.search(_plain(query))
    return "".join(found.groups()) if found else ""


def _plain(query: str) -> str:
    """Digits of any script as 0 to 9: Nepali and Burmese keyboards have their own."""
    text = unicodedata.normalize("NFKC", query)
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in text)


def codes(digits: str) -> list[str]:
    """Codes of the municipalities whose postcodes begin so, those with most postcodes first."""
    low, high = int(digits.ljust(_LENGTH, "0")), int(digits.ljust(_LENGTH, "9"))
    first, last = bisect_left(_POSTCODES, low), bisect_left(_POSTCODES, high + 1)
    counts: Counter[str] = Counter()
    for at, number in Counter(_SETS_OF[first:last]).items():
        for code in _SETS[at]:
            counts[code] += number
    return [code for code, _number in counts.most_common()]


def town(digits: str) -> str:
    """The name of the one town of a whole postcode; '' for several, none or fewer digits."""
    if len(digits) != _LENGTH:
        return ""
    towns = _LINES.get(digits[:5], "").split("\t")
    return next((entry[2:] for entry in towns if entry[:2] == digits[5:]), "")


def _lines() -> Iterator[tuple[str, str]]:
    with (DATA / "towns.tsv").open(encoding="utf-8") as file:
        for line in file:
            prefix, _, towns = line.rstrip("\n").partition("\t")
            yield prefix, towns


def _postcodes() -> "array[int]":
    found = array("I")
    for prefix, towns in _LINES.items():
        hundreds = int(prefix) * 100
        found.extend([hundreds + _LAST_TWO[entry[:2]] for entry in towns.split("\t")])
    return found


def _runs() -> tuple[list[tuple[str, ...]], "array[int]"]:
    """The sets of municipalities, and the number of its set for each postcode."""
    numbers: dict[str, int] = {}
    sets_of = array("H")
    runs = [(int(row["first"]), row["codes"]) for row in rows("postcodes.csv")]
    starts = [bisect_left(_POSTCODES, first) for first, _codes in runs] + [len(_POSTCODES)]
    for (_first, joined), start, end in zip(runs, starts, starts[1:], strict=False):
        number = numbers.setdefault(joined, len(numbers))
        sets_of.extend([number] * (end - start))
    return [tuple(joined.split("|")) for joined in numbers], sets_of


_LINES = dict(_lines())
_POSTCODES = _postcodes()
_SETS, _SETS_OF = _runs()
