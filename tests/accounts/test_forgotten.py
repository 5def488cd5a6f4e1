"""A forgotten password or 認証ID: one answer for everybody, a letter for those who exist."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.accounts.conftest import Outbox
from tests.accounts.members import PASSWORD, enrol, heading
from tests.person import Person
from webapp import public_id
from webapp.accounts.letters import email_key
from webapp.i18n import LANGUAGES
from webapp.models import NoticeKind
from webapp.parsing import Rate


def ask_password(person: Person, typed: str, lang: str = "ja") -> TestResponse:
    """新しいリンクを送る."""
    return person.post(f"/{lang}/password/forgotten", {"public_id": typed})


def ask_id(person: Person, typed: str, lang: str = "ja") -> TestResponse:
    """認証IDを送る."""
    return person.post(f"/{lang}/id/forgotten", {"email": typed})


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_known_and_unknown_ids_get_the_same_answer(
    app: Flask, person: Person, outbox: Outbox, lang: str
) -> None:
    known, unknown = enrol(app).public_id, public_id.new()
    answers = [ask_password(person, typed, lang) for typed in (known, unknown)]
    assert len({(answer.status_code, answer.text) for answer in answers}) == 1
    assert len(outbox.letters()) == 1


@pytest.mark.parametrize(
    ("password", "kind"), [(None, NoticeKind.NEW_LINK), (PASSWORD, NoticeKind.RESET)]
)
def test_the_letter_fits_the_person(
    app: Flask, person: Person, outbox: Outbox, password: str | None, kind: NoticeKind
) -> None:
    member = enrol(app, password)
    ask_password(person, public_id.show(member.public_id).lower())
    assert outbox.kinds() == [kind]
    assert outbox.letters()[0].link_id


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_known_and_unknown_addresses_get_the_same_answer(
    app: Flask, person: Person, outbox: Outbox, lang: str
) -> None:
    enrol(app)
    answers = [ask_id(person, typed, lang) for typed in ("taro@example.com", "jiro@example.com")]
    assert len({(answer.status_code, answer.text) for answer in answers}) == 1
    assert outbox.kinds() == [NoticeKind.IDS]


def test_one_letter_lists_all_ids_of_an_address(app: Flask, person: Person, outbox: Outbox) -> None:
    enrol(app)
    newest = enrol(app)
    ask_id(person, "taro@example.com")
    assert [letter.registrant_id for letter in outbox.letters()] == [newest.id]
    assert outbox.letters()[0].link_id is None


@pytest.mark.parametrize(
    "typed",
    [
        "TARO@example.com",
        " taro@EXAMPLE.com ",
        "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ",
        "mailto:taro@example.com",
        "<taro@example.com>",
        "\u200btaro@example.com\ufeff",
        "Taro <taro@example.com>",
        "MAILTO:taro@example.com?subject=x",
        "taro@example.com.",
    ],
)
def test_the_address_is_found_however_it_is_typed(
    app: Flask, person: Person, outbox: Outbox, typed: str
) -> None:
    enrol(app)
    ask_id(person, typed)
    assert len(outbox.letters()) == 1


def test_an_address_in_another_script_is_looked_up_as_it_is_stored() -> None:
    assert email_key("taro@日本語.jp") == "taro@xn--wgv71a119e.jp"
    assert email_key("taro@" + "a" * 70 + ".jp").startswith("taro@")


def test_a_letter_that_will_not_leave_is_not_promised(
    app: Flask, person: Person, outbox: Outbox
) -> None:
    app.config.update(LIMIT_RESEND_HOUR=Rate(1, 3600))
    member = enrol(app)
    assert ask_password(person, member.public_id).status_code == 200
    outbox.deliver()
    refused = ask_password(person, member.public_id)
    assert (refused.status_code, len(outbox.letters())) == (429, 1)
    assert ask_password(person, public_id.new()).status_code == 200


@pytest.mark.parametrize("typed", ["", "taro", "@example.com", "taro@", " @ "])
def test_what_is_no_address_is_asked_for_again(person: Person, typed: str) -> None:
    answer = ask_id(person, typed)
    assert answer.status_code == 422
    assert "「@」" in answer.text


def test_a_slip_in_an_id_is_noticed_before_anybody_waits_for_a_letter(person: Person) -> None:
    good = public_id.new()
    slip = good[:-1] + ("2" if good[-1] != "2" else "3")
    answer = ask_password(person, slip)
    assert answer.status_code == 422
    assert "認証IDに間違いがあります。" in answer.text
    assert ask_password(person, good).status_code == 200


@pytest.mark.parametrize("typed", ["", " - ", "\x00"])
def test_an_empty_id_is_asked_for(person: Person, typed: str) -> None:
    answer = ask_password(person, typed)
    assert answer.status_code == 422
    assert "認証IDを入力してください。" in answer.text


@pytest.mark.parametrize("known", [True, False])
def test_asking_too_often_is_refused_openly_and_alike(
    app: Flask, person: Person, outbox: Outbox, known: bool
) -> None:
    typed = enrol(app).public_id if known else public_id.new()
    for _ in range(5):
        assert ask_password(person, typed).status_code == 200
        outbox.deliver()
    answer = ask_password(person, typed)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3600")
    assert f'value="{typed}"' in answer.text
    assert len(outbox.letters()) == (5 if known else 0)


@pytest.mark.parametrize("typed", ["taro@example.com", "jiro@example.com"])
def test_asking_for_ids_too_often_is_refused_alike(app: Flask, person: Person, typed: str) -> None:
    enrol(app)
    assert [ask_id(person, typed).status_code for _ in range(6)] == [200] * 5 + [429]


def test_one_client_cannot_ask_for_everybody(app: Flask, person: Person) -> None:
    app.config["LIMIT_FORGOTTEN_CLIENT"] = Rate(3, 3600)
    answers = [ask_password(person, public_id.new()) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200] * 3 + [429]


@pytest.mark.parametrize(
    "typed", ["taro@example.com\r\nBcc: x@example.com", "a\x00@b.c", "é@x" * 99]
)
def test_strange_addresses_find_nobody(
    app: Flask, person: Person, outbox: Outbox, typed: str
) -> None:
    enrol(app)
    assert ask_id(person, typed).status_code in {200, 422}
    assert outbox.letters() == []


def test_the_pages_open_in_every_language(person: Person) -> None:
    for lang in LANGUAGES:
        for page in ("password/forgotten", "id/forgotten", "password/setup/sent", "sign-in"):
            answer = person.get(f"/{lang}/{page}")
            assert answer.status_code == 200
            assert heading(answer)
