"""Finding a municipality by what a person types."""

import pytest

from webapp.municipalities.catalogue import MUNICIPALITIES, PREFECTURES, Municipality, Prefecture
from webapp.municipalities.search import search


def found(query: str, prefecture: str | None = None) -> list[str]:
    return [m.full_name for m in search(query, prefecture, None).matches]


@pytest.mark.parametrize(
    "query",
    [
        "新宿", "新宿区", "東京都新宿区", "東京新宿", "東京新宿区", "東京都 新宿区", "新宿　東京",
        "東京-新宿", "新宿区、東京都", "新宿区\ufe00",
        "しんじゅく", "しんじゅくく", "シンジュク", "ｼﾝｼﾞｭｸ", "しんじゆく",
        "とうきょうとしんじゅくく", "しんじゅく区", "とうきょう都しんじゅく区",
        "しんじゅk", "しんじゅｋ", "東京 しんじゅく", "東京しんじゅく", "トウキョウ新宿",
        "shinjuku", "SHINJUKU", "Shinjuku-ku", "shinjuku ku", "Shinjuku Ward", "ｓｈｉｎｊｕｋｕ",
        "shinju", "Tokyo Shinjuku", "Shinjuku, Tokyo", "Shinjuku-ku, Tōkyō-to", "Toukyou shinjuku",
        "Shinjuku City, Tokyo, Japan", "tokyoshinjuku", "東京shinjuku", "Shinjuku 新宿",
    ],
)  # fmt: skip
def test_shinjuku_is_found_alone_however_it_is_written(query: str) -> None:
    assert found(query) == ["東京都新宿区"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("横浜市中区", "神奈川県横浜市中区"),
        ("神奈川県横浜市中区", "神奈川県横浜市中区"),
        ("神奈川横浜中", "神奈川県横浜市中区"),
        ("よこはましなかく", "神奈川県横浜市中区"),
        ("yokohama-shi naka-ku", "神奈川県横浜市中区"),
        ("Naka Ward, Yokohama", "神奈川県横浜市中区"),
        ("松前郡福島町", "北海道松前郡福島町"),
        ("北海道松前郡福島町", "北海道松前郡福島町"),
        ("北海道福島町", "北海道松前郡福島町"),
        ("まつまえぐんふくしまちょう", "北海道松前郡福島町"),
        ("Hokkaido Fukushima", "北海道松前郡福島町"),
        ("福島", "福島県福島市"),
        ("茅ケ崎", "神奈川県茅ヶ崎市"),
        ("茅が崎", "神奈川県茅ヶ崎市"),
        ("ﾁｶﾞｻｷ", "神奈川県茅ヶ崎市"),
        ("上の国", "北海道檜山郡上ノ国町"),
        ("まなずる", "神奈川県足柄下郡真鶴町"),
        ("ニセコ", "北海道虻田郡ニセコ町"),
        ("にせこ町", "北海道虻田郡ニセコ町"),
        ("さいたま市大宮区", "埼玉県さいたま市大宮区"),
        ("四日市", "三重県四日市市"),
        ("市川", "千葉県市川市"),
        ("津", "三重県津市"),
        ("八丈島", "東京都八丈島八丈町"),
        ("三宅村", "東京都三宅島三宅村"),
        ("Minami Uonuma", "新潟県南魚沼市"),
        ("kan'onji", "香川県観音寺市"),
        ("Kanonji", "香川県観音寺市"),
        ("Sanyo-Onoda", "山口県山陽小野田市"),
        ("Bungo-Ono", "大分県豊後大野市"),
        ("bungo oono", "大分県豊後大野市"),
        ("toyooka", "兵庫県豊岡市"),
        ("Katsuura", "千葉県勝浦市"),
        ("kutchan", "北海道虻田郡倶知安町"),
        ("Kobe", "兵庫県神戸市中央区"),
        ("Gumma Maebashi", "群馬県前橋市"),
        ("Tokyo Ota", "東京都大田区"),
        ("Osaka City Kita", "大阪府大阪市北区"),
        ("北海道札幌市", "北海道札幌市中央区"),
        ("神奈川県横浜市", "神奈川県横浜市中区"),
    ],
)
def test_the_place_meant_comes_first(query: str, first: str) -> None:
    assert found(query)[0] == first


@pytest.mark.parametrize("query", ["Ōta", "ota", "Oota", "Outa", "OTA-KU", "ōta ku", "オオタク"])
def test_a_long_vowel_may_be_written_any_way(query: str) -> None:
    assert found(query)[0] == "東京都大田区"


@pytest.mark.parametrize(
    "query", ["東京", "東京都", "とうきょう", "トウキョウト", "Tokyo", "Tōkyō-to", "toukyou"]
)
def test_a_prefecture_lists_its_municipalities(query: str) -> None:
    assert found(query)[:3] == ["東京都千代田区", "東京都港区", "東京都中央区"]
    assert len(found(query)) == 62


