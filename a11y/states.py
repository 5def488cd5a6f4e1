"""The states of the pages that are checked, as the gallery of the running service lists them."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from urllib.error import HTTPError
from urllib.request import urlopen

GALLERY = "/dev/gallery.json"


@dataclass(frozen=True, slots=True, order=True)
class State:
    """One state of one page in one language, and the path it is found at."""

    lang: str
    name: str
    path: str


def states(address: str) -> list[State]:
    """Every state that the service at this address shows, in every language."""
    with urlopen(f"{address}{GALLERY}") as answer:
        return [State(one["lang"], one["state"], one["address"]) for one in json.load(answer)]


def chosen(found: list[State], langs: Collection[str], names: Collection[str]) -> list[State]:
    """Those of the languages and the names asked for; all where none is asked for."""
    return [
        state
        for state in found
        if (not langs or state.lang in langs) and (not names or state.name in names)
    ]


def sent(address: str, state: State) -> bytes:
    """The page as the service sends it, whatever its status."""
    try:
        with urlopen(f"{address}{state.path}") as answer:
            return bytes(answer.read())
    except HTTPError as refused:
        return refused.read()
