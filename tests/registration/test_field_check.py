"""One field of STEP1 checked alone: its message, and nothing else."""

import pytest
from sqlmodel import select

from tests.look import Look
from tests.person import HTMX, Person
from webapp.i18n import LANGUAGES
from webapp.models import Draft

STEP1 = "/ja/register/counter-coe"


def test_a_field_that_failed_is_checked_alone(person: Person) -> None:
    check = f"{STEP1}/fields/phone"
    wrong = person.post(check, {"phone": "12"}, htmx=True)
    assert "エラー：" in wrong.text
    right = person.post(check, {"phone": "090-1234-5678"}, htmx=True)
    assert right.text.strip() == ""
    assert "<input" not in wrong.text


def test_the_second_address_is_compared_with_the_first(person: Person) -> None:
    both = {"email": "taro@example.com", "email_confirm": "hanako@example.com"}
    page = person.post(f"{STEP1}/fields/email_confirm", both, htmx=True)
    assert "上のメールアドレスと違います" in page.text


def test_a_field_that_does_not_exist_is_not_found(person: Person) -> None:
    assert person.post(f"{STEP1}/fields/passport", {"passport": "1"}).status_code == 404


def test_checking_a_field_stores_nothing(person: Person, session: Look) -> None:
    person.post(f"{STEP1}/fields/phone", {"phone": "12"}, htmx=True)
    assert not session.exec(select(Draft)).all()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_longest_message_of_a_field_is_small(person: Person, lang: str) -> None:
    """600 bytes, 75 of them the server's own headers."""
    check = f"/{lang}/register/counter-coe/fields/name"
    asked = {**HTMX, "Accept-Encoding": "br, zstd"}
    told = person.browser.post(check, data={"name": "MÜLLER"}, headers=asked)
    assert told.status_code == 200
    assert len(told.data) + len(str(told.headers)) <= 525
