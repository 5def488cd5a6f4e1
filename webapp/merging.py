"""JSON objects laid one over the other by the database itself, in one statement."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import JSON, ColumnElement, cast, func
from sqlalchemy.dialects.postgresql import JSONB


def laid_over(
    column: Any, new: Mapping[str, Any], dialect: str
) -> tuple[ColumnElement[Any], ColumnElement[bool]]:
    """The object in `column` with the members of `new` in it, and whether it was so already.

    `dialect` is SQLAlchemy's word: "sqlite" or "postgresql".
    """
    text = json.dumps(new)
    if dialect == "sqlite":
        both: ColumnElement[Any] = func.json_patch(column, text)
        return both, both == func.json(column)
    both = cast(column, JSONB).op("||")(cast(new, JSONB))
    return cast(both, JSON), both == cast(column, JSONB)
