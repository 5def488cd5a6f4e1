"""What independent readers of the search have missed is found."""

import pytest

from webapp.municipalities.search import search


@pytest.mark.parametrize(
    ("query", "best"),
    [
        # A municipality comes before the 郡 of the same name.
        ("kani gifu", "岐阜県可児市"),
        ("可児 岐阜", "岐阜県可児市"),
        ("Date City, Fukushima", "福島県伊達市"),
        ("이시카리 홋카이도", "北海道石狩市"),
        ("Kumamoto Kuma", "熊本県球磨郡球磨村"),
        # Latin letters after a Japanese address are the name of a building.
        ("新宿区西新宿 Sakura Heights 203", "東京都新宿区"),
        ("川口市青木2-1-1 Maison Aoki", "埼玉県川口市"),
        # One slip after the prefecture and the 郡.
        ("北海道礼幌市", "北海道札幌市中央区"),
        ("愛知県小枚市", "愛知県小牧市"),
        ("東京都渋屋区", "東京都渋谷区"),
        # One slip in one of two names, or in a name of two words.
        ("Shinjku, Tokyo", "東京都新宿区"),
        ("yokohma naka", "神奈川県横浜市中区"),
        ("Toyohahsi shi, Aichi", "愛知県豊橋市"),
        ("Higashi-Murayma", "東京都東村山市"),
        ("Rikuzen-Takada", "岩手県陸前高田市"),
        # The ward that has its city's name; a ward of Tokyo before those of other cities.
        ("Kawasaki Ward", "神奈川県川崎市川崎区"),
        ("川崎", "神奈川県川崎市川崎区"),
        ("Minato City", "東京都港区"),
        ("Higashi Ward, Hiroshima", "広島県広島市東区"),
        ("Minami Ward, Saitama", "埼玉県さいたま市南区"),
        ("Higashi Hiroshima City", "広島県東広島市"),
        ("HOKKAIDO URAUSU CHO", "北海道樺戸郡浦臼町"),
        # Forms of characters, and names, that other countries write.
        ("兵库县姬路市", "兵庫県姫路市"),
        ("涌水町", "鹿児島県姶良郡湧水町"),
        ("Tokio Shinjuku", "東京都新宿区"),
        ("Kioto", "京都府京都市下京区"),
        ("Tóquio", "東京都千代田区"),
        ("Quioto", "京都府京都市下京区"),
        # Spellings of Edo's time.
        ("大坂市北区", "大阪府大阪市北区"),
        ("大坂", "大阪府大阪市中央区"),
        ("箱館", "北海道函館市"),
        ("松坂", "三重県松阪市"),
        # Other readings, and kanji that a name of kana once had.
        ("yotsukaichi", "三重県四日市市"),
        ("よつかいち", "三重県四日市市"),
        ("Kagamihara City", "岐阜県各務原市"),
        ("かがみはら", "岐阜県各務原市"),
        ("龍野", "兵庫県たつの市"),
        # の that is heard and not written, or written and left out.
        ("一ノ関", "岩手県一関市"),
        ("一の宮市", "愛知県一宮市"),
        ("西之宮", "兵庫県西宮市"),
        ("富士の宮", "静岡県富士宮市"),
        ("中条", "群馬県吾妻郡中之条町"),
        ("伊豆国市", "静岡県伊豆の国市"),
        ("日出町", "大分県速見郡日出町"),
    ],
)
def test_what_an_independent_reader_missed_is_found(query: str, best: str) -> None:
    assert search(query).matches[0].full_name == best


def test_the_whole_of_tokyo_may_be_called_a_metropolis() -> None:
    assert {m.prefecture.name for m in search("Tokyo Metropolis").matches} == {"東京都"}


@pytest.mark.parametrize(
    "query",
    ["Tỉnh Aichi", "Prefectura de Aichi", "Provincia de Aichi", "Prefektur Aichi", "Aichi Pref."],
)
def test_a_prefecture_may_be_called_so_in_the_languages_of_the_house(query: str) -> None:
    assert {m.prefecture.name for m in search(query).matches} == {"愛知県"}


def test_a_ward_and_a_city_may_be_called_so_in_the_languages_of_the_house() -> None:
    assert search("Cidade de Osaka").matches[0].full_name == "大阪府大阪市中央区"
    assert search("quận Higashi, thành phố Hiroshima").matches[0].full_name == "広島県広島市東区"
