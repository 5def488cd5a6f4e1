"""The release under which a browser keeps pages."""

from pathlib import Path

import pytest

from webapp import pwa


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
