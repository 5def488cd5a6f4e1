"""What people do while the servers are measured; each returns when one turn of it is done."""

import secrets
from collections.abc import Callable

from bench.client import Answer, Person

BASE = "/ja/register/counter-coe"
ANSWERS = {
    "name": "HOUMU TARO",
    "sex": "male",
    "birth-year": "2000",
    "birth-month": "1",
    "birth-day": "23",
    "municipality": "131041",
    "address": "西新宿2-8-1",
    "phone": "090-1234-5678",
    "email": "taro@example.com",
    "email_confirm": "taro@example.com",
    "category": "counter-coe",
    "agree": "y",
}
OK, SEE_OTHER, UNPROCESSABLE = 200, 303, 422
Turn = Callable[[Person], None]


class Unexpected(RuntimeError):
    """A server answered something else than the page that was to be measured."""


def static_page(person: Person) -> None:
    """Blank STEP1, a built file."""
    _expect(person.get(BASE), OK)


def field_check(person: Person) -> None:
    """One field checked again: a template, no database."""
    _expect(person.post(f"{BASE}/fields/phone", ANSWERS), OK)


def registration(person: Person) -> None:
    """STEP1, STEP2 and STEP3: a new person, two durable commits."""
    person.cookies.clear()
    _expect(person.post(f"{BASE}/draft", ANSWERS), SEE_OTHER)
    step2 = _expect(person.get(f"{BASE}/check"), OK)
    revision = step2.body.partition(b'name="revision" value="')[2].partition(b'"')[0]
    _expect(person.post(f"{BASE}/check", {"revision": revision.decode()}), SEE_OTHER)
    _expect(person.get(f"{BASE}/done"), OK)


def sign_in(person: Person) -> None:
    """An ID that nobody has: by design the same work, Argon2 and all, and never a limit."""
    form = {"public_id": secrets.token_hex(6), "password": "shiroi neko ga hashiru"}
    _expect(person.post("/ja/sign-in", form), UNPROCESSABLE)


def _expect(answer: Answer, status: int) -> Answer:
    if answer.status != status:
        raise Unexpected(f"{answer.status} for {status}")
    return answer
