"""The mailed link that this browser has opened, kept out of the address bar in a cookie."""

from flask import Response

from webapp.cookies import drop_cookie, read_cookie, set_cookie

COOKIE = "setup"
SECONDS = 3600  # after that the link in the letter is pressed again


def token() -> str:
    """The link's token, or nothing."""
    return read_cookie(COOKIE) or ""


def remember(response: Response, opened: str) -> Response:
    """Give the browser the token; it opens the form, and later names the ID."""
    set_cookie(response, COOKIE, opened, SECONDS)
    return response


def forget(response: Response) -> Response:
    """Whoever uses this browser next need not see whose link it was."""
    if token():
        drop_cookie(response, COOKIE)
    return response
