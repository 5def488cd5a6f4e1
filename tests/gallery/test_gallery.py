"""The gallery's own addresses: the list, going on from a state, and nothing of it in production."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.person import Person
from webapp import create_app
from webapp.gallery.states import SCREENS, STATES
from webapp.i18n import LANGUAGES, catalogue

MORE_THAN_THE_LIMIT = 21


@pytest.fixture
def browser(app: Flask) -> FlaskClient:
    """A reviewer's browser."""
    return app.test_client()


def listing(browser: FlaskClient) -> list[dict[str, str]]:
    """What the checkers read."""
    found: list[dict[str, str]] = browser.get("/dev/gallery.json").get_json()
    return found


def test_the_list_holds_each_state_once_in_each_language(browser: FlaskClient) -> None:
    listed = listing(browser)
    pairs = [(one["lang"], one["state"]) for one in listed]
    assert sorted(pairs) == sorted((lang, state) for lang in LANGUAGES for state in STATES)
    assert len({one["address"] for one in listed}) == len(pairs)
    assert {one["screen"] for one in listed} == set(SCREENS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_links_every_state_in_every_language(person: Person, lang: str) -> None:
    page = person.get(f"/dev/gallery?lang={lang}")
    assert f'href="/dev/gallery?lang={"en" if lang == "ja" else "ja"}"' in page.text
    for one in listing(person.browser):
        assert f'href="{one["address"]}"' in page.text


def test_every_screen_is_called_what_people_read_on_it() -> None:
    for title in SCREENS.values():
        assert catalogue("en").gettext(title) != title


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_state_is_shown_in_every_language(person: Person, lang: str) -> None:
    for state in ("step1-empty", "account", "letter-ids"):
        assert "<h1" in person.get(f"/dev/gallery/{lang}/{state}").text


@pytest.mark.parametrize("path", ["/ja/nothing", "/xx/top", "/ja", "/ja/"])
def test_what_is_no_state_is_not_found(browser: FlaskClient, path: str) -> None:
    assert browser.get(f"/dev/gallery{path}").status_code == 404


def test_a_reviewer_goes_on_from_a_state(person: Person) -> None:
    person.get("/dev/gallery/ja/step2")
    assert "利用者情報確認(STEP2)" in person.get("/ja/register/counter-coe/check").text
    person.get("/dev/gallery/en/account")
    assert "HOUMU TARO" in person.get("/en/account").text


def test_a_state_leaves_nothing_of_the_one_before(person: Person) -> None:
    person.get("/dev/gallery/ja/account")
    person.get("/dev/gallery/ja/sign-in-blank")
    assert '<h1 tabindex="-1">サインイン</h1>' in person.get("/ja/account").text
    assert not person.browser.get_cookie("draft")


def test_a_state_has_the_headers_of_the_real_page(browser: FlaskClient) -> None:
    slowed = browser.get("/dev/gallery/ja/sign-in-slowed")
    assert int(slowed.headers["Retry-After"]) > 60
    assert slowed.headers["Cache-Control"] == "no-store"
    assert "GET" in browser.get("/dev/gallery/ja/error-405").headers["Allow"]
    letter = browser.get("/dev/gallery/ja/letter-reset")
    assert "'unsafe-inline'" in letter.headers["Content-Security-Policy"]
    for header in ("Content-Type", "Content-Security-Policy", "Cache-Control"):
        assert len(slowed.headers.getlist(header)) == 1


def test_no_limit_stops_a_reviewer(browser: FlaskClient) -> None:
    answers = [browser.get("/dev/gallery/ja/step3-sent") for _ in range(MORE_THAN_THE_LIMIT)]
    assert {answer.status_code for answer in answers} == {200}


@pytest.mark.parametrize("settings_", [{"APP_ENV": "production"}, {"MAIL_CATCHER": False}])
def test_there_is_no_gallery_where_people_register(
    settings: dict[str, object], settings_: dict[str, object]
) -> None:
    browser = create_app({**settings, **settings_}).test_client()
    for path in ("", ".json", "/ja/top", "/en/account"):
        assert browser.get(f"/dev/gallery{path}").status_code == 404
