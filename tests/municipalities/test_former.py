"""Names given up by mergers lead to today's municipality, and the results say so."""

from datetime import date

import pytest

from webapp.municipalities.catalogue import MUNICIPALITIES
from webapp.municipalities.former import FORMER
from webapp.municipalities.search import search


@pytest.mark.parametrize(
    ("ward", "today"),
    [("中区", ["中央区"]), ("東区", ["中央区"]), ("西区", ["中央区"]), ("南区", ["中央区"]),
     ("北区", ["中央区", "浜名区"]), ("浜北区", ["浜名区"])],
)  # fmt: skip
def test_hamamatsus_wards_of_2023_lead_to_those_of_today(ward: str, today: list[str]) -> None:
    for query in (f"浜松市{ward}", f"静岡県浜松市{ward}", f"浜松 {ward}"):
        found = search(query)
        assert [m.name for m in found.matches] == today
        assert {f.full_name for f in found.former} == {f"静岡県浜松市{ward}"}
        assert found.former[0].until == date(2024, 1, 1)


def test_a_ward_that_kept_its_name_is_no_former_one() -> None:
    found = search("浜松市天竜区")
    assert [m.code for m in found.matches] == ["221406"]
    assert found.former == ()


def test_a_name_of_today_comes_without_former_ones() -> None:
    assert not any(search(m.full_name).former for m in MUNICIPALITIES[::7])


def test_a_former_town_is_found_with_its_county_and_in_romaji() -> None:
    for query in ("宮城県黒川郡富谷町", "富谷町", "Tomiya-machi, Miyagi"):
        assert search(query).matches[0].full_name == "宮城県富谷市"


def test_an_address_in_a_former_ward_leads_on() -> None:
    assert search("静岡県浜松市東区有玉北町").matches[0].code == "221384"


@pytest.mark.parametrize(
    ("query", "prefecture", "today"),
    [("東区", "22", "221384"), ("Higashi-ku", "22", "221384"), ("那珂川町", "40", "402311"),
     ("なかがわまち", "40", "402311")],
)  # fmt: skip
def test_a_former_name_is_found_in_its_prefecture_though_others_have_it_today(
    query: str, prefecture: str, today: str
) -> None:
    assert not search(query).former
    found = search(query, prefecture)
    assert [m.code for m in found.matches] == [today]
    assert found.former


def test_every_former_name_leads_somewhere() -> None:
    assert all(former.today for former in FORMER)
    assert all(m in MUNICIPALITIES for former in FORMER for m in former.today)
