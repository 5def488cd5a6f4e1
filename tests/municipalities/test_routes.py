"""The search over HTTP: kept by the browser, told in the list, carried into the form."""

import pytest
from flask import Flask

from tests.person import Person
from webapp.parsing import Rate

RESULTS = "/ja/municipalities/results"


def _address(person: Person) -> str:
    """The address from which the dialog asks for results."""
    panel = person.get("/ja/municipalities/panel", htmx=True).text
    return panel.split('data-hx-get="')[1].split('"')[0]


def test_an_answer_is_kept_under_its_version(person: Person) -> None:
    kept = person.get(f"{_address(person)}&q=shinjuku", htmx=True)
    assert kept.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Set-Cookie" not in kept.headers


def test_an_answer_of_another_version_is_asked_for_again(person: Person) -> None:
    assert person.get(f"{RESULTS}?v=old&q=shinjuku").headers["Cache-Control"] == "no-cache"


def test_a_place_is_told_with_its_reading_and_where_it_lies(person: Person) -> None:
    page = person.get(f"{RESULTS}?q=横浜市中区").text
    for text in ("中区（なかく）", "神奈川県横浜市中区", "Naka-ku, Kanagawa"):
        assert text in page


# The 50 that are shown of many, and the largest prefecture, which is shown whole.
@pytest.mark.parametrize(("query", "most"), [("q=shi", 2_500), ("prefecture=01", 6_500)])
def test_many_places_stay_a_light_answer(person: Person, query: str, most: int) -> None:
    headers = {"HX-Request": "true", "Accept-Encoding": "br"}
    answer = person.browser.get(f"{RESULTS}?{query}", headers=headers)
    assert answer.headers["Content-Encoding"] == "br"
    assert len(answer.data) <= most


def test_a_name_that_is_gone_leads_to_todays_place_with_a_word(person: Person) -> None:
    page = person.get(f"{RESULTS}?q=浜松市浜北区").text
    assert "静岡県浜松市浜名区" in page
    assert "今はありません" in page


def test_a_postcode_offers_the_town_for_the_next_field(person: Person) -> None:
    page = person.get(f"{RESULTS}?q=160-0023").text
    assert '町名「<b lang="ja" translate="no">西新宿</b>」も入れる' in page
    filled = person.post("/ja/register/counter-coe/draft/municipality", {"code": "131041 西新宿"})
    assert 'value="131041"' in filled.text
    assert 'value="西新宿"' in filled.text


def test_a_town_is_never_put_over_what_was_typed(person: Person) -> None:
    person.answer(name="", address="北1条西2丁目")
    filled = person.post("/ja/register/counter-coe/draft/municipality", {"code": "131041 西新宿"})
    assert 'value="北1条西2丁目"' in filled.text
    assert "西新宿" not in filled.text


def test_a_forged_town_is_no_more_than_text(person: Person) -> None:
    forged = {"code": "131041 \x00<b>西新宿"}
    filled = person.post("/ja/register/counter-coe/draft/municipality", forged)
    assert 'value="&lt;b&gt;西新宿"' in filled.text


def test_nothing_found_says_what_to_try(person: Person) -> None:
    assert "郵便番号を入力するか" in person.get(f"{RESULTS}?q=zzzzzz").text


def test_too_many_searches_are_refused_where_the_results_would_stand(
    app: Flask, person: Person
) -> None:
    app.config["LIMIT_SEARCH"] = Rate(2, 3600)
    person.get("/ja/municipalities/panel", htmx=True)
    person.get(f"{RESULTS}?q=one+too", htmx=True)
    refused = person.get(f"{RESULTS}?q=many", htmx=True)
    assert refused.status_code == 429
    # Beside the form it would lie under the dialog that asked.
    assert refused.headers["HX-Retarget"] == "#municipality-count"
    assert "短い時間に操作が集中しています" in refused.text
    closed = person.get("/ja/municipalities/panel", htmx=True)
    assert closed.headers["HX-Retarget"] == "#alert"
    assert "<h1" in person.get("/ja/municipalities").text
