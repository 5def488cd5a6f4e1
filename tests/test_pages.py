"""Pages that do not depend on the visitor, errors, and what every answer carries."""

import io

import pytest
from flask import Flask

from tests.person import HTMX, Person
from webapp.i18n import LANGUAGES, RUBY, language_tag
from webapp.site import addresses

TOP = (
    "新規利用者登録",
    "外国人本人、弁護士・行政書士、法定代理人等の方でオンライン申請を行う場合には、利用者登録が必要となります。",
    "外国人本人や法定代理人の方などが利用者登録をする場合は、「外国人本人・その他」のボタンを押下してください。",
    "弁護士・行政書士の方が利用者登録する場合は、「弁護士・行政書士」のボタンを押下してください。",
    "オンラインで利用者登録が可能な方は、下記の「1. オンラインで利用者登録が可能な方」に"
    "記載していますので、確認の上、登録してください。",
    "利用者登録するための準備手続",
    "公的個人認証サービスの利用者クライアントソフトのダウンロード（地方公共団体情報システム機構の公的個人認証サービスポータルサイトに移動します。）",
    ">外国人本人・その他</a>",
    ">弁護士・行政書士</a>",
    ">(窓口申請) 在留資格認定証明書電子交付希望者</a>",
)
UNSAFE = ("'unsafe-inline'", "'unsafe-eval'", "*", "http:", "data:")


@pytest.mark.parametrize("text", TOP)
def test_the_top_page_says_what_the_manual_says(person: Person, text: str) -> None:
    assert text in person.get("/").text


def test_every_page_of_the_site_map_opens_and_sets_no_cookie(app: Flask, person: Person) -> None:
    for address in addresses(app):
        page = person.get(address)
        assert page.status_code == 200, address
        assert "Set-Cookie" not in page.headers


def test_every_link_on_a_static_page_leads_somewhere(app: Flask, person: Person) -> None:
    linked = {link for address in addresses(app) for link in _links(person.get(address).text)}
    for link in linked:
        assert person.get(link).status_code == 200, link


def _links(html: str) -> set[str]:
    hrefs = {part.split('"')[0].split("#")[0] for part in html.split('href="')[1:]}
    return {href for href in hrefs if href.startswith("/") and "/static/" not in href}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_says_its_language_and_offers_the_others(person: Person, lang: str) -> None:
    page = person.get(f"/{lang}/terms").text
    assert f'<html lang="{language_tag(lang)}"' in page
    for other in LANGUAGES:
        beside = {lang, other} == {"ja", RUBY}  # of the same language: its aid
        listed = language_tag(other) != language_tag(lang) and other != RUBY
        assert (f'href="/{other}/terms"' in page) == (listed or beside or other == lang)


def test_the_short_address_of_the_top_page_offers_english(person: Person) -> None:
    assert 'href="/en/"' in person.get("/").text


def test_switching_the_language_keeps_the_search(person: Person) -> None:
    page = person.get("/ja/municipalities?prefecture=13&q=shinjuku").text
    assert 'href="/en/municipalities?prefecture=13&amp;q=shinjuku"' in page


@pytest.mark.parametrize(
    "path", ["/xx/", "/ja/nothing", "/ja/register/nobody", "/static/nothing.js"]
)
def test_an_unknown_address_is_not_found(person: Person, path: str) -> None:
    page = person.get(path)
    assert page.status_code == 404
    assert "ページが見つかりません" in page.text


def test_an_unknown_address_is_not_found_in_the_language_of_the_address(person: Person) -> None:
    assert "Page not found" in person.get("/en/nothing").text


def test_a_static_page_cannot_be_posted_to(person: Person) -> None:
    page = person.post("/ja/terms")
    assert page.status_code == 405
    assert "GET" in page.headers["Allow"]
    assert "このページではその操作はできません" in page.text


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", ["sign-out", "password/setup/new", "register/counter-coe/again"])
def test_an_address_that_takes_forms_alone_says_so_and_leads_on(
    app: Flask, person: Person, method: str, path: str
) -> None:
    answer = person.browser.open(f"/en/{path}", method=method)
    assert answer.status_code == 405
    assert {*answer.headers["Allow"].split(", ")} == {"OPTIONS", "POST"}
    if method == "GET":
        assert 'href="/en/"' in answer.text
        assert "This page cannot do that" in answer.text


