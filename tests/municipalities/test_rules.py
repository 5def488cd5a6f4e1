"""The rules of each script by themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.municipalities import hangul, kana, kanji, kinds, latin, postcode, typos
from webapp.municipalities.catalogue import MUNICIPALITIES, by_code
from webapp.municipalities.fold import plain, words


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("澁谷", "渋谷"), ("涩谷", "渋谷"), ("东京", "東京"), ("滨松", "浜松"), ("廣島", "広島"),
     ("鹽竈", "塩竈"), ("塩釜", "塩竈"), ("宮﨑", "宮崎"), ("龙", "竜"), ("檮原", "梼原")],
)  # fmt: skip
def test_old_variant_and_chinese_forms_are_one(typed: str, folded: str) -> None:
    assert kanji.fold(typed) == kanji.fold(folded)


def test_no_two_municipalities_of_a_prefecture_become_one_by_folding() -> None:
    names = [kanji.fold(m.full_name) for m in MUNICIPALITIES]
    assert len(set(names)) == len(names)


@given(st.text())
def test_folding_kanji_twice_is_folding_once(text: str) -> None:
    assert kanji.fold(kanji.fold(text)) == kanji.fold(text)


@pytest.mark.parametrize(
    ("typed", "may_become"),
    [
        ("しんj", ["しんじ"]),
        ("しn", ["しな", "しに", "しぬ", "しね", "しの", "しん"]),
        ("きょうt", ["きょうた", "きょうと", "きょうった"]),
        ("さpp", ["さつぱ"]),
        ("おーた", ["おうた", "おおた"]),
        ("しんx", ["しん"]),
        ("しん", ["しん"]),
    ],
)
def test_half_typed_kana_stand_for_what_they_may_become(typed: str, may_become: list[str]) -> None:
    assert {kana.fold(text) for text in may_become} <= set(map(kana.fold, kana.variants(typed)))


@pytest.mark.parametrize(
    "typed", ["shinjuku", "sinzyuku", "sinjyuku", "shinjyuku", "sinjuku", "shinnjuku", "xinjuku"]
)
def test_every_system_of_romaji_folds_to_one(typed: str) -> None:
    same = latin.fold(typed) == latin.fold("shinjuku")
    assert same is not typed.startswith("x")


@pytest.mark.parametrize(
    ("name", "spelling"),
    [("Ōta-ku", "otaku"), ("Ōta-ku", "ootaku"), ("Ōta-ku", "outaku"), ("Ōta-ku", "ohtaku"),
     ("Chūō-ku", "chuoku"), ("Chūō-ku", "chuuouku"), ("Chūō-ku", "chuouku"),
     ("Gunma", "gumma"), ("Kan'onji-shi", "kanonjishi")],
)  # fmt: skip
def test_a_long_vowel_and_n_have_all_their_spellings(name: str, spelling: str) -> None:
    assert spelling in latin.spellings(name)


def test_an_h_at_the_end_is_no_long_vowel() -> None:
    assert latin.fold("ohta") == latin.fold("ota")
    assert latin.fold("ohara") != latin.fold("oara")
    assert latin.fold("kotoh") != latin.fold("koto")


@pytest.mark.parametrize(
    ("korean", "reading"),
    [("신주쿠", "しんじゅく"), ("오사카", "おおさか"), ("가와구치", "かわぐち"),
     ("카와구치", "かわぐち"), ("쓰쿠바", "つくば"), ("츠쿠바", "つくば"), ("쯔쿠바", "つくば"),
     ("주오", "ちゅうおう"), ("츄오", "ちゅうおう"),
     ("니가타", "にいがた"), ("삿포로", "さっぽろ"), ("조후", "ちょうふ")],
)  # fmt: skip
def test_korean_spellings_of_one_name_sound_alike(korean: str, reading: str) -> None:
    assert hangul.skeleton(korean) == hangul.reading(reading)


def test_a_lone_hangul_consonant_begins_the_next_sound() -> None:
    assert hangul.reading("しんじゅく").startswith(hangul.skeleton(plain("신ㅈ")))


@pytest.mark.parametrize(
    "typed",
    ["1600023", "160-0023", "〒160-0023", "１６０－００２３", "〒 160 ー 0023", "160 0023",
     "१६०-००२३", "၁၆၀၀၀၂၃"],
)  # fmt: skip
def test_a_postcode_may_be_written_any_way(typed: str) -> None:
    assert postcode.alone(typed) == "1600023"


@pytest.mark.parametrize("typed", ["", "16", "16000230", "〒", "新宿160-0023", "03-1234-5678"])
def test_other_digits_are_no_postcode(typed: str) -> None:
    assert postcode.alone(typed) == ""


def test_a_postcode_inside_an_address_is_read_but_no_telephone_number() -> None:
    assert postcode.inside("〒160-0023 東京都新宿区西新宿2-8-1") == "1600023"
    assert postcode.inside("東京都新宿区 03-1234-5678") == ""


def test_a_postcode_on_a_border_names_all_its_municipalities() -> None:
    assert set(postcode.codes("4980000")) == {"232351", "243035"}


def test_a_postcode_that_does_not_exist_names_nothing() -> None:
    assert postcode.codes("9999999") == []
    assert postcode.town("9999999") == ""


def test_a_whole_postcode_names_its_town() -> None:
    assert postcode.town("1600023") == "西新宿"
    assert postcode.town("16000") == postcode.town("1600000") == ""


@pytest.mark.parametrize("digits", ["7660001", "4090142", "0295504", "0240341"])
def test_a_postcode_by_lot_numbers_names_no_town(digits: str) -> None:
    assert postcode.codes(digits)
    assert postcode.town(digits) == ""


@given(st.integers(0, 9_999_999), st.integers(3, 7))
def test_postcodes_lead_to_municipalities_of_today(number: int, length: int) -> None:
    assert all(by_code(code) for code in postcode.codes(f"{number:07}"[:length]))


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("shinjuku", "shinjuku", 0), ("shinjku", "shinjuku", 1), ("shijnuku", "shinjuku", 1),
     ("shinjukku", "shinjuku", 1), ("shimjuku", "shinjuku", 1), ("sinjukuu", "shinjuku", 2)],
)  # fmt: skip
def test_slips_are_counted(one: str, other: str, slips: int) -> None:
    assert typos.distance(one, other, 2) == typos.distance(other, one, 2) == slips


@given(st.text("abk", max_size=6), st.text("abk", max_size=6))
def test_a_limit_changes_no_small_distance(one: str, other: str) -> None:
    whole = typos.distance(one, other, 9)
    assert min(typos.distance(one, other, 2), 3) == min(whole, 3)


def test_a_city_in_english_is_first_a_city() -> None:
    assert kinds.meant(["osaka", "city"])[0][0] == "市"
    assert kinds.without(["shinjuku", "ku", "tokyo", "to"]) == ["shinjuku", "tokyo"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("ｼﾝｼﾞｭｸ", ["しんじゅく"]), ("東京しんj", ["東京しんj"]), ("龍ケ崎 龍が崎", ["龍ヶ崎"] * 2),
     ("四ツ谷", ["四つ谷"]), ("Ōta-ku", ["oota", "ku"]), ("東京都shinjuku", ["東京都", "shinjuku"]),
     ("Kan’onji", ["kanonji"]), ("عربي!?", []), ("🗼\0", [])],
)  # fmt: skip
def test_a_text_falls_into_words_of_one_script(typed: str, found: list[str]) -> None:
    assert words(plain(typed)) == found
