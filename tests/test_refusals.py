"""Each way in which a database says no for the moment, and a connection that it has cut."""

import sqlite3
from typing import Any

import psycopg
import pytest
from flask import Flask
from psycopg import errors as refusals
from sqlalchemy import NullPool, create_engine, text
from sqlalchemy.exc import DBAPIError

from tests.person import ANSWERS, Person
from webapp.registration import drafts

BASE = "/ja/register/counter-coe"
PLACE = {"code": "131041"}


def test_connections_that_the_database_has_cut_are_opened_again(app: Flask, person: Person) -> None:
    if app.extensions["engine"].dialect.name == "sqlite":
        pytest.skip("nobody cuts the connection to a file")
    person.register()
    assert cut_all(app.config["DATABASE_URL"]) >= 2
    assert "利用者情報登録完了(STEP3)" in person.register().text


def cut_all(url: str) -> int:
    """End every connection to the database and wait for it; how many there were."""
    others = "pid <> pg_backend_pid() AND datname = current_database()"
    cut = f"SELECT pg_terminate_backend(pid, 9999) FROM pg_stat_activity WHERE {others}"
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        return len(connection.execute(text(cut)).all())


@pytest.mark.parametrize(
    "refusal",
    [
        *(sqlite3.OperationalError, refusals.LockNotAvailable, refusals.QueryCanceled),
        *(refusals.AdminShutdown, refusals.CannotConnectNow, refusals.TooManyConnections),
        *(refusals.DeadlockDetected, refusals.SerializationFailure, refusals.DiskFull),
        *(refusals.ReadOnlySqlTransaction, psycopg.OperationalError, psycopg.InterfaceError),
    ],
)
def test_whatever_keeps_the_database_from_writing_is_a_503(
    person: Person, monkeypatch: pytest.MonkeyPatch, refusal: type[Exception]
) -> None:
    dbapi: Any = sqlite3 if refusal.__module__ == "sqlite3" else psycopg
    error = DBAPIError.instance("", {}, refusal(), dbapi.Error)
    monkeypatch.setattr(drafts, "save", lambda *_: _raise(error))
    assert person.browser.post(f"{BASE}/draft", data=ANSWERS).status_code == 503
    assert person.browser.post(f"{BASE}/draft/municipality", data=PLACE).status_code == 503


def _raise(error: BaseException) -> None:
    raise error
