"""Each way in which a database says no for the moment, and a connection that it has cut."""

import sqlite3
from typing import Any

import psycopg
import pytest
from flask import Flask
from psycopg import errors as refusals
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.person import ANSWERS, Person
from webapp.registration import drafts

BASE = "/ja/register/counter-coe"
PLACE = {"code": "131041"}


def test_a_connection_that_the_database_has_cut_is_opened_again(app: Flask, person: Person) -> None:
    person.answer()
    engine = app.extensions["engine"]
    if engine.name == "postgresql":
        others = "pid <> pg_backend_pid() AND datname = current_database()"
        with engine.begin() as connection:
            connection.execute(
                text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
            )
    assert person.answer().request.path.endswith("/check")


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
