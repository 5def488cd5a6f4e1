"""The built site from nginx: every file as the application serves it, also without it."""

from pathlib import Path

import pytest
from flask import Flask

from tests.nginx.running import ACCEPTED, application, ask, described, nginx
from tests.notices.post_office import free_port
from tests.person import ANSWERS
from tests.serving import Server
from webapp import site

BASE = "/ja/register/counter-coe"


def addresses(built_site: Path) -> list[str]:
    """Every file of the site, by the address that a browser asks for; nobody asks for an error."""
    files = [f"/{path.relative_to(built_site)}" for path in built_site.rglob("*") if path.is_file()]
    asked = [file for file in files if not file.endswith((".gz", ".br")) and "/errors/" not in file]
    return [site.address_of(file) for file in asked]


def test_an_error_is_no_page_of_its_own(front: Server, behind: Server) -> None:
    for one in (front, behind):
        assert ask(one, "/ja/errors/503").status == 404


@pytest.mark.parametrize("accepted", ACCEPTED)
def test_every_file_comes_as_the_application_would_serve_it(
    built_site: Path, front: Server, behind: Server, accepted: str
) -> None:
    for address in addresses(built_site):
        ours, theirs = (ask(one, address, {"Accept-Encoding": accepted}) for one in (front, behind))
        assert described(ours) == described(theirs), address
        assert (ours.status, ours.body) == (200, theirs.body), address


@pytest.mark.parametrize("accepted", ACCEPTED)
def test_a_page_is_compressed_once_and_not_sent_again_to_who_has_it(
    front: Server, accepted: str
) -> None:
    first = ask(front, BASE, {"Accept-Encoding": accepted})
    assert first.headers["Content-Encoding"] == ACCEPTED[accepted]
    seen = {"Accept-Encoding": accepted, "If-None-Match": first.headers["ETag"]}
    again = ask(front, BASE, seen)
    assert (again.status, again.body) == (304, b"")
    assert again.headers["Cache-Control"] == "no-cache"


def test_a_file_with_a_hash_in_its_name_is_kept_for_ever(built_site: Path, front: Server) -> None:
    for address in [address for address in addresses(built_site) if address.startswith("/static/")]:
        answer = ask(front, address)
        assert answer.headers["Cache-Control"] == "max-age=31536000, immutable"
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert "ETag" not in answer.headers


@pytest.mark.parametrize("address", ["/ja/index", "/ja/terms.html", "/ja/terms.html.br", "/ja/.gz"])
def test_a_page_has_one_address(app: Flask, front: Server, address: str) -> None:
    answer = ask(front, address)
    assert answer.status == 404
    assert "ページが見つかりません" in answer.body.decode()


def test_without_the_application_files_are_served_and_the_rest_says_so(
    shared_app: Flask, built_site: Path, tmp_path: Path
) -> None:
    port = free_port()
    (tmp_path / "nginx").mkdir()
    with nginx(tmp_path / "nginx", built_site, port) as front:
        assert "利用規約" in front.get("/ja/terms").text
        away = front.post("/ja/register/counter-coe/draft", ANSWERS)
        assert (away.status, away.headers["Cache-Control"]) == (503, "no-store")
        assert "ただいま混み合っています" in away.text
        assert "The service is busy just now" in front.get("/en/sign-in").text
        with application(shared_app, tmp_path, built_site, port) as behind:
            assert front.get("/en/sign-in").status == 200
            behind.kill()
            assert front.get("/en/sign-in").status == 503
            assert front.get(BASE).status == 200
