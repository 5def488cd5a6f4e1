"""What nginx passes on to the application, what it holds, and what it says by itself."""

import gzip
import socket
import ssl
import subprocess
from contextlib import ExitStack, closing
from http.client import HTTPSConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask import Flask
from sqlmodel import select

from tests.look import Look
from tests.nginx.running import ACCEPTED, NAME, Answer, Certificate, ask, described, nginx
from tests.notices.post_office import HOST, free_port
from tests.person import ANSWERS, HTMX, revision
from tests.serving import DEADLINE, Server
from webapp.htmx import ALERT
from webapp.keys import keyed_digest
from webapp.models import Attempt, Draft

BASE = "/ja/register/counter-coe"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def plain(answer: Answer) -> bytes:
    """Its body; compressed a second later by gzip it would be another one."""
    packed = answer.headers.get("Content-Encoding") == "gzip"
    return gzip.decompress(answer.body) if packed else answer.body


@pytest.mark.parametrize("address", ["/ja/sign-in", "/en/nothing", "/healthz"])
@pytest.mark.parametrize("accepted", ACCEPTED)
def test_an_answer_of_the_application_passes_as_it_is(
    app: Flask, front: Server, behind: Server, address: str, accepted: str
) -> None:
    ours, theirs = (ask(one, address, {"Accept-Encoding": accepted}) for one in (front, behind))
    assert described(ours) == described(theirs)
    assert (ours.status, plain(ours)) == (theirs.status, plain(theirs))
    assert len(ours.headers.get_all("Content-Security-Policy") or []) == 1


def test_htmx_gets_its_part_from_the_application(app: Flask, front: Server) -> None:
    part = ask(front, "/ja/terms", HTMX).body.decode()
    assert "<title>利用規約" in part
    assert "<html" not in part


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_page_that_is_a_file_cannot_be_posted_to(app: Flask, front: Server, method: str) -> None:
    answer = ask(front, "/ja/terms", {"Content-Length": "0"}, method)
    assert answer.status == 405
    assert "このページではその操作はできません" in answer.body.decode()


def test_the_whole_journey_leads_through_it(visitor: Server) -> None:
    assert f'action="{BASE}/draft"' in visitor.get(BASE).text
    saved = visitor.post(f"{BASE}/draft", ANSWERS)
    assert (saved.status, saved.headers["location"]) == (303, f"{BASE}/check")
    step2 = visitor.get(f"{BASE}/check").text
    assert "利用者情報確認(STEP2)" in step2
    registered = visitor.post(f"{BASE}/check", {"revision": revision(step2)})
    assert (registered.status, registered.headers["location"]) == (303, f"{BASE}/done")
    assert "利用者情報登録完了(STEP3)" in visitor.get(f"{BASE}/done").text


def test_the_application_is_told_where_people_arrive(app: Flask, front: Server) -> None:
    forged = {"X-Forwarded-Host": "elsewhere.example", "X-Forwarded-Proto": "https"}
    answer = ask(front, "/ja", forged)
    assert answer.headers["Location"] == f"http://{HOST}:{front.port}/ja/"


def test_only_our_own_origin_can_post(app: Flask, front: Server) -> None:
    ours = {"Content-Length": "0", "Origin": f"http://{HOST}:{front.port}"}
    theirs = {**ours, "Origin": "http://elsewhere.example", "X-Forwarded-Host": "elsewhere.example"}
    assert ask(front, f"{BASE}/draft", ours, "POST").status == 422  # an empty form
    assert ask(front, f"{BASE}/draft", theirs, "POST").status == 403


def test_an_address_that_the_client_claims_is_not_believed(
    app: Flask, visitor: Server, session: Look
) -> None:
    visitor.post(f"{BASE}/draft", ANSWERS)
    shown = revision(visitor.get(f"{BASE}/check").text)
    cookie = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    claimed = {"X-Forwarded-For": "203.0.113.7", "X-Real-IP": "203.0.113.7", "Cookie": cookie}
    body = urlencode({"revision": shown})
    assert ask(visitor, f"{BASE}/check", {**FORM, **claimed}, "POST", body).status == 303
    counted = session.exec(select(Attempt).where(Attempt.kind == "register")).one()
    with app.app_context():
        assert counted.key == keyed_digest(HOST)


