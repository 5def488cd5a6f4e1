"""Which drafts belong to this browser: random keys in HttpOnly cookies, nothing else."""

from flask import Response

from webapp.cookies import drop_cookie, read_cookie, set_cookie
from webapp.registration import drafts

COOKIE = "draft"
FORMER = "former"  # the draft before, whose registration this browser still shows
MARK = "kept"  # read by scripts: it says only that there is a draft


def key() -> str | None:
    """The key this browser sent, or None."""
    return read_cookie(COOKIE)


def is_marked() -> bool:
    """Whether scripts of this browser can see that there is a draft."""
    return read_cookie(MARK) is not None


def current() -> drafts.Found:
    """This browser's draft, and who was registered from it."""
    return drafts.load(key())


def finished() -> drafts.Found:
    """The draft that was registered last: this browser's, or the one before it."""
    here = current()
    return here if here[1] else drafts.load(read_cookie(FORMER))


def remember(response: Response, saved_key: str, *, mark: bool = True) -> Response:
    """Send the key at each save: it lives as long as the draft, whose hours begin anew."""
    seconds = int(drafts.LIFE.total_seconds())
    former = key()
    if former and former != saved_key and drafts.load(former)[1]:
        set_cookie(response, FORMER, former, seconds)
    set_cookie(response, COOKIE, saved_key, seconds)
    if mark:
        set_cookie(response, MARK, "1", seconds, scripts=True)
    return response


def throw_away(response: Response) -> Response:
    """Throw the answers away; ask the browser to forget that there were any."""
    for opened in filter(None, (key(), read_cookie(FORMER))):
        drafts.erase(opened)
    for name in (COOKIE, FORMER):
        drop_cookie(response, name)
    drop_cookie(response, MARK, scripts=True)
    return response
