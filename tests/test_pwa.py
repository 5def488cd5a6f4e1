"""The release under which a browser keeps pages."""

from pathlib import Path

import pytest
from flask import Flask

from tests.person import Person
from webapp import pwa
from webapp.site import addresses


def release(monkeypatch: pytest.MonkeyPatch, root: Path) -> str:
    monkeypatch.setattr(pwa, "ROOT", root)
    return pwa.version.__wrapped__()


@pytest.mark.parametrize("source", ["webapp/pages.py", "templates/page.html", "static/js/form.js"])
def test_a_release_is_another_one_when_anything_that_makes_a_page_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    file = tmp_path / source
    file.parent.mkdir(parents=True)
    file.write_text("before")
    before = release(monkeypatch, tmp_path)
    assert release(monkeypatch, tmp_path) == before
    file.write_text("after")
    assert release(monkeypatch, tmp_path) != before


def test_what_python_and_gettext_compile_makes_no_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = release(monkeypatch, tmp_path)
    for name in ("webapp/pages.pyc", "translations/messages.mo"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("compiled")
    assert release(monkeypatch, tmp_path) == before


def test_the_manifest_is_found_without_a_language_too(app: Flask, person: Person) -> None:
    found = person.get("/manifest.webmanifest")
    assert (found.status_code, found.mimetype) == (200, "application/manifest+json")
    assert found.data == person.get("/ja/manifest.webmanifest").data
    assert "/manifest.webmanifest" in addresses(app)
