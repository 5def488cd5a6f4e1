"""Somebody who is registered already."""

from webapp import public_id
from webapp.clock import now
from webapp.keys import new_key
from webapp.models import Category, Registrant, Sex


def someone(email: str, **changes: object) -> Registrant:
    """A registrant with a new ID, not yet in the database."""
    answers = {
        "public_id": public_id.new(),
        "draft_id": new_key(),
        "name": "HOUMU TARO",
        "sex": Sex.MALE,
        "birth": "2000-01-23",
        "municipality": "131041",
        "address": "西新宿2-8-1",
        "phone": "+819012345678",
        "email": email,
        "email_key": email.casefold(),
        "category": Category.COUNTER_COE,
        "typed": {},
        "terms_version": "2026-11-23",
        "language": "ja",
        "agreed_at": now(),
        **changes,
    }
    return Registrant(**answers)  # type: ignore[arg-type]
