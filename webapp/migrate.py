"""Bring a database to the newest tables, or write the next migration."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from webapp.config import ROOT


def upgrade(engine: Engine) -> None:
    """All migrations that are missing, in one transaction; an empty database gets all of them."""
    with engine.begin() as connection:
        command.upgrade(_config(connection), "head")


def revise(engine: Engine, message: str) -> None:
    """Write the migration that leads from the database to the models; for developers."""
    with engine.begin() as connection:
        command.revision(_config(connection), message, autogenerate=True)


def _config(connection: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
