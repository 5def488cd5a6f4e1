"""What people do while the servers are measured; each returns when one turn of it is done."""

import secrets
from collections.abc import Callable
from itertools import cycle
from urllib.parse import quote, urlencode

from bench.client import HTMX, Answer, Person

BASE = "/ja/register/counter-coe"
SEARCH = "/ja/municipalities/results"
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
# What the page's script sends of them: the field, and what fields may be judged beside.
CHECKED = urlencode(
    {name: ANSWERS[name] for name in ("municipality", "phone", "email", "email_confirm")}
)
# Each finds 15 to 25 places, here and by a plain comparison of texts.
KANJI, KANA = ("白", "豊", "吉"), ("とよ", "あさ", "しん", "ふじ", "いな", "さか", "よし")
QUERIES = (*KANJI, *KANA, "toyo", "fuji", "saka", "yoshi")
OK, SEE_OTHER, UNPROCESSABLE = 200, 303, 422
Turn = Callable[[Person], None]
_queries = cycle([quote(query) for query in QUERIES])


class Unexpected(RuntimeError):
    """A server answered something else than the page that was to be measured."""


def expect(answer: Answer, status: int) -> Answer:
    """The answer, if it is what was to be measured. Raises Unexpected."""
    if answer.status != status:
        raise Unexpected(f"{answer.status} for {status}: {answer.text[:500]}")
    return answer


def next_query() -> str:
    """What the next person searches for, quoted for an address."""
    return next(_queries)


def own_email() -> dict[str, str]:
    """An address that nobody else has, twice."""
    email = f"taro.{secrets.token_hex(6)}@example.com"
    return {"email": email, "email_confirm": email}


def static_page(person: Person) -> None:
    """Blank STEP1, a built file."""
    expect(person.get(BASE), OK)


def field_check(person: Person) -> None:
    """One field checked again: a template, no database."""
    expect(person.post(f"{BASE}/fields/phone", CHECKED, HTMX), OK)


def search(person: Person) -> None:
    """About 20 municipalities."""
    expect(person.get(f"{SEARCH}?prefecture=&q={next_query()}", HTMX), OK)


def save(person: Person) -> None:
    """確認 on STEP1, by somebody new."""
    person.cookies.clear()
    expect(person.post(f"{BASE}/draft", urlencode(ANSWERS | own_email())), SEE_OTHER)


def read_draft(person: Person) -> None:
    """戻る on STEP2: the form with what was typed."""
    expect(person.get(f"{BASE}/draft"), OK)


def step2(person: Person) -> None:
    """The answers to be checked."""
    page = expect(person.get(f"{BASE}/check"), OK).text
    person.hidden = page.partition('name="revision" value="')[2].partition('"')[0]


def register(person: Person) -> None:
    """登録 on STEP2."""
    expect(person.post(f"{BASE}/check", f"revision={person.hidden}"), SEE_OTHER)


def done(person: Person) -> None:
    """STEP3."""
    expect(person.get(f"{BASE}/done"), OK)


def registration(person: Person) -> None:
    """STEP1, STEP2 and STEP3 from the first POST on."""
    for step in (save, step2, register, done):
        step(person)


def journey(person: Person) -> None:
    """Blank STEP1, 確認, STEP2, 登録 and STEP3: five requests."""
    static_page(person)
    registration(person)


def sign_in(person: Person) -> None:
    """An ID that nobody has: by design the same work, Argon2 and all, and never a limit."""
    form = {"public_id": secrets.token_hex(6), "password": "shiroi neko ga hashiru"}
    expect(person.post("/ja/sign-in", urlencode(form)), UNPROCESSABLE)


def forgotten_id(person: Person) -> None:
    """An address that nobody has: the same answer as for any other."""
    form = {"email": own_email()["email"]}
    expect(person.post("/ja/id/forgotten", urlencode(form)), SEE_OTHER)
