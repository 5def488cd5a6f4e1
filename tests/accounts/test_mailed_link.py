"""The mailed link: from the letter to a password that is set, whatever else is open."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from sqlmodel import select

from tests.accounts.members import (
    OTHER_PASSWORD,
    PASSWORD,
    WRONG,
    choose,
    enrol,
    heading,
    mailed_token,
    sign_in,
)
from tests.look import Look
from tests.person import Person
from webapp import public_id
from webapp.models import Event, Link, Purpose, Registrant, SignIn

START = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


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


def test_two_links_open_at_once_never_mix(app: Flask, person: Person) -> None:
    mine, other = enrol(app), enrol(app, email="hanako@example.com", name="HOUMU HANAKO")
    my_token, other_token = mailed_token(app, mine), mailed_token(app, other)
    person.get(f"/setup/{my_token}")
    person.get(f"/setup/{other_token}")
    done = choose(person, my_token)
    assert public_id.show(mine.public_id) in done.text
    assert public_id.show(other.public_id) not in done.text
    choose(person, other_token, OTHER_PASSWORD)
    assert heading(sign_in(person, mine, PASSWORD)) == "アカウント"
    person.post("/ja/sign-out")
    assert heading(sign_in(person, other, OTHER_PASSWORD)) == "アカウント"


def test_pressing_twice_says_that_it_is_set_and_sets_it_once(
    app: Flask, person: Person, session: Look
) -> None:
    member = enrol(app)
    token = mailed_token(app, member)
    assert heading(choose(person, token)) == heading(choose(person, token))
    kinds = session.exec(select(Event.kind).where(Event.registrant_id == member.id)).all()
    assert kinds == ["password-set"]
    assert heading(sign_in(person, member)) == "アカウント"


def test_a_used_link_sets_no_other_password(app: Flask, person: Person) -> None:
    member = enrol(app)
    token = mailed_token(app, member)
    choose(person, token)
    assert heading(choose(person, token, OTHER_PASSWORD)) == "このリンクはもう使いました"
    assert sign_in(person, member, OTHER_PASSWORD).status_code == 422
    assert heading(sign_in(person, member)) == "アカウント"


def test_a_used_link_is_no_place_for_guessing(app: Flask, person: Person) -> None:
    member = enrol(app)
    token = mailed_token(app, member)
    choose(person, token)
    for _ in range(5):
        choose(person, token, WRONG)
    assert sign_in(person, member).status_code == 429


def test_much_later_a_used_link_is_just_used(app: Flask, person: Person) -> None:
    member = enrol(app)
    with time_machine.travel(START, tick=False) as clock:
        token = mailed_token(app, member)
        choose(person, token)
        clock.shift(timedelta(minutes=10))
        assert heading(choose(person, token)) == "このリンクはもう使いました"


def test_a_link_ends_after_exactly_24_hours(app: Flask, person: Person) -> None:
    member = enrol(app)
    with time_machine.travel(START, tick=False) as clock:
        token = mailed_token(app, member)
        clock.shift(timedelta(hours=24, seconds=-1))
        assert heading(person.get(f"/setup/{token}")) == "パスワードの初期設定"
        clock.shift(1)
        assert heading(person.get(f"/setup/{token}")) == "このリンクは期限が切れました"
        assert heading(choose(person, token)) == "このリンクは期限が切れました"
    assert sign_in(person, member).status_code == 422


@pytest.mark.parametrize(
    ("lang", "title"), [("ja", "もっと新しいリンクがあります"), ("en", "There is a newer link")]
)
def test_an_older_link_points_to_the_newer_one(
    app: Flask, person: Person, lang: str, title: str
) -> None:
    member = enrol(app, language=lang)
    older, newer = mailed_token(app, member), mailed_token(app, member)
    answer = person.get(f"/setup/{older}")
    assert (answer.status_code, heading(answer)) == (410, title)
    assert f'value="{older}"' in answer.text
    assert heading(person.get(f"/setup/{newer}")) != title


def test_an_unknown_link_asks_for_the_id(app: Flask, person: Person) -> None:
    for address in ("/setup/nonsense", "/setup/" + "x" * 6000, "/ja/password/setup"):
        answer = person.get(address)
        assert (answer.status_code, heading(answer)) == (404, "リンクを確かめられません")
        assert "/ja/password/forgotten" in answer.text
        assert 'name="public_id"' in answer.text


def test_an_unknown_link_never_opens_the_one_before(app: Flask, person: Person) -> None:
    person.get(f"/setup/{mailed_token(app, enrol(app))}")
    assert heading(person.get("/setup/nonsense")) == "リンクを確かめられません"


def test_a_post_without_a_link_is_answered(app: Flask, person: Person) -> None:
    for address in ("/ja/password/setup", "/ja/password/setup/new", "/ja/password/setup/leave"):
        answer = person.post(address, {"token": "\x00.é" * 9})
        assert heading(answer) == "リンクを確かめられません"


def test_somebody_else_who_is_signed_in_is_one_press_away(
    app: Flask, person: Person, session: Look
) -> None:
    other, mine = enrol(app, PASSWORD), enrol(app, email="hanako@example.com")
    token = mailed_token(app, mine)
    sign_in(person, other)
    page = person.get(f"/setup/{token}")
    assert heading(page) == "ほかの人がサインインしています"
    assert public_id.show(other.public_id) in page.text
    form = person.post("/ja/password/setup/leave", {"token": token})
    assert heading(form) == "パスワードの初期設定"
    assert [row.ended_at is None for row in session.exec(select(SignIn))] == [False]
    assert heading(choose(person, token)) == "パスワードを設定しました"


def test_ones_own_session_is_no_obstacle(app: Flask, person: Person) -> None:
    member = enrol(app, PASSWORD)
    token = mailed_token(app, member, Purpose.RESET)
    sign_in(person, member)
    assert heading(person.get(f"/setup/{token}")) == "新しいパスワードの設定"


def test_a_new_password_ends_every_session_of_the_person(app: Flask, person: Person) -> None:
    member, other = enrol(app, PASSWORD), enrol(app, PASSWORD)
    elsewhere, neighbour = Person(app), Person(app)
    sign_in(elsewhere, member)
    sign_in(neighbour, other)
    choose(person, mailed_token(app, member, Purpose.RESET), OTHER_PASSWORD)
    assert heading(elsewhere.get("/ja/account")) == "サインイン"
    assert heading(neighbour.get("/ja/account")) == "アカウント"
    assert sign_in(elsewhere, member, PASSWORD).status_code == 422
    assert heading(sign_in(elsewhere, member, OTHER_PASSWORD)) == "アカウント"


def test_the_database_is_free_while_a_password_is_hashed(
    app: Flask, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from webapp import db  # noqa: PLC0415
    from webapp.accounts import hashing  # noqa: PLC0415

    token, make = mailed_token(app, enrol(app)), hashing.make

    def make_while_another_writes(password: str) -> str:
        with db.transaction() as another:
            another.add(Event(kind="another"))
        return make(password)

    monkeypatch.setattr(hashing, "make", make_while_another_writes)
    assert heading(choose(person, token)) == "パスワードを設定しました"