@pytest.mark.parametrize(
    "query",
    ["東京23区", "東京２３区", "東京都23区内", "23区", "二十三区", "東京都区部", "特別区",
     "东京23区", "Tokyo 23 wards", "Special wards of Tokyo", "Tokubetsu-ku", "도쿄 23구"],
)  # fmt: skip
def test_tokyos_wards_have_a_name_together(query: str) -> None:
    assert len(found(query)) == 23
    assert {name[:3] + name[-1] for name in found(query)} == {"東京都区"}


def test_tokyos_wards_together_come_behind_names_that_begin_so() -> None:
    assert found("二")[:2] == ["福島県二本松市", "岩手県二戸市"]
    assert found("東京23区新宿区") == ["東京都新宿区"]
    assert found("津市23-1") == ["三重県津市"]


@pytest.mark.parametrize("prefecture", PREFECTURES, ids=lambda p: p.code)
def test_every_prefecture_is_found_in_three_scripts(prefecture: Prefecture) -> None:
    members = {m.full_name for m in MUNICIPALITIES if m.prefecture is prefecture}
    for query in (prefecture.name, prefecture.kana, prefecture.romaji, prefecture.english):
        assert members <= set(found(query))


def test_a_designated_city_brings_its_wards_before_anything_else() -> None:
    assert len(found("横浜市")) == 18
    assert all(name.startswith("神奈川県横浜市") for name in found("Yokohama")[:18])
    assert found("Yokohama")[18:] == ["青森県上北郡横浜町"]


def test_a_city_named_as_its_prefecture_ranks_before_the_prefecture() -> None:
    names = found("広島")
    assert [name.startswith("広島県広島市") for name in names] == [True] * 8 + [False] * 22


@pytest.mark.parametrize(
    ("query", "number"), [("中央区", 11), ("北区", 11), ("府中市", 2), ("伊達市", 2), ("池田町", 4)]
)
def test_all_places_of_one_name_are_shown(query: str, number: int) -> None:
    assert len(found(query)) == number


def test_places_of_one_name_with_more_businesses_come_first() -> None:
    assert found("中央区")[:2] == ["東京都中央区", "北海道札幌市中央区"]
    assert found("しんj")[0] == "東京都新宿区"


def test_a_chosen_prefecture_keeps_others_out() -> None:
    assert found("府中", "34") == ["広島県府中市", "広島県安芸郡府中町"]
    assert found("府中", "13") == ["東京都府中市"]
    assert found("新宿", "34") == []
    assert found("新宿", "") == ["東京都新宿区"]


@pytest.mark.parametrize("query", ["", " ", "\u3000\t"])
def test_a_prefecture_alone_lists_all_of_it_in_the_order_of_codes(query: str) -> None:
    hokkaido = [m.full_name for m in MUNICIPALITIES if m.prefecture.code == "01"]
    assert found(query, "01") == hokkaido
    assert len(hokkaido) == 188


def test_no_more_than_the_limit_but_the_total_of_all() -> None:
    results = search("Hokkaido")
    assert (len(results.matches), results.total) == (50, 188)
    assert search("Hokkaido", limit=3).matches == results.matches[:3]


@pytest.mark.parametrize("query", ["", "  ", "\u3000", "!?", "〒", "🗼", "\0", ".*", "%", "؟ שלום"])
def test_nothing_typed_finds_nothing(query: str) -> None:
    assert search(query).total == 0


@pytest.mark.parametrize("prefecture", ["00", "48", "1", "１３", "東京都", "13\n", "' OR 1=1"])
def test_an_unknown_prefecture_has_nothing(prefecture: str) -> None:
    assert search("", prefecture).total == search("新宿", prefecture).total == 0


@pytest.mark.parametrize("municipality", MUNICIPALITIES[::23], ids=lambda m: m.code)
def test_a_full_name_in_any_script_finds_its_place_first(municipality: Municipality) -> None:
    prefecture = municipality.prefecture
    spellings = (
        municipality.full_name,
        f"{prefecture.kana}{municipality.parent_kana}{municipality.kana}",
        f"{municipality.romaji}, {municipality.parent_romaji}, {prefecture.english}",
    )
    for spelling in spellings:
        assert found(spelling)[0] == municipality.full_name


def test_the_start_of_every_name_finds_the_place() -> None:
    found: dict[str, tuple[Municipality, ...]] = {}
    for place in MUNICIPALITIES:
        for start in {name[:end] for name in names_of(place) for end in range(1, len(name) + 1)}:
            if start not in found:
                found[start] = search(start, limit=None).matches
            assert place in found[start], start


def names_of(place: Municipality) -> tuple[str, str, str]:
    """In kanji, kana and Latin letters."""
    return place.name, place.kana, place.romaji
