"""The caught letters in the browser: /dev/mail, registered in development only."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from http import HTTPStatus
from pathlib import Path

from flask import Blueprint, Response, abort, current_app, make_response, render_template, request

from webapp.i18n import speak

blueprint = Blueprint("dev", __name__, url_prefix="/dev/mail")
# The letter's own inline styles, and nothing else.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@blueprint.before_request
def _language() -> None:
    speak(request.args.get("lang", ""))


@blueprint.get("")
def letters() -> str:
    """Every letter, the newest first."""
    found = [(path.stem, _parse(path)) for path in _files()]
    return render_template("dev/letters.html", letters=found)


@blueprint.get("/<name>")
def letter(name: str) -> str:
    """One letter: its headers and its text part, with links to follow."""
    found = _find(name)
    lines = _body(found, "plain").splitlines()
    return render_template("dev/letter.html", letter=found, lines=lines, name=name)


@blueprint.get("/<name>/html")
def html(name: str) -> Response:
    """The letter's HTML part as a mail reader would draw it."""
    response = make_response(_body(_find(name), "html"))
    response.headers["Content-Security-Policy"] = POLICY
    return response


def _files() -> list[Path]:
    return sorted(Path(current_app.config["MAIL_FOLDER"]).glob("*.eml"), reverse=True)


def _find(name: str) -> EmailMessage:
    """By a name on the list only, so that no name can leave the folder."""
    found = [path for path in _files() if path.stem == name]
    return _parse(found[0]) if found else abort(HTTPStatus.NOT_FOUND)


def _parse(path: Path) -> EmailMessage:
    return BytesParser(policy=policy.default).parsebytes(path.read_bytes())


def _body(found: EmailMessage, kind: str) -> str:
    part = found.get_body((kind,))
    return str(part.get_content()) if part else ""
