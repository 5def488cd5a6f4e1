"""Encrypted ways to the mail server: a certificate that nobody vouches for ends the attempt."""

import ssl
import subprocess
from typing import Any

import pytest
from flask import Flask

from tests.notices.conftest import LookAt, Promise
from tests.notices.post_office import open_office
from webapp.models import NoticeState
from webapp.notices.worker import deliver_due


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Files of a self-signed certificate for `localhost`, and of its key."""
    folder = tmp_path_factory.mktemp("certificate")
    certificate, key = str(folder / "certificate.pem"), str(folder / "key.pem")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    files = ["-out", certificate, "-keyout", key]
    subprocess.run([*command, *names, *files], check=True, capture_output=True)
    return certificate, key


@pytest.fixture(params=["MAIL_USE_TLS", "MAIL_USE_SSL"])
def encrypted(
    app: Flask, request: pytest.FixtureRequest, certificate: tuple[str, str]
) -> dict[str, Any]:
    """Options of a post office with that certificate; the application asks for this way."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    app.config[request.param] = True
    return {"tls_context" if request.param == "MAIL_USE_TLS" else "ssl_context": context}


def test_a_self_signed_certificate_is_refused(
    app: Flask, promise: Promise, look: LookAt, encrypted: dict[str, Any]
) -> None:
    notice = promise()
    with open_office(app, **encrypted) as office:
        app.config["MAIL_SERVER"] = "localhost"
        deliver_due(app)
    assert not office.letters
    assert look(notice).state is NoticeState.WAITING
    assert look(notice).last_error == "SSLCertVerificationError"


def test_a_certificate_of_another_name_is_refused(
    app: Flask,
    promise: Promise,
    look: LookAt,
    encrypted: dict[str, Any],
    certificate: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", certificate[0])
    notice = promise()
    with open_office(app, **encrypted) as office:
        deliver_due(app)
    assert not office.letters
    assert look(notice).last_error == "SSLCertVerificationError"


def test_a_trusted_certificate_lets_the_letter_pass(
    app: Flask,
    promise: Promise,
    look: LookAt,
    encrypted: dict[str, Any],
    certificate: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", certificate[0])
    notice = promise()
    with open_office(app, **encrypted) as office:
        app.config["MAIL_SERVER"] = "localhost"
        deliver_due(app)
    assert len(office.letters) == 1
    assert look(notice).state is NoticeState.SENT


def test_a_server_without_starttls_gets_nothing_in_the_clear(
    app: Flask, promise: Promise, look: LookAt
) -> None:
    notice = promise()
    with open_office(app) as office:
        app.config["MAIL_USE_TLS"] = True
        deliver_due(app)
    assert not office.letters
    assert look(notice).last_error == "SMTPNotSupportedError"


def test_a_refused_log_in_leaves_the_letter_waiting(
    app: Flask, promise: Promise, look: LookAt
) -> None:
    notice = promise()
    with open_office(app) as office:
        app.config.update(MAIL_USERNAME="user", MAIL_PASSWORD="secret")
        deliver_due(app)
    assert not office.letters
    assert look(notice).state is NoticeState.WAITING
    assert look(notice).last_error == "SMTPNotSupportedError"
