"""Signing in and out: forgiving about typing, silent about who exists."""

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlmodel import select

from tests.accounts.members import (
    OTHER_PASSWORD,
    PASSWORD,
    WRONG,
    enrol,
    heading,
    mailed_token,
    sign_in,
)
from tests.look import Look
from tests.person import Person
from webapp import public_id
from webapp.accounts import hashing, service
from webapp.models import Event, Registrant, SignIn


def test_the_right_password_opens_the_account(app: Flask, person: Person) -> None:
    member = enrol(app, PASSWORD)
    answer = sign_in(person, member)
    assert answer.request.path == "/ja/account"
    assert heading(answer) == "アカウント"


def test_case_width_and_hyphens_of_the_id_are_forgiven(app: Flask, person: Person) -> None:
    member = enrol(app, PASSWORD)
    shown = public_id.show(member.public_id)
    full_width = "".join(chr(ord(c) + 0xFEE0) for c in shown)
    for typed in (shown.lower(), member.public_id, f" {shown} ", full_width):
        assert heading(sign_in(Person(app), typed)) == "アカウント"


def body(answer_text: str, typed: str) -> str:
    """A page without what was typed into it."""
    return answer_text.replace(typed, "")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_nothing_tells_whether_an_id_exists(app: Flask, person: Person, lang: str) -> None:
    with_password, without = enrol(app, PASSWORD), enrol(app)
    typed = [with_password.public_id, without.public_id, public_id.new(), "AAAA", "認証ID?"]
    answers = [sign_in(person, one, WRONG, lang) for one in typed]
    assert {answer.status_code for answer in answers} == {422}
    pages = {body(a.text, one) for a, one in zip(answers, typed, strict=True)}
    assert len(pages) == 1
    headers = {tuple(sorted(dict(a.headers) | {"Content-Length": ""})) for a in answers}
    assert len(headers) == 1


def test_every_refusal_costs_one_verification(
    app: Flask, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    parameters: list[str] = []
    verify = hashing._verify

    def count(stored: str, password: str) -> bool:
        parameters.append(stored.rsplit("$", 2)[0])
        return verify(stored, password)

    monkeypatch.setattr(hashing, "_verify", count)
    for typed in (enrol(app, PASSWORD).public_id, enrol(app).public_id, public_id.new(), "?A"):
        sign_in(person, typed, WRONG)
    assert parameters == ["$argon2id$v=19$m=19456,t=2,p=1"] * 4


def test_the_id_stays_and_the_password_goes(app: Flask, person: Person) -> None:
    answer = sign_in(person, "abcd-efgh", WRONG)
    assert 'value="abcd-efgh"' in answer.text
    assert WRONG not in answer.text
    assert "<title>エラー：" in answer.text


def test_empty_fields_are_asked_for(person: Person) -> None:
    answer = sign_in(person, " - ", "")
    assert answer.status_code == 422
    assert "認証IDを入力してください。" in answer.text
    assert "パスワードを入力してください。" in answer.text


def test_everybody_is_told_that_a_password_comes_first(person: Person) -> None:
    assert "メールのリンクからパスワードを設定してください" in person.get("/ja/sign-in").text


def test_one_who_is_signed_in_goes_on_to_the_account(app: Flask, person: Person) -> None:
    sign_in(person, enrol(app, PASSWORD))
    assert heading(person.get("/ja/sign-in")) == "アカウント"


def test_the_cookie_is_hidden_from_scripts_and_other_sites(app: Flask, person: Person) -> None:
    member = enrol(app, PASSWORD)
    answer = person.browser.post(
        "/ja/sign-in", data={"public_id": member.public_id, "password": PASSWORD}
    )
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("session=")
    for flag in ("HttpOnly", "SameSite=Lax", "Path=/"):
        assert flag in cookie
    assert "Max-Age" not in cookie
    assert answer.headers["Cache-Control"] == "no-store"


def test_over_https_the_cookie_is_secure_and_bound_to_the_host(app: Flask, person: Person) -> None:
    app.config["HTTPS"] = True
    member = enrol(app, PASSWORD)
    answer = person.browser.post(
        "/ja/sign-in", data={"public_id": member.public_id, "password": PASSWORD}
    )
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-session=")
    assert "Secure" in cookie


def test_another_sites_form_signs_nobody_in(app: Flask, person: Person, session: Look) -> None:
    member = enrol(app, PASSWORD)
    data = {"public_id": member.public_id, "password": PASSWORD}
    answer = person.post("/ja/sign-in", data, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert session.exec(select(SignIn)).all() == []


def test_every_sign_in_has_a_new_key_and_ends_the_one_before(
    app: Flask, person: Person, session: Look
) -> None:
    first, second = enrol(app, PASSWORD), enrol(app, OTHER_PASSWORD)
    sign_in(person, first)
    sign_in(person, second, OTHER_PASSWORD)
    rows = {row.registrant_id: row.ended_at for row in session.exec(select(SignIn))}
    assert rows[first.id] is not None
    assert rows[second.id] is None
    assert public_id.show(second.public_id) in person.get("/ja/account").text


def test_the_database_keeps_no_key(app: Flask, person: Person, session: Look) -> None:
    sign_in(person, enrol(app, PASSWORD))
    cookie = person.browser.get_cookie("session")
    assert cookie is not None
    assert session.exec(select(SignIn)).one().id != cookie.value


def test_sign_out_ends_the_session_on_the_server(app: Flask, person: Person, session: Look) -> None:
    sign_in(person, enrol(app, PASSWORD))
    cookie = person.browser.get_cookie("session")
    assert cookie is not None
    answer = person.post("/ja/sign-out")
    assert "サインアウトしました。" in answer.text
    assert person.browser.get_cookie("session") is None
    assert session.exec(select(SignIn)).one().ended_at is not None
    person.browser.set_cookie("session", cookie.value)
    assert heading(person.get("/ja/account")) == "サインイン"
    kinds = session.exec(select(Event.kind)).all()
    assert kinds == ["signed-in", "signed-out"]


def test_signing_out_twice_is_no_error(person: Person) -> None:
    assert person.post("/ja/sign-out").status_code == 200


def test_a_dated_hash_is_renewed(app: Flask, person: Person, session: Look) -> None:
    old = PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1).hash(PASSWORD)
    member = enrol(app, password_hash=old)
    sign_in(person, member)
    stored = session.exec(select(Registrant.password_hash)).one()
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert heading(sign_in(Person(app), member)) == "アカウント"


def test_a_password_that_changed_meanwhile_opens_nothing(
    app: Flask, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    member = enrol(app, PASSWORD)
    token, verify = mailed_token(app, member), hashing._verify

    def change_meanwhile(stored: str, password: str) -> bool:
        monkeypatch.setattr(hashing, "make", lambda _password: "$argon2id$another")
        with app.test_request_context():
            service.set_password(token, OTHER_PASSWORD)
        return verify(stored, password)

    monkeypatch.setattr(hashing, "_verify", change_meanwhile)
    assert sign_in(person, member).status_code == 422


@pytest.mark.parametrize("text", ["\x00", "A" * 40_000, "<script>", "' OR 1=1 --", "\ud7ff🦊"])
def test_strange_input_is_just_wrong(app: Flask, person: Person, text: str) -> None:
    assert sign_in(person, "A" + text, text + "x").status_code == 422
