"""The draft on its own: kept field by field, and thrown away."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlmodel import select

from tests.filled import filled_in
from tests.look import Look
from tests.person import ANSWERS, Person, revision, told
from tests.statements import statements
from webapp.clock import now
from webapp.models import Draft, Registrant
from webapp.registration.forms import CounterForm

BASE = "/ja/register/counter-coe"


def keep(person: Person, **answers: str) -> int:
    """What the page sends when a field has changed; the status."""
    return person.post(f"{BASE}/draft/answers", answers).status_code


def on_sqlite(app: Flask) -> bool:
    """Whether a statement is no round trip."""
    return bool(app.extensions["engine"].dialect.name == "sqlite")


def test_one_field_after_the_other_is_kept(person: Person, session: Look) -> None:
    assert keep(person, name="HOUMU") == 204
    assert keep(person, phone="090") == 204
    assert keep(person, name="HOUMU TARO") == 204
    (draft,) = session.exec(select(Draft)).all()
    assert draft.answers == {"name": "HOUMU TARO", "phone": "090"}
    assert 'value="HOUMU TARO"' in person.get(f"{BASE}/draft").text


@pytest.mark.parametrize("text", ["あ\U0001f600'\"\\", "{}", "null", "", "%s :x ?"])
def test_any_text_is_kept_as_it_is(person: Person, session: Look, text: str) -> None:
    keep(person, name="before")
    keep(person, name=text)
    (draft,) = session.exec(select(Draft)).all()
    assert draft.answers == {"name": text}


def test_nothing_but_answers_is_kept(person: Person, session: Look) -> None:
    keep(person, name="A\x00B", revision="x", asked="y", other="z")
    (draft,) = session.exec(select(Draft)).all()
    assert draft.answers == {"name": "AB"}


def test_the_same_answer_again_is_no_change(person: Person) -> None:
    step2 = person.answer()
    keep(person, name=ANSWERS["name"])
    assert "利用者情報登録完了(STEP3)" in person.confirm(step2).text


def test_an_answer_that_changed_meanwhile_is_shown_before_anything_is_registered(
    person: Person, session: Look
) -> None:
    step2 = person.answer()
    keep(person, name="HOUMU HANAKO")
    assert "入力内容が変わりました" in person.confirm(step2).text
    assert not session.exec(select(Registrant)).all()


def test_keeping_a_field_is_one_statement(app: Flask, person: Person) -> None:
    keep(person, name="HOUMU")
    with statements(app) as said:
        keep(person, name="HOUMU TARO")
    # BEGIN is no round trip: it is said on SQLite alone, within this process.
    assert said == (["BEGIN", "UPDATE"] if on_sqlite(app) else ["UPDATE"])


def test_registering_is_two_round_trips_and_one_transaction(app: Flask, person: Person) -> None:
    shown = revision(person.answer().text)
    with statements(app) as said:
        person.browser.post(f"{BASE}/check", data={"revision": shown})
    rows = ["INSERT"] * 6  # registrant, link, letter, event and two attempts
    assert said == (["SELECT", "BEGIN", *rows] if on_sqlite(app) else ["SELECT", "WITH"])


def test_a_field_kept_after_registering_begins_a_new_draft(person: Person, session: Look) -> None:
    person.register()
    keep(person, name="SOMEBODY ELSE")
    assert session.exec(select(Registrant)).one().name == ANSWERS["name"]
    assert [d.answers["name"] for d in session.exec(select(Draft)).all() if len(d.answers) == 1]


def test_step3_is_still_there_when_another_tab_has_begun_anew(person: Person) -> None:
    registered = told(person.register().text)
    keep(person, name="SOMEBODY ELSE")
    assert registered in person.get(f"{BASE}/done").text
    assert person.post(f"{BASE}/done/mail").status_code == 200
    assert 'value="SOMEBODY ELSE"' in person.get(f"{BASE}/draft").text
    person.post(f"{BASE}/draft/erase")
    assert registered not in person.get(f"{BASE}/done").text


def test_a_draft_ends_a_day_after_its_last_change(person: Person) -> None:
    with time_machine.travel(now(), tick=False) as clock:
        keep(person, name="HOUMU TARO")
        clock.shift(timedelta(hours=23))
        keep(person, phone="090")
        clock.shift(timedelta(hours=23, minutes=59))
        assert 'value="HOUMU TARO"' in person.get(f"{BASE}/draft").text
        clock.shift(timedelta(minutes=1, seconds=1))
        assert 'value="HOUMU TARO"' not in person.get(f"{BASE}/draft").text


def test_without_a_draft_the_form_is_blank_and_says_what_may_have_become_of_it(
    person: Person,
) -> None:
    page = person.get(f"{BASE}/draft")
    assert "入力内容は24時間で消えます。" in page.text
    assert set(filled_in(page, f"{BASE}/draft").values()) == {"", "counter-coe"}


@pytest.mark.parametrize("pressed", ["lang:ja", "search"])
def test_without_cookies_or_scripts_a_press_on_step1_says_why_nothing_is_left(
    person: Person, pressed: str
) -> None:
    person.browser = person.app.test_client(use_cookies=False)
    page = person.answer(do=pressed)
    if pressed == "search":
        page = person.post(f"{BASE}/draft/municipality", {"code": "131041"})
    assert "Cookieを使わない設定のブラウザでも、" in page.text


def test_erasing_leaves_nothing_but_a_registration(person: Person, session: Look) -> None:
    person.register()
    page = person.post(f"{BASE}/draft/erase")
    assert page.request.path == "/ja/erased"
    assert not session.exec(select(Draft)).all()
    assert session.exec(select(Registrant)).one().name == ANSWERS["name"]
    assert person.browser.get_cookie("draft") is None
    assert person.browser.get_cookie("kept") is None


def test_the_mark_that_scripts_read_comes_again_where_it_is_gone(person: Person) -> None:
    """It says to them that cookies are taken: a form open for a day must not hear otherwise."""
    keep(person, name="HOUMU")
    person.browser.delete_cookie("kept")
    keep(person, phone="090")
    assert person.browser.get_cookie("kept") is not None


def test_erasing_without_a_draft_is_no_error(person: Person) -> None:
    assert person.post(f"{BASE}/draft/erase").status_code == 200


@pytest.mark.parametrize("body", [b"", b'{"name": ""}', b"unknown=x"])
def test_a_form_that_is_not_ours_empties_no_answer(person: Person, body: bytes) -> None:
    person.answer()
    assert person.browser.post(f"{BASE}/draft", data=body).status_code == 422
    assert f'value="{ANSWERS["name"]}"' in person.get(f"{BASE}/draft").text


def test_a_form_without_any_answer_is_told_what_is_missing_and_begins_no_draft(
    person: Person, session: Look
) -> None:
    page = person.post(f"{BASE}/draft")
    assert page.status_code == 422
    assert page.text.count('<p class="error">') == len(CounterForm()._fields)
    assert "Set-Cookie" not in page.headers
    assert not session.exec(select(Draft)).all()
