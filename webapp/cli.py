"""Commands of `flask --app wsgi`: migrate, revise, build, serve, worker, catcher."""

import logging
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from webapp import db, site, supervisor
from webapp.notices import worker as mail_worker
from webapp.stopping import stop_signal


def init_app(app: Flask) -> None:
    """Add the commands."""
    for command in (migrate, revise, build, serve, worker, catcher):
        app.cli.add_command(command)


@click.command()
@with_appcontext
def migrate() -> None:
    """Bring the database to the newest tables."""
    from webapp.migrate import upgrade  # noqa: PLC0415  # 10 MB that no server needs

    upgrade(db.engine())


@click.command()
@click.argument("message")
@with_appcontext
def revise(message: str) -> None:
    """Write the migration from the database to the models."""
    from webapp.migrate import revise as write  # noqa: PLC0415

    write(db.engine(), message)


@click.command()
@with_appcontext
def build() -> None:
    """Write the static pages, compressed, into SITE_FOLDER."""
    logging.getLogger("webapp").setLevel(logging.WARNING)  # not a line for each page
    written = site.build(_application(), Path(current_app.config["SITE_FOLDER"]))
    click.echo(f"{len(written)} files")


@click.command()
@with_appcontext
def serve() -> None:
    """Run the server, the mail worker and, without MAIL_SERVER, the mail catcher."""
    supervisor.serve(current_app.config)


@click.command()
@with_appcontext
def worker() -> None:
    """Send letters from the outbox until stopped."""
    mail_worker.run(_application(), stop_signal())


@click.command()
@with_appcontext
def catcher() -> None:
    """Keep every letter in MAIL_FOLDER instead of delivering it (development)."""
    from webapp.notices import catcher as mail_catcher  # noqa: PLC0415  # absent in production

    stop = stop_signal()
    folder = Path(current_app.config["MAIL_FOLDER"])
    controller = mail_catcher.start(folder, current_app.config["MAIL_CATCHER_PORT"])
    stop.wait()
    controller.stop()


def _application() -> Flask:
    return current_app._get_current_object()  # type: ignore[attr-defined,no-any-return]
