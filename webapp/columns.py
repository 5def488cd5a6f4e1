"""Kinds of columns that both databases treat alike."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, Dialect, Enum, TypeDecorator
from sqlmodel import Field


class Moment(TypeDecorator[datetime]):
    """An aware UTC moment on both databases: SQLite gives naive ones back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Any aware moment goes in as UTC."""
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Comes out aware, in UTC."""
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


def moment(**options: Any) -> Any:
    """A column for a moment."""
    return Field(sa_type=Moment, **options)


def choice(enum: type[StrEnum], **options: Any) -> Any:
    """A column for a member of an enum."""
    # Plain text with a check constraint: a new member needs no ALTER TYPE on PostgreSQL.
    kind = Enum(
        enum,
        name=enum.__name__.lower(),
        native_enum=False,
        create_constraint=True,
        length=16,
        values_callable=lambda members: [member.value for member in members],
    )
    return Field(sa_type=kind, **options)
