"""`make data`: the data tables anew from the installed source packages, and what changes."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sqlalchemy import inspect, make_url
from sqlmodel import Session, select

from scripts import build_kanji_fold, build_municipalities, build_postcodes
from webapp import config
from webapp.db import make_engine
from webapp.models import Registrant
from webapp.municipalities import catalogue

Names = Mapping[str, str]


def main() -> None:
    """Compare, then write every table that has a source package.

    Ends with 1, and writes nothing, where a code that a stored registration uses would go.
    """
    rows = build_municipalities.municipalities()
    old, new = names(catalogue.rows("municipalities.csv")), names(row._asdict() for row in rows)
    print("\n".join(difference(old, new)) or "No municipality is new, gone or renamed.")
    if lost := sorted(used_codes(config.load()["DATABASE_URL"]) - new.keys()):
        sys.exit(f"Nothing written: stored registrations use {', '.join(lost)}.")
    build_municipalities.main()
    build_postcodes.main()
    build_kanji_fold.main()
    print("\n".join(outdated(catalogue.rows("former.csv"), new)))


def names(lines: Iterable[Mapping[str, str | int]]) -> Names:
    """Each code's name with its city or 郡, and its reading."""
    return {
        str(line["code6"]): f"{line['parent']}{line['name']} ({line['kana']})" for line in lines
    }


def difference(old: Names, new: Names) -> Iterator[str]:
    """A line for each code that is new, gone or renamed."""
    yield from (f"new      {code} {new[code]}" for code in sorted(new.keys() - old.keys()))
    yield from (f"gone     {code} {old[code]}" for code in sorted(old.keys() - new.keys()))
    for code in sorted(old.keys() & new.keys()):
        if old[code] != new[code]:
            yield f"renamed  {code} {old[code]} -> {new[code]}"


def used_codes(url: str) -> set[str]:
    """The codes of stored registrations; none where there is no database or table yet."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
        return set()
    engine = make_engine(url)
    try:
        if not inspect(engine).has_table("registrant"):
            return set()
        with Session(engine.execution_options(begin="BEGIN")) as session:
            return set(session.exec(select(Registrant.municipality).distinct()))
    finally:
        engine.dispose()


def outdated(former: Iterable[Mapping[str, str]], new: Names) -> Iterator[str]:
    """The lines of former.csv that lead to a code that is gone: to be mended by hand."""
    for line in former:
        if gone := set(line["today"].split("|")) - new.keys():
            yield f"former.csv: {line['name']} leads to {', '.join(sorted(gone))}"


if __name__ == "__main__":
    main()
