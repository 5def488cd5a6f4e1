"""Static files: what is vendored is what it claims to be, and what is served may be kept."""

import hashlib
import re
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import Client

from webapp import assets, site
from webapp.config import ROOT

HTMX = "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130"


def test_htmx_is_the_file_of_its_package() -> None:
    file = ROOT / "static/js/htmx-4.0.1.min.js"
    assert hashlib.sha256(file.read_bytes()).hexdigest() == HTMX
    assert HTMX in (ROOT / "static/js/README.md").read_text("utf-8")


def test_a_page_is_revalidated_and_an_asset_kept_for_ever(
    shared_app: Flask, built_site: Path
) -> None:
    served = site.serve(shared_app, built_site)
    page, script = served.files["/ja/terms"], served.files[assets.asset("js/app.js")]
    assert "no-cache" in _header(page, "Cache-Control")
    assert "immutable" in _header(script, "Cache-Control")
    assert _header(script, "Vary") == "Accept-Encoding"
    assert "ETag" not in dict(script.alternatives[0][2])
    assert _header(page, "Vary") == "Accept-Encoding,HX-Request"
    assert _header(page, "Content-Security-Policy").startswith("default-src 'none'")


def test_a_page_that_is_not_sent_again_depends_on_the_same_as_the_page(
    shared_app: Flask, built_site: Path
) -> None:
    visitor = Client(site.serve(shared_app, built_site))
    first = visitor.get("/ja/terms", buffered=True)
    again = visitor.get("/ja/terms", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.headers["Vary"] == first.headers["Vary"]


def test_the_rest_of_a_page_that_was_cut_off_is_never_that_of_another_release(
    shared_app: Flask, built_site: Path
) -> None:
    rest = {"Range": "bytes=100-", "If-Range": '"an earlier release"'}
    visitor = Client(site.serve(shared_app, built_site))
    answer = visitor.get("/ja/terms", headers=rest, buffered=True)
    assert answer.status_code == 200
    assert answer.text.startswith("<!doctype html>")


def _header(served: object, name: str) -> str:
    _pattern, _path, headers = served.alternatives[0]  # type: ignore[attr-defined]
    return str(dict(headers)[name])


def test_a_script_is_named_by_what_it_is_made_of(monkeypatch: pytest.MonkeyPatch) -> None:
    before = assets.hashed.__wrapped__(assets.BUNDLE)
    assert assets.hashed(assets.BUNDLE) == before
    monkeypatch.setattr(assets, "version", lambda _package: "another")
    assert assets.hashed.__wrapped__(assets.BUNDLE) != before
    assert assets.hashed.__wrapped__("icons/icon.svg") == assets.hashed("icons/icon.svg")


def test_the_style_sheet_says_every_colour_under_its_short_name() -> None:
    used = set(re.findall(r"var\((--\w+)\)", assets.style()))
    given = set(re.findall(r"[{;](--\w+):", assets.style()))
    assert used == given
    assert {len(name) for name in given} == {len("--a")}
