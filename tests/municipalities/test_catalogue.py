"""The municipalities that exist, with the right code, reading and romaji."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.municipalities.catalogue import (
    MUNICIPALITIES,
    PREFECTURES,
    Municipality,
    by_code,
    prefecture_by_code,
)


def named(full_name: str) -> Municipality:
    (found,) = (m for m in MUNICIPALITIES if m.full_name == full_name)
    return found


def test_every_municipality_and_prefecture_is_there_once() -> None:
    assert len({m.code for m in MUNICIPALITIES}) == len(MUNICIPALITIES) == 1892
    assert len({m.full_name for m in MUNICIPALITIES}) == 1892
    assert [p.code for p in PREFECTURES] == [f"{number:02}" for number in range(1, 48)]


def test_the_list_is_in_the_order_of_the_codes() -> None:
    assert [m.code for m in MUNICIPALITIES] == sorted(m.code for m in MUNICIPALITIES)


def test_the_kinds_add_up() -> None:
    """792 cities less 20 designated ones, 23 + 171 wards, 743 towns, 183 villages."""
    kinds = Counter(m.name[-1] for m in MUNICIPALITIES)
    assert kinds == {"市": 772, "区": 194, "町": 743, "村": 183}


def test_twenty_designated_cities_stand_as_171_wards() -> None:
    cities = Counter(m.parent for m in MUNICIPALITIES if m.parent.endswith("市"))
    assert (len(cities), cities.total()) == (20, 171)
    assert not {m.name for m in MUNICIPALITIES} & set(cities)


def check_digit(digits: str) -> int:
    """The last digit of 11 less the rest of the sum, weighted 6 to 2, divided by 11."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(6, 1, -1), strict=True))
    return (11 - total % 11) % 10


def test_every_check_digit_is_right() -> None:
    wrong = [m.code for m in MUNICIPALITIES if check_digit(m.code[:5]) != int(m.code[5])]
    assert wrong == []


def test_a_code_begins_with_its_prefecture() -> None:
    assert all(m.code[:2] == m.prefecture.code for m in MUNICIPALITIES)


def test_villages_where_nobody_can_be_registered_are_left_out() -> None:
    assert [code for code in map(str, range(16951, 17002)) if by_code(f"0{code}")] == []
    assert [m.full_name for m in MUNICIPALITIES if m.name == "泊村"] == ["北海道古宇郡泊村"]


def test_hamamatsu_has_the_three_wards_of_2024() -> None:
    wards = [(m.code, m.name) for m in MUNICIPALITIES if m.parent == "浜松市"]
    assert wards == [("221384", "中央区"), ("221392", "浜名区"), ("221406", "天竜区")]


def test_a_code_gives_its_municipality() -> None:
    shinjuku = by_code("131041")
    assert shinjuku is not None
    assert (shinjuku.full_name, shinjuku.kana) == ("東京都新宿区", "しんじゅくく")
    assert (shinjuku.romaji, shinjuku.prefecture.romaji) == ("Shinjuku-ku", "Tōkyō")
    assert shinjuku.prefecture.english == "Tokyo"
    assert prefecture_by_code("13") == shinjuku.prefecture


@given(st.text())
def test_no_other_text_gives_one(text: str) -> None:
    found, prefecture = by_code(text), prefecture_by_code(text)
    assert found is None or found.code == text
    assert prefecture is None or prefecture.code == text


@pytest.mark.parametrize("code", ["131040", "13104", "１３１０４１", "131041\n", "", "221317"])
def test_a_wrong_or_abolished_code_gives_nothing(code: str) -> None:
    assert by_code(code) is None


def test_full_names_are_as_in_an_address() -> None:
    assert named("神奈川県横浜市中区").name == "中区"
    assert named("北海道松前郡福島町").parent_romaji == "Matsumae-gun"
    assert named("福島県福島市").parent == ""
    assert named("東京都八丈島八丈町").name == "八丈町"
    assert named("東京都大島町").parent == ""


