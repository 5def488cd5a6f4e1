"""The application on a fresh database, SQLite or PostgreSQL, and a person who uses it."""

import io
import os
import re
import shutil
from collections.abc import Iterator
from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest
from flask import Flask
from sqlmodel import SQLModel

from tests.look import Look
from tests.person import Person
from webapp import create_app, site
from webapp.log import JsonLine, logger
from webapp.migrate import upgrade

# Known to every folder: a process has one Chromium and one running service.
pytest_plugins = ["tests.e2e.fixtures"]
# Rules, texts, looks and nginx: the same on every database, so one run of them is enough.
ANYWHERE = re.compile(
    r"tests/(municipalities/test_(?!routes)|registration/test_rules_|gallery/|listening/|a11y/|nginx/"
    r"|test_(texts|assets|public_id|budgets|readings|remembered|folding|supervisor|cli.py::test_build)"
    r"|e2e/test_(accessible|criteria|language|translator|offline|install|nginx|keyboard|connection"
    r"|cross_origin|municipality_search|step_transitions|history))"
)
SECRET = "a secret of the tests, long enough"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what need not run on a second database."""
    for item in items:
        if ANYWHERE.search(item.nodeid):
            item.add_marker("anywhere")


@pytest.fixture(scope="session")
def database_url(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """The address of a migrated database of this test process's own."""
    if os.environ.get("TEST_DATABASE", "sqlite") == "sqlite":
        yield f"sqlite:///{tmp_path_factory.mktemp('database')}/test.db"
        return
    from tests.postgresql import own_database  # noqa: PLC0415

    with own_database(worker_id) as url:
        yield url


@pytest.fixture(scope="session")
def settings(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What the application under test is told."""
    return {
        "TESTING": True,
        "DATABASE_URL": database_url,
        "SECRET_KEY": SECRET,
        "PUBLIC_URL": "http://localhost",
        "SITE_FOLDER": str(tmp_path_factory.getbasetemp() / "no-site"),
        "MAIL_FOLDER": str(tmp_path_factory.mktemp("mail")),
        "MAIL_TIMEOUT": 1,
    }


@pytest.fixture(scope="session")
def shared_app(settings: dict[str, object]) -> Iterator[Flask]:
    """One application for all tests of this process, its database migrated."""
    app = create_app(settings)
    upgrade(app.extensions["engine"])
    yield app
    for name in ("engine", "quick_engine"):
        app.extensions[name].dispose()


@pytest.fixture(scope="session")
def built_site(shared_app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The static site, built by whichever process of the run asks first; to be read only."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with (shared / "site.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not (shared / "site").is_dir():
            site.build(shared_app, shared / "site")
    return shared / "site"


@pytest.fixture
def app(shared_app: Flask) -> Iterator[Flask]:
    """The application with an empty database, its settings as they were afterwards."""
    before = dict(shared_app.config)
    yield shared_app
    shared_app.config.clear()
    shared_app.config.update(before)
    with shared_app.extensions["engine"].begin() as connection:
        for table in reversed(SQLModel.metadata.sorted_tables):
            connection.execute(table.delete())
    shutil.rmtree(Path(shared_app.config["MAIL_FOLDER"]), ignore_errors=True)


@pytest.fixture
def person(app: Flask) -> Person:
    """Someone with a browser that knows nothing yet."""
    return Person(app)


@pytest.fixture
def logged(shared_app: Flask, monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """The lines that the application logs from now on."""
    handler = next(h for h in logger.handlers if isinstance(h.formatter, JsonLine))
    monkeypatch.setattr(handler, "stream", lines := io.StringIO())
    return lines


@pytest.fixture
def session(app: Flask) -> Look:
    """A look into the database."""
    return Look(app)
