"""The four kinds of letters, as a mail reader draws them."""

from flask import Response as FlaskResponse
from werkzeug.wrappers import Response

from webapp.gallery import fate
from webapp.gallery.states import state
from webapp.gallery.visitor import Visitor
from webapp.notices import messages
from webapp.notices.dev import POLICY


def _letter(visitor: Visitor) -> Response:
    """The newest one; then all of them have arrived, and none goes to the mail catcher."""
    text = messages.compose(*fate.last_letter(visitor)).html
    fate.deliver(visitor)
    return FlaskResponse(text, headers={"Content-Security-Policy": POLICY})


@state("letters", "letter-registered")
def registered(visitor: Visitor) -> Response:
    """利用者情報登録通知."""
    visitor.register()
    return _letter(visitor)


@state("letters", "letter-registered-again")
def registered_again(visitor: Visitor) -> Response:
    """The same to an address that has an ID already."""
    fate.registered(visitor)
    visitor.post("registration.erase")
    visitor.register()
    return _letter(visitor)


@state("letters", "letter-new-link")
def new_link(visitor: Visitor) -> Response:
    """After メールをもう一度送る."""
    fate.registered(visitor)
    visitor.post("registration.send_again")
    return _letter(visitor)


@state("letters", "letter-reset")
def reset(visitor: Visitor) -> Response:
    """After a forgotten password."""
    found = fate.enrolled(visitor)
    visitor.post("accounts.forgotten_password", {"public_id": found.public_id})
    return _letter(visitor)


@state("letters", "letter-ids")
def ids(visitor: Visitor) -> Response:
    """After a forgotten ID, to an address that has two."""
    fate.registered(visitor)
    visitor.post("registration.erase")
    fate.registered(visitor)
    visitor.post("accounts.forgotten_id", {"email": visitor.email})
    return _letter(visitor)
