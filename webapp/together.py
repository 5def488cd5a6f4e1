"""Rows that are written together or not at all, and only where a condition holds."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from webapp.db import insert_row

OWNER = "registrant_id"


class Together:
    """A first row, and others that get its id as their `registrant_id` where they have one.

    `where` says whether they may be written; `once` names the first's column that is unique.
    PostgreSQL, where each statement is a round trip, is asked once; SQLite row by row.
    """

    def __init__(self, *tables: Any, where: ColumnElement[bool], once: str) -> None:
        self.tables: list[Table] = [table.__table__ for table in tables]
        self.where, self.once = where, once

    def write(
        self, connection: Connection, rows: Sequence[SQLModel], asked: Mapping[str, Any]
    ) -> bool:
        """Whether they were written; `asked` has the parameters of `where`."""
        if connection.dialect.name == "sqlite":
            return self._by_row(connection, rows, asked)
        return connection.execute(self._all, {**asked, **_named(rows)}).first() is not None

    def _by_row(
        self, connection: Connection, rows: Sequence[SQLModel], asked: Mapping[str, Any]
    ) -> bool:
        written = connection.execute(self._first_on_sqlite, {**asked, **_named(rows[:1])}).scalar()
        if written is None:
            return False
        for row in rows[1:]:
            if hasattr(row, OWNER):
                setattr(row, OWNER, written)
            insert_row(connection, row)
        return True

    @cached_property
    def _first_on_sqlite(self) -> Any:
        first = self.tables[0]
        return self._only_once(sqlite.insert(first)).returning(first.c.id)

    @cached_property
    def _all(self) -> Select[Any]:
        first, *others = self.tables
        written = self._only_once(postgresql.insert(first)).returning(first.c.id).cte("written")
        given = {OWNER: written.c.id}
        rows = [
            _insert(postgresql.insert(table), at, select(written), given).cte(f"row{at}")
            for at, table in enumerate(others, 1)
        ]
        return select(written).add_cte(*rows)

    def _only_once(self, insert: Any) -> Any:
        inserted = _insert(insert, 0, select().where(self.where), {})
        return inserted.on_conflict_do_nothing(index_elements=[self.once])


def _insert(insert: Any, at: int, source: Select[Any], given: Mapping[str, Any]) -> Any:
    """An INSERT of the row at this place, as often as `source` has rows: once or never."""
    table = insert.table
    columns = [column for column in table.c if column is not table.autoincrement_column]
    values = [
        given.get(column.name, bindparam(f"{column.name}_{at}", type_=column.type))
        for column in columns
    ]
    return insert.from_select(columns, source.with_only_columns(*values))


def _named(rows: Sequence[SQLModel]) -> dict[str, Any]:
    return {f"{name}_{at}": value for at, row in enumerate(rows) for name, value in row}
