"""Signing in, the account, its end, and what was forgotten."""

import re
from datetime import timedelta
from functools import partial
from http import HTTPStatus

from flask import current_app
from werkzeug.wrappers import Response

from webapp import public_id
from webapp.accounts import failures
from webapp.clock import now
from webapp.gallery import examples, fate
from webapp.gallery.states import state
from webapp.gallery.visitor import Typed, Visitor

SOON = timedelta(seconds=110)  # within the warning's time
SLOW = 14  # failures, after which one waits for minutes
WRONG = "chigau kotoba desu yo"
SESSION = re.compile('<div id="session".*?</div>', re.DOTALL)


def _open(visitor: Visitor, *, endpoint: str) -> Response:
    return visitor.get(endpoint)


def _type(visitor: Visitor, *, endpoint: str, typed: Typed) -> Response:
    return visitor.post(endpoint, typed)


state("sign-in", "sign-in-blank")(partial(_open, endpoint="accounts.sign_in"))
state("sign-in", "sign-in-empty", HTTPStatus.UNPROCESSABLE_ENTITY)(
    partial(_type, endpoint="accounts.sign_in", typed={"public_id": "", "password": ""})
)


def _sign_in(
    visitor: Visitor,
    password: str = fate.PASSWORD,
    *,
    failed: int = 0,
    typed: Typed | None = None,
) -> Response:
    found = fate.enrolled(visitor, typed)
    fate.fail_sign_in(found.public_id, failed)
    shown = public_id.show(found.public_id)
    return visitor.post("accounts.sign_in", {"public_id": shown, "password": password})


@state("sign-in", "sign-in-wrong", HTTPStatus.UNPROCESSABLE_ENTITY)
def wrong(visitor: Visitor) -> Response:
    """Another password than the right one."""
    return _sign_in(visitor, WRONG)


@state("sign-in", "sign-in-slowed", HTTPStatus.TOO_MANY_REQUESTS)
def slowed(visitor: Visitor) -> Response:
    """After a few failures."""
    return _sign_in(visitor, failed=SLOW)


@state("sign-in", "sign-in-stopped", HTTPStatus.TOO_MANY_REQUESTS)
def stopped(visitor: Visitor) -> Response:
    """After too many of them."""
    return _sign_in(visitor, failed=failures.STOP)


@state("sign-in", "signed-out")
def signed_out(visitor: Visitor) -> Response:
    """サインアウト was pressed."""
    _sign_in(visitor)
    return visitor.post("accounts.sign_out")


@state("sign-in", "session-over")
def over(visitor: Visitor) -> Response:
    """The account was opened again too late."""
    _sign_in(visitor)
    fate.change_session(visitor, seen_at=now() - _idle())
    return visitor.get("accounts.account")


@state("account", "account")
def account(visitor: Visitor) -> Response:
    """What is registered."""
    return _sign_in(visitor)


@state("account", "account-longest")
def longest(visitor: Visitor) -> Response:
    """Answers as long as they may be."""
    visitor.email = examples.longest_email(visitor.email)
    return _sign_in(visitor, typed=examples.LONGEST)


@state("account", "session-ending")
def ending(visitor: Visitor) -> Response:
    """The warning that htmx puts on the page: a press goes on."""
    page = _sign_in(visitor)
    fate.change_session(visitor, seen_at=now() - _idle() + SOON)
    warning = visitor.get("accounts.session", htmx=True).get_data(as_text=True)
    page.set_data(SESSION.sub(lambda _: warning.strip(), page.get_data(as_text=True)))
    return page


@state("account", "session-ending-for-good")
def ending_for_good(visitor: Visitor) -> Response:
    """The warning that no press helps against."""
    _sign_in(visitor)
    longest = timedelta(hours=current_app.config["SESSION_HOURS"])
    fate.change_session(visitor, created_at=now() - longest + SOON)
    return visitor.get("accounts.account")


def _idle() -> timedelta:
    return timedelta(minutes=current_app.config["IDLE_MINUTES"])


FORGOTTEN = {
    "forgotten-password": (
        "accounts.forgotten_password",
        "public_id",
        {"empty": "", "slip": "2222-2222-2223"},
    ),
    "forgotten-id": (
        "accounts.forgotten_id",
        "email",
        {"empty": "", "no-at": examples.EMAIL["no_at"], "half": "taro@"},
    ),
}
for screen, (endpoint, box, refused) in FORGOTTEN.items():
    state(screen, f"{screen}-blank")(partial(_open, endpoint=endpoint))
    for name, text in refused.items():
        recipe = partial(_type, endpoint=endpoint, typed={box: text})
        state(screen, f"{screen}-{name}", HTTPStatus.UNPROCESSABLE_ENTITY)(recipe)


@state("forgotten-password", "forgotten-password-sent")
def password_sent(visitor: Visitor) -> Response:
    """The same for an ID that nobody has."""
    return visitor.post("accounts.forgotten_password", {"public_id": public_id.new()})


@state("forgotten-password", "forgotten-password-limited", HTTPStatus.TOO_MANY_REQUESTS)
def password_limited(visitor: Visitor) -> Response:
    """Asked for too often."""
    fate.use_up("LIMIT_FORGOTTEN_CLIENT", "forgotten-password", visitor.client)
    return password_sent(visitor)


@state("forgotten-id", "forgotten-id-sent")
def id_sent(visitor: Visitor) -> Response:
    """The same for an address that nobody has."""
    return visitor.post("accounts.forgotten_id", {"email": visitor.email})


@state("forgotten-id", "forgotten-id-limited", HTTPStatus.TOO_MANY_REQUESTS)
def id_limited(visitor: Visitor) -> Response:
    """Asked for too often."""
    fate.use_up("LIMIT_FORGOTTEN_CLIENT", "forgotten-id", visitor.client)
    return id_sent(visitor)
