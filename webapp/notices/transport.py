"""SMTP: one verified, timed connection per letter, and addresses in a form that servers take."""

import re
import smtplib
import ssl
from contextlib import suppress
from email import charset
from email.utils import parseaddr, quote
from types import TracebackType
from typing import Any

from flask import Flask, current_app
from flask_mail import Connection, Mail, Message

# RFC 5321 4.1.2: what a local part may be without quotes, and a domain in its ASCII form.
DOT_ATOM = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
QUOTED = re.compile(r'"([ !#-\[\]-~]|\\[ -~])*"')
DOMAIN = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")

# Flask-Mail would send 8bit lines of any length, which servers refuse over 998 bytes.
charset.add_charset("utf-8", charset.SHORTEST, charset.BASE64, "utf-8")
mail = Mail()
PATIENCE = 30  # times MAIL_TIMEOUT, for the answer to a whole letter


class BadAddress(ValueError):
    """No server would take this address; the message does not repeat it."""


class BadSender(RuntimeError):
    """MAIL_DEFAULT_SENDER is not an address: letters wait until it is one."""


class Patient(smtplib.SMTP):
    """Leaves a server that has the whole letter more time: it may look into it before it answers.

    Too early an end would send the letter again, and again (RFC 5321 4.5.3.2.6: 10 minutes).
    """

    def data(self, msg: Any) -> tuple[int, bytes]:
        """The answer to the letter."""
        assert self.sock
        self.sock.settimeout(PATIENCE * self.timeout)
        answer = super().data(msg)
        self.sock.settimeout(self.timeout)
        return answer


class PatientSsl(Patient, smtplib.SMTP_SSL):
    """The same, encrypted from the first byte."""


class VerifiedConnection(Connection):
    """Flask-Mail's connection with a time-out and a checked certificate, which it lacks."""

    def configure_host(self) -> smtplib.SMTP:
        """Connected and, where asked for, encrypted and logged in. Raises OSError."""
        host = self._connect(self.mail.server, self.mail.port, current_app.config["MAIL_TIMEOUT"])
        try:
            self._prepare(host)
        except BaseException:
            host.close()
            raise
        return host

    def _connect(self, server: str, port: int, timeout: float) -> smtplib.SMTP:
        if self.mail.use_ssl:
            context = ssl.create_default_context()
            return PatientSsl(server, port, timeout=timeout, context=context)
        return Patient(server, port, timeout=timeout)

    def _prepare(self, host: smtplib.SMTP) -> None:
        if self.mail.use_tls:
            host.starttls(context=ssl.create_default_context())
        if self.mail.username and self.mail.password:
            host.login(self.mail.username, self.mail.password)

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        """Part politely; a server that does not answer QUIT has the letter all the same."""
        assert self.host is not None
        with suppress(OSError):  # smtplib's own errors are OSErrors too
            if exc_type is None:
                self.host.quit()
        self.host.close()


def init_app(app: Flask) -> None:
    """Letters leave in tests too, to servers of the test's own."""
    app.config.setdefault("MAIL_SUPPRESS_SEND", False)
    mail.init_app(app)


def send(message: Message) -> None:
    """Hand one letter to the server. Raises OSError, SMTPException or ValueError."""
    settings = mail.init_app(current_app)  # as they are now
    with VerifiedConnection(settings) as connection:  # type: ignore[arg-type]  # as Mail.connect()
        connection.send(message, envelope_from=sender()[1])


def sender() -> tuple[str, str]:
    """Name (may be empty) and address of MAIL_DEFAULT_SENDER. Raises BadSender."""
    name, _, address = current_app.config["MAIL_DEFAULT_SENDER"].rpartition("<")
    name = parseaddr(f"{name}<a@b>")[0] or name.strip(' "')
    try:
        return name, envelope_address(address.rstrip("> "))
    except BadAddress as error:
        raise BadSender from error


def sender_header() -> str:
    """The From text: quoted, since a comma or bracket in the name would end it (RFC 5322 3.4)."""
    name, address = sender()
    if not name.isprintable():
        raise BadSender
    return f'"{quote(name)}" <{address}>' if name else address


def envelope_address(address: str) -> str:
    """The address with a local part that RFC 5321 allows: `a..b@` becomes `"a..b"@`.

    Raises BadAddress for what can be no single ASCII address.
    """
    local, _, domain = address.rpartition("@")
    domain = _ascii(domain)
    if not DOT_ATOM.fullmatch(local) and not QUOTED.fullmatch(local):
        local = f'"{quote(local)}"'
    if not local.strip('"') or not (QUOTED.fullmatch(local) or DOT_ATOM.fullmatch(local)):
        raise BadAddress
    return f"{local}@{domain}"


def _ascii(domain: str) -> str:
    try:
        encoded = domain.encode("idna").decode()
    except UnicodeError as error:
        raise BadAddress from error
    if not DOMAIN.fullmatch(encoded):
        raise BadAddress
    return encoded
