"""STEP1: blank, filled, with each of its messages, opened on another device."""

from functools import partial
from http import HTTPStatus

from sqlalchemy.exc import OperationalError
from werkzeug.wrappers import Response

from webapp.gallery import examples, fate
from webapp.gallery.states import state
from webapp.gallery.visitor import Typed, Visitor


@state("STEP1", "step1-blank")
def blank(visitor: Visitor) -> Response:
    """Nothing typed yet."""
    return visitor.get("registration.blank")


@state("STEP1", "step1-answers")
def answers(visitor: Visitor) -> Response:
    """With what was typed before."""
    visitor.fill()
    return visitor.get("registration.draft")


@state("STEP1", "step1-offered")
def offered(visitor: Visitor) -> Response:
    """Blank, where scripts offer the answers that are kept."""
    visitor.fill()
    return visitor.get("registration.blank")


@state("STEP1", "step1-empty", HTTPStatus.UNPROCESSABLE_ENTITY)
def empty(visitor: Visitor) -> Response:
    """Every field empty."""
    return visitor.fill(dict.fromkeys(visitor.answers(), ""))


def _wrong(visitor: Visitor, *, typed: Typed) -> Response:
    return visitor.fill(typed)


for number, round_ in enumerate(examples.rounds(), start=1):
    state("STEP1", f"step1-messages-{number}", HTTPStatus.UNPROCESSABLE_ENTITY)(
        partial(_wrong, typed=round_)
    )

ALONE = {
    "step1-name-kanji": {"name": examples.NAME["kanji"]},
    "step1-name-suggestions": {"name": examples.NAME["accents"]},
    "step1-name-too-long": {"name": examples.NAME["too_long"]},
    "step1-birth-impossible": examples.boxes(*examples.BIRTH["no_such_date"]),
    "step1-birth-future": examples.boxes(*examples.BIRTH["future"]),
    "step1-birth-unknown": examples.boxes("2000", "", "", "day"),
    "step1-address-emoji": {"address": examples.ADDRESS["emoji"]},
    "step1-address-suggestion": {"address": examples.ADDRESS["repeated"]},
    "step1-address-only-city": {"address": examples.ADDRESS["only_municipality"]},
    "step1-phone-short": {"phone": examples.PHONE["too_short"]},
    "step1-phone-foreign": {"phone": examples.PHONE["foreign_length"]},
    "step1-phone-navigation": {"phone": examples.PHONE["navigation"]},
    "step1-phone-suggestion": {"phone": examples.PHONE["no_zero"]},
    "step1-email-no-at": examples.twice(examples.EMAIL["no_at"]),
    "step1-email-question": examples.twice(examples.EMAIL["look_alike"]),
    "step1-email-different": {"email_confirm": "hanako@example.com"},
    "step1-not-agreed": {"agree": ""},
}
for name, typed in ALONE.items():
    state("STEP1", name, HTTPStatus.UNPROCESSABLE_ENTITY)(partial(_wrong, typed=typed))


@state("STEP1", "step1-unavailable", HTTPStatus.SERVICE_UNAVAILABLE)
def unavailable(visitor: Visitor) -> Response:
    """The database is away: the answers come back on the page."""
    away = OperationalError("", None, Exception())
    return visitor.meets(away, "registration.save", visitor.answers())


@state("STEP1", "step1-changed", HTTPStatus.CONFLICT)
def changed(visitor: Visitor) -> Response:
    """登録 was pressed after an answer had been spoilt in another tab."""
    step2 = visitor.fill()
    visitor.post("registration.keep", {"name": examples.NAME["kanji"]})
    return visitor.confirm(step2)


@state("resume", "code")
def code(visitor: Visitor) -> Response:
    """The code for another device."""
    return visitor.fill(press="code")


@state("resume", "resume-blank")
def resume(visitor: Visitor) -> Response:
    """Where a code is typed."""
    return visitor.get("registration.resume")


@state("resume", "resume-empty", HTTPStatus.UNPROCESSABLE_ENTITY)
def resume_empty(visitor: Visitor) -> Response:
    """No code typed."""
    return visitor.post("registration.resume", {"code": ""})


@state("resume", "resume-wrong", HTTPStatus.UNPROCESSABLE_ENTITY)
def resume_wrong(visitor: Visitor) -> Response:
    """A code that opens nothing."""
    return visitor.post("registration.resume", {"code": "2222-2222"})


@state("resume", "resume-limited", HTTPStatus.TOO_MANY_REQUESTS)
def resume_limited(visitor: Visitor) -> Response:
    """Too many wrong codes."""
    fate.use_up("LIMIT_RESUME", "resume", visitor.client)
    return resume_wrong(visitor)
