"""What a request says of STEP1's answers: all of them, or those that have changed."""

from collections.abc import Mapping
from functools import cache

from webapp.forms import printable
from webapp.pages import TERMS_VERSION
from webapp.registration.forms import AGREED, CounterForm


def typed(posted: Mapping[str, str]) -> dict[str, str]:
    """What a whole form of STEP1 says: each input, those that were not posted empty."""
    return dict.fromkeys(inputs(), "") | _said(posted)


def sent(posted: Mapping[str, str]) -> dict[str, str]:
    """The same, with the version of the terms that were agreed to."""
    return _with_version(typed(posted))


def changed(posted: Mapping[str, str]) -> dict[str, str]:
    """What some inputs of STEP1 say, with that version where the tick is among them."""
    return _with_version(_said(posted))


def _said(posted: Mapping[str, str]) -> dict[str, str]:
    """The inputs of STEP1 that were posted; unknown names are left out."""
    return {name: printable(posted[name]) for name in inputs() if name in posted}


def _with_version(answers: dict[str, str]) -> dict[str, str]:
    if "agree" not in answers:
        return answers
    return {**answers, AGREED: TERMS_VERSION if answers["agree"] else ""}


@cache
def inputs() -> tuple[str, ...]:
    """The name of each input of STEP1."""
    return tuple(CounterForm().inputs())
