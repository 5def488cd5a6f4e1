"""One field of STEP1 judged alone, when a person has mended it."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from webapp.forms import Described
from webapp.registration.forms import CounterForm

# A field that is judged beside another.
BESIDE = {"address": "municipality", "email_confirm": "email"}
NAMES = frozenset(field.name for field in CounterForm())


def checked(name: str, answers: Mapping[str, Any]) -> Described:
    """One field judged alone; `name` is one of NAMES."""
    form = _part(name)(answers)
    field: Any = form[name]
    field.validate(form, [getattr(CounterForm, f"validate_{name}")])
    judged: Described = field
    return judged


@cache
def _part(name: str) -> type[CounterForm]:
    """The form without the fields that do not matter to this one: they take nine tenths."""
    wanted = {name, BESIDE.get(name)}
    return type("Part", (CounterForm,), dict.fromkeys(NAMES - wanted))
