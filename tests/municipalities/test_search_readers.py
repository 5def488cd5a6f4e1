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
        ("北海道礼幌市", "北海道札幌市北区"),
        ("愛知県小枚市", "愛知県小牧市"),
        ("東京都渋屋区", "東京都渋谷区"),
        # The ward that has its city's name; a ward of Tokyo before those of other cities.
        ("Kawasaki Ward", "神奈川県川崎市川崎区"),
        ("川崎", "神奈川県川崎市川崎区"),
        ("Minato City", "東京都港区"),
        ("HOKKAIDO URAUSU CHO", "北海道樺戸郡浦臼町"),
        # Forms of characters, and names, that other countries write.
        ("兵库县姬路市", "兵庫県姫路市"),
        ("涌水町", "鹿児島県姶良郡湧水町"),
        ("Tokio Shinjuku", "東京都新宿区"),
        ("Kioto", "京都府京都市下京区"),
    ],
)
def test_what_an_independent_reader_missed_is_found(query: str, best: str) -> None:
    assert search(query).matches[0].full_name == best


def test_the_whole_of_tokyo_may_be_called_a_metropolis() -> None:
    assert {m.prefecture.name for m in search("Tokyo Metropolis").matches} == {"東京都"}