def begin_form(server: Server) -> socket.socket:
    """A form that is announced whole and sent half."""
    form = urlencode(ANSWERS).encode()
    head = f"POST {BASE}/draft HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: {FORM['Content-Type']}\r\n"
    connection = socket.create_connection((HOST, server.port), DEADLINE)
    connection.sendall(f"{head}Content-Length: {len(form)}\r\n\r\n".encode() + form[:40])
    return connection


def test_half_sent_forms_keep_nobody_waiting_and_reach_the_application_whole(
    app: Flask, front: Server, behind: Server, session: Look
) -> None:
    with ExitStack() as open_ones:
        halves = [
            open_ones.enter_context(begin_form(front)) for _ in range(10 * app.config["THREADS"])
        ]
        assert ask(front, "/readyz").status == 200
        halves[0].sendall(urlencode(ANSWERS).encode()[40:])
        assert halves[0].recv(64).startswith(b"HTTP/1.1 303")
    assert ask(front, "/readyz").status == 200
    assert len(session.exec(select(Draft)).all()) == 1


@pytest.mark.parametrize(
    ("lang", "said"), [("ja", "送られた内容が大きすぎます"), ("en", "That is too much to send")]
)
def test_a_form_that_is_too_large_is_refused_in_the_language_of_its_address(
    front: Server, lang: str, said: str
) -> None:
    answer = Server(front.process, front.port, front.log).post(
        f"/{lang}/register/counter-coe/draft", {"name": "A" * 200_000}
    )
    assert answer.status == 413
    assert said in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    # htmx puts it beside the form.
    assert answer.headers["HX-Retarget"] == ALERT


def logged(server: Server) -> str:
    """Everything that was written when people searched, opened a letter's link and read."""
    # A request is logged before the next one is taken.
    for path in ("/ja/municipalities?q=kawasaki", "/setup/kawasaki", "/?q=kawasaki", "/healthz"):
        ask(server, path)
    return "".join(log.read_text() for log in server.log.parent.glob("*.log"))


def test_the_logs_have_neither_addresses_nor_queries_nor_the_key_in_a_link(
    app: Flask, built_site: Path, front: Server, tmp_path: Path
) -> None:
    with nginx(tmp_path, built_site, free_port()) as without_application:
        logs = logged(front) + logged(without_application)
    assert "GET /setup/- " in logs
    assert not [word for word in ("kawasaki", HOST) if word in logs]


@pytest.fixture
def tls(tmp_path: Path) -> Certificate:
    """A certificate that nobody vouches for."""
    made = Certificate(tmp_path / "certificate.pem", tmp_path / "key.pem", free_port())
    command = ["openssl", "req", "-x509", "-nodes", "-days", "2", "-newkey", "ec"]
    options = ["-pkeyopt", "ec_paramgen_curve:P-256", "-subj", f"/CN={NAME}"]
    names = ["-addext", f"subjectAltName=DNS:{NAME}"]
    files = ["-out", str(made.certificate), "-keyout", str(made.key)]
    subprocess.run([*command, *options, *names, *files], check=True, capture_output=True)
    return made


def test_whoever_comes_in_the_clear_is_led_to_the_encrypted_page(
    built_site: Path, tls: Certificate, tmp_path: Path
) -> None:
    with nginx(tmp_path, built_site, free_port(), tls) as front:
        clear = Server(front.process, tls.plain, front.log).get("/ja/terms?a=b")
        assert (clear.status, clear.headers["Location"]) == (301, f"https://{NAME}/ja/terms?a=b")
        context = ssl.create_default_context(cafile=tls.certificate)
        with closing(HTTPSConnection(NAME, front.port, context=context)) as encrypted:
            encrypted.request("GET", "/ja/terms")
            assert "利用規約" in encrypted.getresponse().read().decode()
