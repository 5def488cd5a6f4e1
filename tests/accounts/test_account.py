"""The account page, and how a session ends."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask

from tests.accounts.members import PASSWORD, choose, enrol, heading, mailed_token, sign_in
from tests.person import Person
from webapp import public_id

START = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ja", ("登録済み", "2026年11月23日 12:00（日本時間）", "2000年1月23日", "サインアウト")),
        ("en", ("Registered", "Japan time", "23 January 2000", "Sign out")),
    ],
)
def test_everything_that_is_registered_is_shown(
    app: Flask, person: Person, lang: str, words: tuple[str, ...]
) -> None:
    with time_machine.travel(START, tick=False):
        member = enrol(app, PASSWORD)
        page = sign_in(person, member, lang=lang).text
    stored = (
        public_id.show(member.public_id),
        "HOUMU TARO",
        "男 Male" if lang == "ja" else "Male",
        "東京都新宿区",
        "西新宿2-8-1",
        "+819012345678",
        "taro@example.com",
        "在留資格認定証明書電子交付希望者",
    )
    for text in (*stored, *words):
        assert text in page


def test_markup_in_an_answer_is_text(app: Flask, person: Person) -> None:
    page = sign_in(person, enrol(app, PASSWORD, address="<b>1-1</b> & 'x'")).text
    assert "&lt;b&gt;1-1&lt;/b&gt;" in page


def test_a_place_that_left_the_catalogue_is_shown_by_its_code(app: Flask, person: Person) -> None:
    assert "999999" in sign_in(person, enrol(app, PASSWORD, municipality="999999")).text


def test_nobody_keeps_a_copy_of_the_page(app: Flask, person: Person) -> None:
    answer = sign_in(person, enrol(app, PASSWORD))
    assert answer.headers["Cache-Control"] == "no-store"
    assert "HX-Request" in answer.headers["Vary"]


def test_without_a_session_the_account_leads_to_sign_in(person: Person) -> None:
    answer = person.get("/ja/account")
    assert heading(answer) == "サインイン"
    assert "時間がたったので" not in answer.text


def test_a_made_up_key_opens_nothing(person: Person) -> None:
    person.browser.set_cookie("session", "made-up")
    assert heading(person.get("/ja/account")) == "サインイン"


def test_a_session_ends_after_15_minutes_of_nothing(app: Flask, person: Person) -> None:
    member = enrol(app, PASSWORD)
    with time_machine.travel(START, tick=False) as clock:
        sign_in(person, member)
        clock.shift(MINUTE * 15 - timedelta(seconds=1))
        assert heading(person.get("/ja/account")) == "アカウント"
        clock.shift(MINUTE * 15)
        answer = person.get("/ja/account")
        assert heading(answer) == "サインイン"
        assert "時間がたったので" in answer.text
        assert person.browser.get_cookie("session") is None


def test_a_session_ends_after_12_hours_in_any_case(app: Flask, person: Person) -> None:
    member = enrol(app, PASSWORD)
    with time_machine.travel(START, tick=False) as clock:
        sign_in(person, member)
        for _ in range(71):
            clock.shift(MINUTE * 10)
            assert heading(person.get("/ja/account")) == "アカウント"
        clock.shift(MINUTE * 10)
        assert heading(person.get("/ja/account")) == "サインイン"


@pytest.mark.parametrize("minutes", [1, 15])
def test_a_session_never_ends_for_one_who_goes_on(app: Flask, person: Person, minutes: int) -> None:
    app.config["IDLE_MINUTES"] = minutes
    member = enrol(app, PASSWORD)
    with time_machine.travel(START, tick=False) as clock:
        sign_in(person, member)
        for pause in (59, minutes * 60 - 1, minutes * 60 - 1):
            clock.shift(pause)
            assert heading(person.get("/ja/account")) == "アカウント"


def test_going_on_is_counted_from_the_press_however_soon(app: Flask, person: Person) -> None:
    member = enrol(app, PASSWORD)
    with time_machine.travel(START, tick=False) as clock:
        sign_in(person, member)
        clock.shift(59)
        person.post("/ja/account/session")
        clock.shift(MINUTE * 15 - timedelta(seconds=1))
        assert heading(person.get("/ja/account")) == "アカウント"


def test_after_signing_out_nobody_sees_whose_link_it_was(app: Flask, person: Person) -> None:
    member = enrol(app)
    choose(person, mailed_token(app, member))
    shown = f'value="{public_id.show(member.public_id)}"'
    assert shown in person.get("/ja/password/setup/done").text
    sign_in(person, member)
    person.post("/ja/sign-out")
    assert shown not in person.get("/ja/password/setup/done").text


def test_the_page_asks_again_two_minutes_before_the_end(app: Flask, person: Person) -> None:
    with time_machine.travel(START, tick=False):
        page = sign_in(person, enrol(app, PASSWORD)).text
    assert 'data-hx-get="/ja/account/session" data-hx-trigger="load delay:780s, ' in page
    assert "続ける" not in page


def test_the_warning_comes_only_when_it_is_time(app: Flask, person: Person) -> None:
    member = enrol(app, PASSWORD)
    with time_machine.travel(START, tick=False) as clock:
        sign_in(person, member)
        clock.shift(MINUTE * 5)
        quiet = person.get("/ja/account/session", htmx=True).text
        assert "delay:480s" in quiet
        assert "続ける" not in quiet
        clock.shift(MINUTE * 8)
        loud = person.get("/ja/account/session", htmx=True).text
        assert "あと2 分" in loud
        assert "続ける" in loud
        assert 'role="alert"' in loud
        assert "delay:121s" in loud


def test_looking_at_the_warning_prolongs_nothing(app: Flask, person: Person) -> None:
    member = enrol(app, PASSWORD)
    with time_machine.travel(START, tick=False) as clock:
        sign_in(person, member)
        clock.shift(MINUTE * 14)
        person.get("/ja/account/session", htmx=True)
        clock.shift(MINUTE)
        answer = person.get("/ja/account/session", htmx=True)
    assert "時間がたったので、安全のためサインアウトしました。" in answer.text
    assert 'id="mine" data-hx-swap-oob="delete"' in answer.text
    assert person.browser.get_cookie("session") is None


def test_one_press_prolongs_the_session(app: Flask, person: Person) -> None:
    member = enrol(app, PASSWORD)
    with time_machine.travel(START, tick=False) as clock:
        sign_in(person, member)
        clock.shift(MINUTE * 14)
        assert heading(person.post("/ja/account/session")) == "アカウント"
        clock.shift(MINUTE * 14)
        assert heading(person.get("/ja/account")) == "アカウント"


def test_a_press_after_the_end_leads_to_sign_in(app: Flask, person: Person) -> None:
    member = enrol(app, PASSWORD)
    with time_machine.travel(START, tick=False) as clock:
        sign_in(person, member)
        clock.shift(MINUTE * 15)
        assert heading(person.post("/ja/account/session")) == "サインイン"


def test_before_the_last_end_signing_in_again_is_offered(app: Flask, person: Person) -> None:
    app.config["SESSION_HOURS"] = 0.25
    member = enrol(app, PASSWORD)
    with time_machine.travel(START, tick=False) as clock:
        sign_in(person, member)
        clock.shift(MINUTE * 10)
        person.get("/ja/account")
        clock.shift(MINUTE * 4)
        loud = person.get("/ja/account/session", htmx=True).text
        assert "あと1 分" in loud
        assert "続ける" not in loud.replace("続けるには", "")
        assert 'href="/ja/sign-in"' in loud
        assert heading(person.get("/ja/sign-in")) == "サインイン"
        sign_in(person, member)
        clock.shift(MINUTE * 10)
        assert heading(person.get("/ja/account")) == "アカウント"
