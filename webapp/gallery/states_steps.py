"""STEP2 and STEP3, and what can come between."""

from http import HTTPStatus

from werkzeug.wrappers import Response

from webapp.gallery import examples, fate
from webapp.gallery.states import state
from webapp.gallery.visitor import Visitor
from webapp.models import NoticeState

FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


@state("STEP2", "step2")
def step2(visitor: Visitor) -> Response:
    """Answers that are stored as they were typed."""
    return visitor.fill()


@state("STEP2", "step2-normalised")
def normalised(visitor: Visitor) -> Response:
    """Answers that are stored in another writing."""
    typed = {
        "name": "ｈｏｕｍｕ　ｔａｒｏ",
        **examples.boxes("平成12", "January", "２３"),
        "address": "ﾆｼｼﾝｼﾞｭｸ2-8-1",
        "phone": "０１０　８６　138 1234 5678",
        **examples.twice(visitor.email.translate(FULL_WIDTH)),
    }
    return visitor.fill(typed)


@state("STEP2", "step2-birth-unknown")
def birth_unknown(visitor: Visitor) -> Response:
    """A passport that knows the year only."""
    return visitor.fill(examples.boxes("2000", "", "", "month-day"))


@state("STEP2", "step2-longest")
def longest(visitor: Visitor) -> Response:
    """Answers as long as they may be."""
    visitor.email = examples.longest_email(visitor.email)
    return visitor.fill(examples.LONGEST)


@state("STEP2", "step2-changed", HTTPStatus.CONFLICT)
def changed(visitor: Visitor) -> Response:
    """登録 was pressed after the answers had changed in another tab."""
    shown = visitor.fill()
    visitor.post("registration.keep", {"name": "HOUMU JIRO"})
    return visitor.confirm(shown)


@state("STEP2", "step2-limited", HTTPStatus.TOO_MANY_REQUESTS)
def limited(visitor: Visitor) -> Response:
    """Too many registrations from here."""
    fate.use_up("LIMIT_REGISTER_CLIENT", "register", visitor.client)
    return visitor.register()


@state("STEP2", "step2-erased", HTTPStatus.GONE)
def erased(visitor: Visitor) -> Response:
    """The answers were erased in another tab."""
    visitor.fill()
    visitor.post("registration.erase")
    return visitor.get("registration.check")


@state("STEP3", "step3-waiting")
def waiting(visitor: Visitor) -> Response:
    """The letter is on its way."""
    visitor.register()
    fate.keep_waiting(visitor)
    return visitor.get("registration.done")


@state("STEP3", "step3-failing")
def failing(visitor: Visitor) -> Response:
    """The mail server has been away so far."""
    visitor.register()
    fate.keep_waiting(visitor, attempts=2, last_error="ConnectionRefusedError")
    return visitor.get("registration.done")


@state("STEP3", "step3-sent")
def sent(visitor: Visitor) -> Response:
    """The letter has left."""
    fate.registered(visitor)
    return visitor.get("registration.done")


@state("STEP3", "step3-refused")
def refused(visitor: Visitor) -> Response:
    """Nobody has this address."""
    visitor.register()
    refusal = {"state": NoticeState.REFUSED, "last_error": "SMTPRecipientsRefused 550"}
    fate.change_letters(visitor, attempts=1, **refusal)
    return visitor.get("registration.done")


@state("STEP3", "step3-longest")
def longest_address(visitor: Visitor) -> Response:
    """An e-mail address as long as it may be."""
    visitor.email = examples.longest_email(visitor.email)
    return sent(visitor)
