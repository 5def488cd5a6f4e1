"""Where the list of languages leads from an error at an address that is no page."""

import pytest

from tests.person import Person


@pytest.mark.parametrize(
    ("form", "page"),
    [
        ("password/setup/new", "password/setup"),
        ("register/counter-coe/again", "register/counter-coe"),
        ("register/counter-coe/fields/name", "register/counter-coe"),
        ("register/counter-coe/done/mail", "register/counter-coe/done"),
        ("account/session", "account"),
        ("sign-out", ""),
    ],
)
def test_where_only_forms_or_parts_are_the_languages_lead_to_the_page_around(
    person: Person, form: str, page: str
) -> None:
    refused = person.post(f"/ja/{form}", headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status_code == 403
    assert f'href="/en/{page}"' in refused.text


@pytest.mark.parametrize("page", ["terms", "register/counter-coe/check", "sign-in"])
def test_from_an_error_on_a_page_the_languages_lead_to_the_same_page(
    person: Person, page: str
) -> None:
    refused = person.post(f"/ja/{page}", headers={"Sec-Fetch-Site": "cross-site"})
    assert f'href="/en/{page}"' in refused.text
