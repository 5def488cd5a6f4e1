"""The mailed link in each of its states, and the password that is set through it."""

from functools import partial
from http import HTTPStatus

from werkzeug.wrappers import Response

from webapp.clock import now
from webapp.gallery import fate
from webapp.gallery.states import state
from webapp.gallery.visitor import Visitor

PASSWORDS = {
    "empty": "",
    "short": "neko",
    "long": "shiroi neko " * 11,
    "common": "password12345678",
    "sequence": "abcdefghijklmnopqrstuv",
    "repeated": "aaaaaaaaaaaaaaaaaaaa",
    "own": "HOUMU TARO 20000123",
}


def _follow(visitor: Visitor, token: str) -> Response:
    visitor.get("accounts.open_link", token=token)
    # The letter's language is the registration's; the state's may be another writing of it.
    return visitor.get("accounts.password_setup")


@state("link", "link-expired", HTTPStatus.GONE)
def expired(visitor: Visitor) -> Response:
    """After its hours."""
    fate.registered(visitor)
    fate.change_link(visitor, expires_at=now())
    return _follow(visitor, fate.token(visitor))


@state("link", "link-used", HTTPStatus.GONE)
def used(visitor: Visitor) -> Response:
    """After a password was set through it."""
    fate.enrolled(visitor)
    fate.change_link(visitor, used_at=now())
    return _follow(visitor, fate.token(visitor))


@state("link", "link-superseded", HTTPStatus.GONE)
def superseded(visitor: Visitor) -> Response:
    """After a newer one was sent."""
    fate.registered(visitor)
    older = fate.token(visitor)
    visitor.post("registration.send_again")
    fate.deliver(visitor)
    return _follow(visitor, older)


@state("link", "link-unknown", HTTPStatus.NOT_FOUND)
def unknown(visitor: Visitor) -> Response:
    """An address that was cut off."""
    return _follow(visitor, "cut-off")


@state("link", "link-somebody-else")
def somebody_else(visitor: Visitor) -> Response:
    """Another person is signed in here."""
    other = fate.enrolled(visitor)
    visitor.post("accounts.sign_in", {"public_id": other.public_id, "password": fate.PASSWORD})
    mine = Visitor()
    fate.registered(mine)
    return _follow(visitor, fate.token(mine))


@state("link", "link-limited", HTTPStatus.TOO_MANY_REQUESTS)
def limited(visitor: Visitor) -> Response:
    """新しいリンクを送る once too often."""
    found = fate.registered(visitor)
    fate.change_link(visitor, expires_at=now())
    fate.use_up("LIMIT_RESEND_HOUR", "resend-hour", found.public_id)
    return visitor.post("accounts.new_link", {"token": fate.token(visitor)})


@state("link", "link-sent")
def sent(visitor: Visitor) -> Response:
    """新しいリンクを送る was pressed."""
    fate.registered(visitor)
    fate.change_link(visitor, expires_at=now())
    answer = visitor.post("accounts.new_link", {"token": fate.token(visitor)})
    fate.deliver(visitor)
    return answer


@state("password", "link-open")
def first_password(visitor: Visitor) -> Response:
    """The form for the first password."""
    fate.registered(visitor)
    return _follow(visitor, fate.token(visitor))


@state("password", "link-reset")
def another_password(visitor: Visitor) -> Response:
    """The form for another password."""
    found = fate.enrolled(visitor)
    visitor.post("accounts.forgotten_password", {"public_id": found.public_id})
    fate.deliver(visitor)
    return _follow(visitor, fate.token(visitor))


def _choose(visitor: Visitor, *, password: str) -> Response:
    fate.registered(visitor)
    token = fate.token(visitor)
    _follow(visitor, token)
    return visitor.post("accounts.set_password", {"token": token, "password": password})


for name, password in PASSWORDS.items():
    recipe = partial(_choose, password=password)
    state("password", f"password-{name}", HTTPStatus.UNPROCESSABLE_ENTITY)(recipe)

state("password", "password-set")(partial(_choose, password=fate.PASSWORD))
