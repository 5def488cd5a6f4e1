"""The commands, as they are typed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import inspect

from webapp import create_app
from webapp.config import ROOT

SAFE = {
    "APP_ENV": "production",
    "SECRET_KEY": "x" * 32,
    "PUBLIC_URL": "https://register.example.jp",
    "MAIL_SERVER": "mail.example.jp",
    "MAIL_USE_TLS": "1",
    "MAIL_DEFAULT_SENDER": "no-reply@example.jp",
}


def run(command: str, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """`flask --app wsgi <command>` with these settings and a database in `folder`."""
    environ = {"PATH": os.environ["PATH"], "DATABASE_URL": f"sqlite:///{folder}/cli.db", **settings}
    words = [sys.executable, "-m", "flask", "--app", "wsgi", command]
    return subprocess.run(
        words, env=environ, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


def test_migrate_makes_every_table_of_an_empty_database_and_can_be_repeated(
    tmp_path: Path,
) -> None:
    app = create_app({"DATABASE_URL": f"sqlite:///{tmp_path}/new.db"})
    for _ in range(2):
        assert app.test_cli_runner().invoke(args=["migrate"]).exit_code == 0
    assert {"notice", "registrant"} <= set(inspect(app.extensions["engine"]).get_table_names())


def test_build_writes_the_site_in_place_of_what_was_there(app: Flask, tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "old").mkdir(parents=True)
    built = create_app({**app.config, "SITE_FOLDER": str(site)})
    result = built.test_cli_runner().invoke(args=["build"])
    assert result.exit_code == 0, result.output
    assert not (site / "old").exists()
    page = (site / "en" / "terms.html").read_text("utf-8")
    assert '<html lang="en"' in page
    assert "Terms of use" in page


@pytest.mark.parametrize("command", ["serve", "worker", "migrate"])
def test_production_refuses_to_start_and_names_every_unsafe_setting(
    tmp_path: Path, command: str
) -> None:
    result = run(command, tmp_path, APP_ENV="production")
    assert result.returncode == 1
    for name in ("SECRET_KEY", "PUBLIC_URL", "MAIL_SERVER", "MAIL_DEFAULT_SENDER"):
        assert f"- {name}: " in result.stderr
    assert not list(tmp_path.iterdir())


def test_production_refuses_mail_in_the_clear(tmp_path: Path) -> None:
    result = run("worker", tmp_path, **{**SAFE, "MAIL_USE_TLS": "0"})
    assert result.returncode == 1
    assert "MAIL_USE_TLS or MAIL_USE_SSL" in result.stderr


def test_production_starts_with_safe_settings(tmp_path: Path) -> None:
    assert run("migrate", tmp_path, **SAFE).returncode == 0


def test_a_setting_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    result = run("worker", tmp_path, PORT="eight thousand")
    assert result.returncode == 1
    assert "- PORT: a whole number from 1 to 65535 is expected" in result.stderr
