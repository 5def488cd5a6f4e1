"""What a person may have meant is offered, asked about once, and never put in silently."""

import pytest

from tests.person import ANSWERS, HTMX, Person

BLANK = "/ja/register/counter-coe"


def test_a_letter_outside_a_to_z_is_offered_a_spelling_and_never_changed_silently(
    person: Person,
) -> None:
    page = person.answer(name="MÜLLER")
    assert page.status_code == 422
    assert '「<b translate="no">MUELLER</b>」にする' in page.text
    taken = person.answer(name="MÜLLER", do="accept:name:0")
    assert taken.request.path.endswith("/check")
    assert "MUELLER" in taken.text


@pytest.mark.parametrize(
    "forged",
    ["accept:name:0", "accept:name:x", "accept:nobody:0", "accept:", f"accept:name:{'1' * 5000}"],
)
def test_a_suggestion_that_is_not_offered_any_more_is_a_press_of_the_form(
    person: Person, forged: str
) -> None:
    """Its text was changed before the press: nothing is put in its place, and nothing is silent."""
    page = person.answer(do=forged)
    assert page.request.path.endswith("/check")
    assert ANSWERS["name"] in page.text
    wrong = person.answer(do=forged, phone="12")
    assert wrong.status_code == 422
    assert wrong.text.count('<p class="error">') == 1


def test_a_look_alike_domain_is_asked_about_once(person: Person) -> None:
    typo = {"email": "taro@gmial.com", "email_confirm": "taro@gmial.com"}
    asked = person.answer(**typo)
    assert asked.status_code == 422
    assert "taro@gmail.com" in asked.text
    assert person.answer(**typo).request.path.endswith("/check")


@pytest.mark.parametrize("again", ["taro@gmial.com", "Taro@gmial.com", "taro@gmial.com "])
def test_taking_the_right_domain_corrects_both_boxes(person: Person, again: str) -> None:
    typo = {"email": "taro@gmial.com", "email_confirm": again}
    person.answer(**typo)
    page = person.answer(**typo, do="accept:email:0")
    assert page.request.path.endswith("/check")
    assert "taro@gmail.com" in page.text


def test_taking_the_right_domain_leaves_a_box_that_says_something_else(person: Person) -> None:
    typo = {"email": "taro@gmial.com", "email_confirm": "hanako@gmial.com"}
    page = person.answer(**typo, do="accept:email:0")
    assert page.status_code == 422
    assert 'value="hanako@gmial.com"' in page.text


def test_a_look_alike_that_was_asked_about_beside_its_field_is_not_asked_about_again(
    person: Person,
) -> None:
    person.answer(email="bad", email_confirm="bad")
    typo = {"email": "taro@gmial.com", "email_confirm": "taro@gmial.com"}
    message = person.post(f"{BLANK}/fields/email", typo, headers=HTMX)
    assert "「@gmail.com」ですか？" in message.text
    assert "利用者情報確認(STEP2)" in person.answer(**typo).text