@pytest.mark.parametrize(
    ("full_name", "romaji"),
    [
        ("千葉県勝浦市", "Katsuura-shi"),
        ("和歌山県東牟婁郡那智勝浦町", "Nachikatsuura-chō"),
        ("長崎県松浦市", "Matsuura-shi"),
        ("兵庫県豊岡市", "Toyooka-shi"),
        ("長野県下伊那郡豊丘村", "Toyooka-mura"),
        ("北海道広尾郡広尾町", "Hiroo-chō"),
        ("鹿児島県曽於市", "Soo-shi"),
        ("鹿児島県西之表市", "Nishinoomote-shi"),
        ("栃木県真岡市", "Mooka-shi"),
        ("大阪府箕面市", "Minoo-shi"),
        ("長野県下高井郡山ノ内町", "Yamanouchi-machi"),
        ("岡山県瀬戸内市", "Setouchi-shi"),
        ("長野県南佐久郡小海町", "Koumi-machi"),
        ("北海道紋別郡滝上町", "Takinoue-chō"),
        ("北海道虻田郡豊浦町", "Toyoura-chō"),
        ("岐阜県安八郡輪之内町", "Wanouchi-chō"),
        ("鳥取県東伯郡琴浦町", "Kotoura-chō"),
        ("大分県豊後大野市", "Bungoōno-shi"),
    ],
)
def test_two_words_that_meet_keep_their_vowels(full_name: str, romaji: str) -> None:
    assert named(full_name).romaji == romaji


@pytest.mark.parametrize(
    ("parent", "romaji"),
    [
        ("北松浦郡", "Kitamatsuura-gun"),
        ("南松浦郡", "Minamimatsuura-gun"),
        ("東松浦郡", "Higashimatsuura-gun"),
        ("西松浦郡", "Nishimatsuura-gun"),
        ("古宇郡", "Furuu-gun"),
        ("北群馬郡", "Kitagunma-gun"),
        ("広島市", "Hiroshima-shi"),
        ("静岡市", "Shizuoka-shi"),
        ("大阪市", "Ōsaka-shi"),
    ],
)
def test_parents_have_their_romaji(parent: str, romaji: str) -> None:
    assert {m.parent_romaji for m in MUNICIPALITIES if m.parent == parent} == {romaji}


@pytest.mark.parametrize(
    ("full_name", "romaji"),
    [
        ("東京都大田区", "Ōta-ku"),
        ("愛媛県西宇和郡伊方町", "Ikata-chō"),
        ("東京都中央区", "Chūō-ku"),
        ("香川県観音寺市", "Kan'onji-shi"),
        ("山形県南陽市", "Nan'yō-shi"),
        ("埼玉県飯能市", "Hannō-shi"),
        ("北海道虻田郡倶知安町", "Kutchan-chō"),
        ("山口県大島郡周防大島町", "Suōōshima-chō"),
        ("山口県山陽小野田市", "San'yōonoda-shi"),
        ("大分県別府市", "Beppu-shi"),
        ("福岡県北九州市八幡西区", "Yahatanishi-ku"),
        ("岡山県真庭郡新庄村", "Shinjō-son"),
    ],
)
def test_romaji_is_hepburn_with_macrons(full_name: str, romaji: str) -> None:
    assert named(full_name).romaji == romaji


@pytest.mark.parametrize(
    ("full_name", "kana"),
    [
        ("神奈川県足柄下郡真鶴町", "まなづるまち"),
        ("山形県東田川郡庄内町", "しょうないまち"),
        ("群馬県吾妻郡中之条町", "なかのじょうまち"),
        ("埼玉県行田市", "ぎょうだし"),
        ("埼玉県本庄市", "ほんじょうし"),
        ("埼玉県羽生市", "はにゅうし"),
        ("千葉県山武郡九十九里町", "くじゅうくりまち"),
        ("千葉県夷隅郡御宿町", "おんじゅくまち"),
        ("千葉県安房郡鋸南町", "きょなんまち"),
        ("滋賀県蒲生郡竜王町", "りゅうおうちょう"),
        ("大阪府四條畷市", "しじょうなわてし"),
        ("奈良県北葛城郡広陵町", "こうりょうちょう"),
        ("岡山県総社市", "そうじゃし"),
        ("岡山県真庭郡新庄村", "しんじょうそん"),
        ("沖縄県中頭郡北谷町", "ちゃたんちょう"),
        ("北海道虻田郡ニセコ町", "にせこちょう"),
    ],
)
def test_readings_have_their_small_kana(full_name: str, kana: str) -> None:
    assert named(full_name).kana == kana


def test_a_name_and_its_reading_end_alike() -> None:
    endings = {(m.name[-1], m.romaji.rpartition("-")[2]) for m in MUNICIPALITIES}
    assert endings == {
        ("市", "shi"), ("区", "ku"), ("町", "chō"), ("町", "machi"), ("村", "mura"), ("村", "son"),
    }  # fmt: skip
