"""Who speaks another language than the page is offered it, once."""

import pytest
from playwright.sync_api import expect

from tests.e2e.fixtures import People
from webapp.i18n import LANGUAGES


@pytest.mark.parametrize(
    ("spoken", "lang"), [("ko-KR", "ko"), ("zh-TW", "zh-Hant"), ("fil-PH", "tl"), ("pt-BR", "pt")]
)
def test_a_first_visit_is_offered_the_language_of_the_browser(
    people: People, spoken: str, lang: str
) -> None:
    person = people(locale=spoken)
    for address in ("/ja/", "/ja/register/counter-coe"):
        person.open(address)
        offered = person.page.get_by_role("navigation").get_by_text(LANGUAGES[lang])
        expect(offered.locator("visible=true")).to_have_count(1)
        assert person.page.url == f"{person.service}{address}"
    offered.locator("visible=true").click()
    expect(person.page.locator("html")).to_have_attribute("lang", lang)
    assert f"/{lang}/" in person.page.url


def test_nothing_is_offered_where_the_browser_speaks_the_pages_language(people: People) -> None:
    person = people(locale="ja-JP")
    person.open("/ja/")
    menu = person.page.get_by_role("navigation")
    expect(menu.get_by_role("link").locator("visible=true")).to_have_text(["ふりがなをつける"])


def test_it_is_offered_once_after_every_swap(people: People) -> None:
    person = people(locale="ko-KR")
    offered = person.page.locator("#languages > [lang=ko]")
    person.send_answers()
    person.open_step("/draft")
    expect(offered).to_have_count(1)
    person.button("検索").click()
    expect(person.search_place()).to_be_visible()
    expect(offered).to_have_count(1)
    person.button("選ばずに閉じる").click()
    person.button("確認").click()
    person.sees("利用者情報確認(STEP2)")
    expect(offered).to_have_attribute("href", "/ko/register/counter-coe/check")
    person.page.reload()
    expect(offered).to_have_count(1)


@pytest.mark.parametrize("address", ["/ja/terms", "/ja-ruby/terms"])
def test_nothing_is_offered_on_a_page_in_that_language(people: People, address: str) -> None:
    person = people(locale="ja-JP")
    person.open(address)
    expect(person.page.locator("#languages > [lang]")).to_have_count(1)
