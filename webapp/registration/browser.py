"""Which draft belongs to this browser: a random key in an HttpOnly cookie, nothing else."""

from flask import Response

from webapp.models import Draft, Registrant
from webapp.registration import drafts
from webapp.security import read_cookie, set_cookie

COOKIE = "draft"


def key() -> str | None:
    """The key this browser sent, or None."""
    return read_cookie(COOKIE)


def current() -> tuple[Draft | None, Registrant | None]:
    """This browser's draft, and who was registered from it."""
    return drafts.load(key())


def remember(response: Response, saved_key: str) -> Response:
    """Send the key at each save: it lives as long as the draft, whose hours begin anew."""
    set_cookie(response, COOKIE, saved_key, int(drafts.LIFE.total_seconds()))
    return response
