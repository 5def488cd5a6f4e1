"""Alembic: bring the database of DATABASE_URL to the tables of webapp.models."""

from typing import Any, Literal

from alembic import context
from sqlmodel import AutoString, SQLModel

from webapp import models  # noqa: F401  # the tables, by their import
from webapp.columns import Moment


def plain_types(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """A migration is history: it names SQLAlchemy's own types, not ours of today."""
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String(length={item.length})"
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    render_item=plain_types,
)
with context.begin_transaction():
    context.run_migrations()
