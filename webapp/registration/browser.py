"""Which draft belongs to this browser: a random key in an HttpOnly cookie, nothing else."""

from flask import Response

from webapp.registration import drafts
from webapp.security import drop_cookie, read_cookie, set_cookie

COOKIE = "draft"
MARK = "kept"  # read by scripts: it says only that there is a draft


def key() -> str | None:
    """The key this browser sent, or None."""
    return read_cookie(COOKIE)


def current() -> drafts.Found:
    """This browser's draft, and who was registered from it."""
    return drafts.load(key())


def remember(response: Response, saved_key: str, *, mark: bool = True) -> Response:
    """Send the key at each save: it lives as long as the draft, whose hours begin anew."""
    seconds = int(drafts.LIFE.total_seconds())
    set_cookie(response, COOKIE, saved_key, seconds)
    if mark:
        set_cookie(response, MARK, "1", seconds, scripts=True)
    return response


def forget(response: Response) -> Response:
    """Ask the browser to forget both."""
    drop_cookie(response, COOKIE)
    drop_cookie(response, MARK, scripts=True)
    return response
