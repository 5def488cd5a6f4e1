"""Whatever is sent, the answer is a page of ours below 500, and nothing is registered by it."""

import pytest
from flask import Flask
from sqlmodel import select
from werkzeug.test import TestResponse

from tests.accounts.members import PASSWORD, enrol, mailed_token, sign_in
from tests.addresses import addresses, every_address
from tests.bad_input import BODIES, INJECTION, ODD_COOKIES, QUERIES
from tests.look import Look
from tests.notices.post_office import open_office
from tests.person import ANSWERS, HTMX, Person
from webapp.models import Draft, Registrant
from webapp.notices.worker import deliver_due
from webapp.parsing import Rate

TAKES_ANY_TEXT = {"birth-unknown", "address", "agree", "revision"}


@pytest.fixture
def newcomer(app: Flask) -> Person:
    """Somebody whose first request is a bad one."""
    return Person(app)


@pytest.fixture
def regular(app: Flask) -> Person:
    """Somebody with everything open: STEP2, their account and the page of a mailed link."""
    person, registrant = Person(app), enrol(app, PASSWORD)
    sign_in(person, registrant)
    person.get(f"/setup/{mailed_token(app, registrant)}")
    assert person.answer().request.path.endswith("/check")
    return person


@pytest.fixture(params=["newcomer", "regular"])
def anybody(request: pytest.FixtureRequest) -> Person:
    """Each of them in turn."""
    person: Person = request.getfixturevalue(request.param)
    return person


@pytest.fixture(autouse=True)
def no_limits(app: Flask) -> None:
    """A limit would answer before the code that is to be tested."""
    names = [name for name in app.config if name.startswith("LIMIT_")]
    app.config.update(dict.fromkeys(names, Rate(9999, 1)))


def registered(session: Look) -> list[tuple[str, str | None]]:
    """Who is registered, with what password."""
    rows = session.exec(select(Registrant)).all()
    return [(row.public_id, row.password_hash) for row in rows]


@pytest.mark.parametrize("body", BODIES)
def test_a_bad_form_is_answered_everywhere_and_registers_nobody(
    app: Flask, anybody: Person, session: Look, body: str
) -> None:
    before = registered(session)
    kind, data = BODIES[body]
    for address in addresses(app, "POST"):
        anybody.post(address, data=data, content_type=kind)
        read(anybody, anybody.browser.post(address, data=data, content_type=kind, headers=HTMX))
    assert registered(session) == before


@pytest.mark.parametrize("body", ["a megabyte", "multipart of 200 parts"])
def test_too_much_at_once_is_refused_by_name_and_nothing_is_kept(
    person: Person, session: Look, body: str
) -> None:
    kind, data = BODIES[body]
    answer = person.post("/ja/register/counter-coe/draft", data=data, content_type=kind)
    assert answer.status_code == 413
    assert "送られた内容が大きすぎます" in answer.text
    assert not session.exec(select(Draft)).all()


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("HTML", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a header injection", "Bcc: everyone@example.com"),
        ("other directions and emoji", "\u202egnp.exe"),
    ],
)
def test_what_was_sent_comes_back_as_text_and_never_as_markup(
    person: Person, body: str, shown: str
) -> None:
    kind, data = BODIES[body]
    answer = person.post("/ja/register/counter-coe/draft", data=data, content_type=kind)
    assert answer.status_code == 422
    assert shown in answer.text
    for broken in ("<script>alert", "<img", "\r\nBcc", "\x00"):
        assert broken not in answer.text


@pytest.mark.parametrize("field", [*ANSWERS, "revision"])
def test_a_line_break_in_any_answer_reaches_no_header(
    app: Flask, person: Person, field: str
) -> None:
    answer = person.post("/ja/register/counter-coe/draft", {**ANSWERS, field: INJECTION})
    if field in TAKES_ANY_TEXT:
        person.confirm(answer)
    with open_office(app) as office:
        assert deliver_due(app) == len(office.letters) == (field in TAKES_ANY_TEXT)
    assert set(office.recipients) <= {ANSWERS["email"]}
    headers = [*answer.headers.values(), *(v for letter in office.letters for v in letter.values())]
    assert not [value for value in headers if "everyone@example.com" in value]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "X" * 50])
def test_a_method_that_an_address_does_not_take_gets_a_page_that_says_so(
    app: Flask, person: Person, method: str
) -> None:
    for address in every_address(app):
        answer = read(person, person.browser.open(address, method=method))
        assert answer.status_code == 405
        assert "このページではその操作はできません" in answer.text


def test_an_address_for_one_method_does_not_take_the_other(app: Flask, person: Person) -> None:
    reads, writes = set(addresses(app, "GET")), set(addresses(app, "POST"))
    assert {person.get(address).status_code for address in writes - reads} == {405}
    assert {person.post(address).status_code for address in reads - writes} == {405}


def test_head_is_answered_wherever_get_is(app: Flask, person: Person) -> None:
    for address in addresses(app, "GET"):
        head = person.browser.head(address)
        assert (head.status_code, head.data) == (person.browser.get(address).status_code, b"")


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query[:24])
def test_any_query_is_answered(app: Flask, regular: Person, query: str) -> None:
    for address in addresses(app, "GET"):
        answer = regular.get(f"{address}?{query}")
        assert 'href="javascript:' not in answer.text


@pytest.mark.parametrize("odd", ["%00", "%ff", "%ED%A0%80", "..%2f", "a" * 9000, "%0d%0aX:1", "%"])
def test_any_address_is_answered(app: Flask, person: Person, odd: str) -> None:
    for address in every_address(app):
        for path in (f"{address}/{odd}".replace("//", "/"), f"{address}{odd}", f"/{odd}{address}"):
            read(person, person.browser.get(path))
            read(person, person.browser.post(path))


@pytest.mark.parametrize("cookie", ["draft", "setup", "session"])
def test_any_cookie_is_answered(app: Flask, person: Person, session: Look, cookie: str) -> None:
    person.browser = app.test_client(use_cookies=False)
    for odd in ODD_COOKIES:
        headers = {"Cookie": f"{cookie}={odd}"}
        for address in every_address(app):
            read(person, person.browser.get(address, headers=headers))
            read(person, person.browser.post(address, headers=headers))
    assert not session.exec(select(Registrant)).all()


def read(person: Person, answer: TestResponse) -> TestResponse:
    """Inspect an answer without following it; nobody sees the page of a redirect."""
    return answer if answer.location else person._read(answer)
