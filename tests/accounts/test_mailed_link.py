"""The mailed link: from the letter to a password that is set, whatever else is open."""

import pytest
from flask import Flask
from sqlmodel import select

from tests.accounts.members import (
    choose,
    enrol,
    heading,
    mailed_token,
    sign_in,
)
from tests.look import Look
from tests.person import Person
from webapp import db, public_id
from webapp.accounts import hashing
from webapp.models import Event, Link, Registrant, SignIn


def snapshot(session: Look) -> list[object]:
    """Everything in the database that a link could change."""
    rows = [session.exec(select(table)).all() for table in (Link, Registrant, SignIn, Event)]
    return [row.model_dump() for kind in rows for row in kind]


def test_the_link_leads_to_the_form_and_the_form_to_sign_in(app: Flask, person: Person) -> None:
    member = enrol(app)
    token = mailed_token(app, member)
    form = person.get(f"/setup/{token}")
    assert form.request.path == "/ja/password/setup"
    assert public_id.show(member.public_id) in form.text
    done = choose(person, token)
    assert heading(done) == "パスワードを設定しました"
    assert public_id.show(member.public_id) in done.text
    assert heading(sign_in(person, member)) == "アカウント"


def test_the_link_speaks_its_owners_language(app: Flask, person: Person) -> None:
    token = mailed_token(app, enrol(app, language="en"))
    assert person.get(f"/setup/{token}").request.path == "/en/password/setup"


def test_mail_scanners_change_nothing(app: Flask, person: Person, session: Look) -> None:
    token = mailed_token(app, enrol(app))
    before = snapshot(session)
    for address in (f"/setup/{token}", "/ja/password/setup", f"/setup/{token}"):
        person.get(address)
        person.browser.head(address, follow_redirects=True)
    assert snapshot(session) == before
    assert heading(choose(person, token)) == "パスワードを設定しました"


def test_a_scanner_that_submits_the_empty_form_uses_nothing_up(app: Flask, person: Person) -> None:
    token = mailed_token(app, enrol(app))
    assert choose(person, token, "").status_code == 422
    assert heading(choose(person, token)) == "パスワードを設定しました"


def test_the_token_stays_out_of_the_address_bar(app: Flask, person: Person) -> None:
    token = mailed_token(app, enrol(app))
    answer = person.browser.get(f"/setup/{token}")
    assert answer.status_code == 303
    assert token not in answer.headers["Location"]
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("setup=")
    for flag in ("HttpOnly", "SameSite=Lax", "Max-Age=3600", "Path=/"):
        assert flag in cookie
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_cookie_is_tied_to_the_host_over_https(app: Flask, person: Person) -> None:
    app.config["HTTPS"] = True
    cookie = person.browser.get(f"/setup/{mailed_token(app, enrol(app))}").headers["Set-Cookie"]
    assert cookie.startswith("__Host-setup=")
    assert "Secure" in cookie


def test_the_form_is_ready_for_a_password_manager(app: Flask, person: Person) -> None:
    form = person.get(f"/setup/{mailed_token(app, enrol(app))}").text
    assert 'autocomplete="username"' in form
    assert 'autocomplete="new-password"' in form
    assert "readonly" in form
    assert 'data-reveal="password"' in form
    assert "maxlength" not in form


def test_a_refused_password_keeps_the_link_and_says_why(app: Flask, person: Person) -> None:
    token = mailed_token(app, enrol(app))
    answer = choose(person, token, "HoumuTaro20000123")
    assert answer.status_code == 422
    assert "<title>エラー：" in answer.text
    assert "登録内容" in answer.text
    assert "HoumuTaro20000123" not in answer.text
    assert token in answer.text
    assert heading(choose(person, token)) == "パスワードを設定しました"


def test_the_minimum_is_a_setting(app: Flask, person: Person) -> None:
    app.config["PASSWORD_MINIMUM"] = 40
    answer = choose(person, mailed_token(app, enrol(app)))
    assert "40文字以上" in answer.text


def test_a_password_works_in_either_unicode_form(app: Flask, person: Person) -> None:
    member = enrol(app)
    choose(person, mailed_token(app, member), "cafe\u0301 au lait pour Mo\u0308we")
    answer = sign_in(person, member, "caf\u00e9 au lait pour M\u00f6we")
    assert heading(answer) == "アカウント"


def test_the_database_is_free_while_a_password_is_hashed(
    app: Flask, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, make = mailed_token(app, enrol(app)), hashing.make

    def make_while_another_writes(password: str) -> str:
        with db.transaction() as another:
            another.add(Event(kind="another"))
        return make(password)

    monkeypatch.setattr(hashing, "make", make_while_another_writes)
    assert heading(choose(person, token)) == "パスワードを設定しました"
