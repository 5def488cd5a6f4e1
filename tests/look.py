"""A look into the database from a test."""

from typing import Any

from flask import Flask
from sqlalchemy import ScalarResult
from sqlalchemy.orm import Session


class Look:
    """Each query in a transaction of its own, so that nobody waits for the test."""

    def __init__(self, app: Flask) -> None:
        self.engine = app.extensions["engine"].execution_options(begin="BEGIN")

    def exec(self, query: Any) -> ScalarResult[Any]:
        """The query's result, loaded whole."""
        with Session(self.engine, expire_on_commit=False) as session:
            return session.execute(query).freeze()().scalars()
