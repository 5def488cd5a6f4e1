"""JSON objects laid one over the other by the database itself, in one statement."""

from typing import Any

from sqlalchemy import JSON, ColumnElement, cast, func
from sqlalchemy.dialects.postgresql import JSONB


def laid_over(
    column: Any, new: ColumnElement[str], dialect: str
) -> tuple[ColumnElement[Any], ColumnElement[bool]]:
    """The object in `column` with the members of `new` (JSON text) in it; whether it had them.

    `dialect` is SQLAlchemy's word: "sqlite" or "postgresql".
    """
    if dialect == "sqlite":
        both: ColumnElement[Any] = func.json_patch(column, new)
        return both, both == func.json(column)
    both = cast(column, JSONB).op("||")(cast(new, JSONB))
    return cast(both, JSON), both == cast(column, JSONB)
