"""The build fails where a page is too heavy, asks for more, is missing, or is somebody's."""

from pathlib import Path

import pytest
from flask import Flask, Response

from webapp import assets, budgets, nginx, site
from webapp.i18n import LANGUAGES, language_tag

PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<link rel="manifest" href="/{lang}/manifest.webmanifest">
<link rel="icon" href="/static/icons/icon.svg">
<style>p{{margin:0}}</style>
<script src="/static/js/app.js" defer></script>
</head>
<body>
<p>taro@example.com</p><p><a href="https://elsewhere.example/">elsewhere</a></p>
<form><input name="name" value=""><input type="hidden" name="municipality" value="">
<input type="radio" name="sex" value="male"><input type="checkbox" name="agree" value="y">
<select name="unknown"><option value="" selected><option value="day"></select></form>
{more}
</body>
</html>
"""
STEP1 = "ja/register/counter-coe.html"
NAMES = ("index.html", *(f"{lang}/terms.html" for lang in LANGUAGES))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site that keeps every promise."""
    for name in NAMES:
        write(tmp_path, name)
    return tmp_path


def write(folder: Path, name: str, more: str = "", lang: str = "") -> None:
    """A page, and beside it what stands for the compressed ones."""
    own = name.partition("/")[0] if "/" in name else "ja"
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(lang=lang or language_tag(own), more=more), "utf-8")
    for ending in budgets.COMPRESSED:
        path.with_name(f"{path.name}{ending}").write_bytes(b"small")


def problems(folder: Path, *names: str) -> list[str]:
    """What is said of the site, a line for each problem."""
    with pytest.raises(budgets.Broken) as broken:
        budgets.check(folder, names or NAMES)
    return str(broken.value).split("\n- ")[1:]


def test_a_light_whole_and_empty_site_is_built(folder: Path) -> None:
    budgets.check(folder, NAMES)


@pytest.mark.parametrize(
    ("name", "most"),
    [
        (STEP1, 5_590),
        ("ja-ruby/register/counter-coe.html", 6_060),
        ("ja/errors/503.html", 6_000),
        ("static/js/app.1a2b3c4d.js", 13_455),
    ],
)
def test_a_file_that_is_too_large_as_it_is_sent_ends_the_build(
    folder: Path, name: str, most: int
) -> None:
    write(folder, name, lang="ja")
    sent = folder / f"{name}.br"
    sent.write_bytes(b"x" * most)
    budgets.check(folder, NAMES)
    sent.write_bytes(b"x" * (most + 1))
    assert problems(folder) == [f"{name}: {most + 1:,} bytes, may be {most:,}"]


def test_a_file_that_nobody_compressed_counts_as_it_is(folder: Path) -> None:
    write(folder, "ja/terms.html", more="x" * 6_000)
    (folder / "ja/terms.html.br").unlink()
    missing, large = problems(folder)
    assert missing == "ja/terms.html.br: missing"
    assert large.startswith("ja/terms.html: 6,")


@pytest.mark.parametrize("name", [*NAMES, "index.html.br", "en/terms.html.gz"])
def test_a_page_of_the_site_map_that_was_not_written_ends_the_build(
    folder: Path, name: str
) -> None:
    (folder / name).unlink()
    assert problems(folder) == [f"{name}: missing"]


def test_a_page_in_one_language_alone_ends_the_build(folder: Path) -> None:
    write(folder, "ja/help.html")
    found = problems(folder, *NAMES, "ja/help.html")
    others = sorted(set(LANGUAGES) - {"ja"})
    missing = [f"{lang}/help.html{end}: missing" for lang in others for end in ("", ".br", ".gz")]
    assert found == missing


@pytest.mark.parametrize(("name", "lang"), [("en/terms.html", "ja"), ("index.html", "en")])
def test_a_page_in_another_language_than_its_address_ends_the_build(
    folder: Path, name: str, lang: str
) -> None:
    write(folder, name, lang=lang)
    assert problems(folder) == [f"{name}: says that its language is {lang}"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ('<img src="/a.png" alt="">', "has <img>"),
        ('<iframe src="/a"></iframe>', "has <iframe>"),
        (
            '<script src="https://a.example/a.js" defer>',
            "asks another site: https://a.example/a.js",
        ),
        ('<link rel="icon" href="//a.example/i.svg">', "asks another site: //a.example/i.svg"),
        ('<link rel="stylesheet" href="/a.css">', "is painted only after <link> /a.css"),
        ('<script src="/a.js"></script>', "is painted only after <script> /a.js"),
        ("<script>1</script>", "is painted only after <script>"),
        ("<style>p{background:url(/a.png)}</style>", "its style asks for more: url("),
        ('<style>@import "/a.css"</style>', "its style asks for more: @import"),
        ("<style>@font-face{}</style>", "its style asks for more: @font-face"),
    ],
)
def test_a_page_that_asks_for_more_ends_the_build(folder: Path, more: str, said: str) -> None:
    write(folder, "ja/terms.html", more)
    assert problems(folder) == [f"ja/terms.html: {said}"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ('<input name="phone" value="090-1234-5678">', "holds an answer: phone"),
        ('<input type="hidden" name="revision" value="1">', "holds an answer: revision"),
        ('<option value="day" selected>', "holds an answer: option"),
        ("<p>hanako@mail.example.jp</p>", "holds an e-mail address that is no example"),
    ],
)
def test_a_page_that_holds_something_personal_ends_the_build(
    folder: Path, more: str, said: str
) -> None:
    write(folder, "ja/terms.html", more)
    assert problems(folder) == [f"ja/terms.html: {said}"]


def test_all_problems_are_told_at_once(folder: Path) -> None:
    write(folder, "ja/terms.html", '<img src="//a.example/a.png" alt="">', lang="en")
    (folder / "en/terms.html.gz").unlink()
    assert problems(folder) == [
        "en/terms.html.gz: missing",
        "ja/terms.html: says that its language is en",
        "ja/terms.html: has <img>",
    ]


@pytest.fixture
def little(monkeypatch: pytest.MonkeyPatch) -> Flask:
    """An application of one page, which greets its visitor at /ja/hello, and no files."""
    app = Flask(__name__)
    app.extensions["without_site"] = app.wsgi_app
    monkeypatch.setattr(site, "addresses", lambda _app: ["/ja/hello"])
    monkeypatch.setattr(assets, "files", list)
    monkeypatch.setattr(nginx, "write", lambda _app, _folder: None)
    return app


def test_a_build_that_breaks_a_budget_fails_and_leaves_the_site_as_it_was(
    little: Flask, tmp_path: Path
) -> None:
    little.add_url_rule("/ja/hello", view_func=lambda: PAGE.format(lang="ja", more=""))
    write(tmp_path / "site", "ja/hello.html", "the page of the release before")
    with pytest.raises(budgets.Broken, match=r"en/hello\.html: missing"):
        site.build(little, tmp_path / "site")
    assert "the release before" in (tmp_path / "site/ja/hello.html").read_text("utf-8")


def test_a_build_whose_page_sets_a_cookie_fails(little: Flask, tmp_path: Path) -> None:
    def greet() -> Response:
        response = Response("hello")
        response.set_cookie("visitor", "1")
        return response

    little.add_url_rule("/ja/hello", view_func=greet)
    with pytest.raises(RuntimeError, match="/ja/hello: 200 OK, or it sets a cookie"):
        site.build(little, tmp_path / "site")