def test_an_error_of_a_fragment_appears_beside_the_form(person: Person) -> None:
    answer = person.post("/ja/register/counter-coe/fields/nobody", {}, htmx=True)
    assert answer.status_code == 404
    assert answer.headers["HX-Retarget"] == "#alert"
    assert "<html" not in answer.text


def test_a_fault_of_ours_gets_a_page_without_a_word_of_it(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setattr("webapp.registration.drafts.load", lambda _key: 1 / 0)
    page = app.test_client().get("/ja/register/counter-coe/draft")
    assert page.status_code == 500
    assert "システムで問題が起きました" in page.text
    assert "division" not in page.text


def test_a_fault_of_ours_is_logged_without_the_address_or_the_words_of_it(
    app: Flask, monkeypatch: pytest.MonkeyPatch, logged: io.StringIO
) -> None:
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    typed = "taro@" + "example.com"
    monkeypatch.setattr("webapp.links.read", lambda *_: int(typed))
    app.test_client().get("/setup/a-secret-token")
    lines = logged.getvalue()
    assert '"fault": "ValueError"' in lines
    assert "/setup/<token>" in lines
    assert "a-secret-token" not in lines
    assert typed not in lines


@pytest.mark.parametrize("host", ["..", ".a.com", "a" * 64 + ".com", "a" * 300])
def test_a_host_that_no_address_can_have_is_a_bad_request(app: Flask, host: str) -> None:
    assert app.test_client().get("/ja/sign-in", headers={"Host": host}).status_code == 400


def test_one_template_is_page_and_fragment(person: Person) -> None:
    whole, part = person.get("/ja/terms").text, person.get("/ja/terms", htmx=True).text
    assert "<html" in whole
    assert "<html" not in part
    assert "<title>利用規約" in part
    assert 'id="main"' in part


def test_going_back_gets_the_whole_page(person: Person) -> None:
    headers = {**HTMX, "HX-History-Restore-Request": "true"}
    assert "<html" in person.get("/ja/terms", headers=headers).text


def test_headers_allow_nothing_that_is_not_ours(person: Person) -> None:
    headers = person.get("/ja/terms").headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';script-src 'self'")
    assert "frame-ancestors 'none'" in policy
    assert not [word for word in UNSAFE if word in policy]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in headers


def test_a_fragments_address_opened_as_a_document_has_every_header(person: Person) -> None:
    address, answers = "/ja/register/counter-coe/fields/phone", {"phone": "1"}
    whole = person.post(address, answers).headers
    assert {"Content-Security-Policy", "X-Content-Type-Options"} <= set(whole.keys())
    swapped = person.post(address, answers, htmx=True).headers
    assert set(swapped.keys()) == {"Content-Type", "Content-Length", "Cache-Control"}


def test_over_https_cookies_and_headers_are_strict(app: Flask) -> None:
    app.config["HTTPS"] = True
    answer = app.test_client().post("/ja/register/counter-coe/draft", data={"name": ""})
    assert answer.headers["Set-Cookie"].startswith("__Host-draft=")
    assert "Secure" in answer.headers["Set-Cookie"]
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=63072000")


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "https://localhost"},
        {"Origin": "http://["},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    ],
)
def test_another_site_cannot_post(person: Person, headers: dict[str, str]) -> None:
    page = person.post("/ja/register/counter-coe/draft", {"name": "EVIL"}, headers=headers)
    assert page.status_code == 403
    assert "Set-Cookie" not in page.headers


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {"Origin": "http://localhost"}],
)
def test_our_own_pages_can_post(person: Person, headers: dict[str, str]) -> None:
    sent = {"name": "HOUMU", "do": "back"}
    assert person.post("/ja/register/counter-coe/draft", sent, headers=headers).status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_the_service_says_that_it_is_well(person: Person, path: str) -> None:
    assert person.get(path).status_code == 200
