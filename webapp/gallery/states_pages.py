"""What is the same for everybody, the municipality search, and each error page."""

from functools import partial
from typing import Any

from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import InternalServerError
from werkzeug.wrappers import Response

from webapp.gallery import fate
from webapp.gallery.states import state
from webapp.gallery.visitor import Visitor
from webapp.pages import PAGES

TOP = ("register/individual", "register/lawyer", "eligible", "preparation")
SEARCHES: dict[str, dict[str, Any]] = {
    "blank": {},
    "results": {"q": "chuo"},
    "many": {"q": "shi"},
    "prefecture": {"prefecture": "13"},
    "none": {"q": "qqqq"},
    "former": {"q": "浜松市中区"},
    "postcode": {"q": "160-0023"},
}
TOO_LARGE = 200_000  # characters


@state("top", "top")
def top(visitor: Visitor) -> Response:
    """The three doors."""
    return visitor.get("pages.top")


def _page(visitor: Visitor, *, page: str) -> Response:
    return visitor.get("pages.show", page=page)


for page in PAGES:
    screen = "top" if page in TOP else "pages"
    state(screen, page.rpartition("/")[2])(partial(_page, page=page))


def _search(visitor: Visitor, *, asked: dict[str, Any]) -> Response:
    return visitor.get("municipalities.search", **asked)


for name, asked in SEARCHES.items():
    state("search", f"search-{name}")(partial(_search, asked=asked))


@state("errors", "error-400", 400)
def half_a_form(visitor: Visitor) -> Response:
    """The connection was cut in the middle of a form."""
    cut = {"CONTENT_LENGTH": "9999"}
    return visitor.post("registration.save", visitor.answers(), environ_overrides=cut)


@state("errors", "error-403", 403)
def other_site(visitor: Visitor) -> Response:
    """A form of another site's."""
    headers = {"Sec-Fetch-Site": "cross-site"}
    return visitor.post("registration.save", visitor.answers(), headers=headers)


@state("errors", "error-404", 404)
def nowhere(visitor: Visitor) -> Response:
    """What there is not: the letter of somebody who has not registered."""
    return visitor.get("registration.mail")


@state("errors", "error-405", 405)
def not_to_be_posted_to(visitor: Visitor) -> Response:
    """A page that takes no answers."""
    return visitor.post("pages.show", values={"page": "terms"})


@state("errors", "error-410", 410)
def no_draft(visitor: Visitor) -> Response:
    """STEP2 in a browser that keeps no cookie."""
    return visitor.get("registration.check")


@state("errors", "error-413", 413)
def too_large(visitor: Visitor) -> Response:
    """More than any form holds."""
    return visitor.fill({"name": "A" * TOO_LARGE})


@state("errors", "error-429", 429)
def too_many_letters(visitor: Visitor) -> Response:
    """メールをもう一度送る once too often."""
    found = fate.registered(visitor)
    fate.use_up("LIMIT_RESEND_HOUR", "resend-hour", found.public_id)
    return visitor.post("registration.send_again")


@state("errors", "error-500", 500)
def fault(visitor: Visitor) -> Response:
    """A fault of ours."""
    return visitor.meets(InternalServerError(), "registration.draft")


@state("errors", "error-503", 503)
def database_away(visitor: Visitor) -> Response:
    """The database is away."""
    return visitor.meets(OperationalError("", None, Exception()), "registration.draft")
