"""After one visit the site opens without a network."""

import pytest
from playwright.sync_api import expect

from tests.e2e.fixtures import READY, People
from tests.e2e.visitor import Visitor
from tests.serving import eventually

IN_CHARGE = """new URL(navigator.serviceWorker.controller?.scriptURL ?? location)
  .searchParams.get("lang")"""
KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) found.push(request.url);
  return found;
}"""


def leaves_the_network(visitor: Visitor, lang: str = "ja") -> None:
    """One visit, and then no network any more."""
    visitor.lang = lang
    visitor.open(f"/{lang}/")
    visitor.page.evaluate(READY)
    visitor.page.context.set_offline(True)


def looks_at(visitor: Visitor, lang: str) -> None:
    """Until the worker of that language is in charge."""
    visitor.open(f"/{lang}/")
    eventually(lambda: visitor.page.evaluate(IN_CHARGE) == lang)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_top_page_form_terms_and_help_open_offline(traveller: Visitor, lang: str) -> None:
    leaves_the_network(traveller, lang)
    for path, heading in (
        ("/", "新規利用者登録"),
        ("/register/counter-coe", "利用者情報登録"),
        ("/terms", "利用規約"),
        ("/help", "こまったときは"),
    ):
        traveller.open(f"/{lang}{path}")
        traveller.sees(heading)


def test_the_address_without_a_language_opens_offline(traveller: Visitor) -> None:
    leaves_the_network(traveller)
    traveller.open("/")
    traveller.sees("新規利用者登録")


def test_a_page_that_is_not_kept_says_that_there_is_no_network(traveller: Visitor) -> None:
    leaves_the_network(traveller)
    traveller.open("/ja/eligible")
    traveller.sees("インターネットにつながっていません")


@pytest.mark.parametrize("last", ["en", "ja"])
def test_a_look_at_another_language_loses_nothing_of_the_first(
    traveller: Visitor, last: str
) -> None:
    for lang in ("ja", "en", last):
        looks_at(traveller, lang)
    traveller.page.context.set_offline(True)
    for traveller.lang in ("en", "ja"):
        traveller.open(f"/{traveller.lang}/terms")
        traveller.sees("利用規約")
        traveller.open(f"/{traveller.lang}/eligible")
        traveller.sees("インターネットにつながっていません")
    traveller.open_step()
    traveller.choose_municipality("新宿", "東京都新宿区")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("新宿", "東京都新宿区"),
        ("シンジュク", "東京都新宿区"),
        ("Ohta ku", "東京都大田区"),
        ("東京都新宿区", "東京都新宿区"),
        ("Yokohama Naka", "神奈川県横浜市中区"),
        ("鎌ヶ谷", "千葉県鎌ケ谷市"),
        ("東京 中央", "東京都中央区"),
        ("sinzyuku", "東京都新宿区"),
    ],
)
def test_places_are_found_offline(traveller: Visitor, typed: str, name: str) -> None:
    leaves_the_network(traveller)
    traveller.open_step()
    traveller.choose_municipality(typed, name)


def test_places_found_offline_are_japanese_on_a_page_in_another_language(
    traveller: Visitor,
) -> None:
    leaves_the_network(traveller, "en")
    traveller.open_step()
    traveller.button("検索").click()
    place = traveller.search_place()
    place.get_by_label(traveller.say("市区町村の名前")).fill("shinjuku")
    expect(place.locator("[lang=ja] > li")).to_contain_text("新宿区（しんじゅくく）")
    place.get_by_role("button", name="東京都新宿区").click()
    expect(traveller.chosen().get_by_text("東京都新宿区")).to_have_attribute("lang", "ja")


def test_places_found_offline_are_written_as_ever_where_furigana_stand(traveller: Visitor) -> None:
    leaves_the_network(traveller, "ja-ruby")
    traveller.open_step()
    traveller.page.get_by_role("button", name="検索", exact=True).click()
    place = traveller.search_place()
    place.get_by_role("searchbox").fill("shinjuku")
    expect(place.locator("[lang=ja] > li")).to_have_text(
        "新宿区（しんじゅくく） 東京都新宿区 Shinjuku-ku, Tōkyō"
    )


def test_nothing_found_offline_is_said_too(traveller: Visitor) -> None:
    leaves_the_network(traveller)
    traveller.open_step()
    traveller.button("検索").click()
    traveller.search_place().get_by_label("市区町村の名前").fill("qqqq")
    expect(traveller.search_place().get_by_role("status")).to_contain_text("見つかった数：0")


def test_a_form_filled_in_offline_goes_on_when_the_network_is_back(traveller: Visitor) -> None:
    leaves_the_network(traveller)
    traveller.open_step()
    traveller.choose_municipality()
    traveller.fill()
    expect(traveller.page.get_by_text("まだ保存できていません。")).to_be_visible()
    traveller.button("確認").click()
    expect(traveller.page.get_by_text("送信できませんでした。")).to_be_visible()
    traveller.sees_answers()
    traveller.page.context.set_offline(False)
    traveller.sees("利用者情報確認(STEP2)")


def test_nothing_personal_is_kept_for_offline(traveller: Visitor) -> None:
    leaves_the_network(traveller)
    traveller.page.context.set_offline(False)
    traveller.registered()
    for path in ("/draft", "/check", "/done", "/resume"):
        traveller.open_step(path)
    kept = traveller.page.evaluate(KEPT)
    assert kept
    assert not [url for url in kept if any(word in url for word in ("draft", "done", "check"))]
    assert not [url for url in kept if any(word in url for word in ("setup", "sign-in", "resume"))]


def test_saving_data_leaves_the_list_out(people: People) -> None:
    thrifty = people(service_workers="allow")
    thrifty.page.add_init_script(
        "Object.defineProperty(navigator, 'connection', {get: () => ({saveData: true})})"
    )
    thrifty.open("/ja/")
    thrifty.page.evaluate(READY)
    kept = thrifty.page.evaluate(KEPT)
    assert [url for url in kept if url.endswith("/terms")]
    assert not [url for url in kept if url.endswith(".json")]


def test_the_browser_finds_nothing_that_keeps_it_from_installing(traveller: Visitor) -> None:
    traveller.open("/ja/")
    traveller.page.evaluate(READY)
    tools = traveller.page.context.new_cdp_session(traveller.page)
    assert tools.send("Page.getAppManifest")["errors"] == []
    found = tools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # A profile of a test is a private one.
    assert [error["errorId"] for error in found] in ([], ["in-incognito"])
