"""One link works once; an older, used, expired or unknown one says what it is."""

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
from webapp.models import Event, Purpose, SignIn

START = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


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
