"""住居地(町名丁目番地号等): any script, as the person writes it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.rules.address import MAX_LETTERS, parse_address
from webapp.rules.causes import Question, Refused

SHINJUKU = "東京都新宿区"
NAKA = "神奈川県横浜市中区"


def refused(typed: str, municipality: str = "", asked: bool = False) -> Refused:
    with pytest.raises(Refused) as refusal:
        parse_address(typed, municipality, asked)
    return refusal.value


@pytest.mark.parametrize(
    "typed",
    [
        *("西新宿2-8-1", "２丁目８番１号", "㈱法務ビル①", "Sunny Heights #101", "무궁화 빌라 2호"),
        *("ул. Ленина 1", "★ハイツ♪", "葛\U000e0100飾", "عمارة ٢"),
    ],
)
def test_any_script_is_kept_as_it_is(typed: str) -> None:
    assert parse_address(typed) == typed


def test_half_width_kana_become_full_width_and_nothing_else_does() -> None:
    assert parse_address("ｺｰﾎﾟﾎｳﾑＡ１①") == "コーポホウムＡ１①"


def test_accents_are_composed_and_the_ends_trimmed() -> None:
    assert parse_address(" Cafe\u0301　") == "Café"


@pytest.mark.parametrize("typed", ["", "  ", "\u3000", "\u200b", "\u3164", "\u0301"])
def test_nothing_to_see_is_missing(typed: str) -> None:
    assert refused(typed).cause == "missing"


@pytest.mark.parametrize("typed", ["1-1 🏠", "❤️ハイツ", "🇯🇵", "1️⃣", "👨‍👩‍👧"])
def test_emoji_are_refused(typed: str) -> None:
    assert refused(typed).cause == "emoji"


@pytest.mark.parametrize("typed", ["1\x851", "1\u20281", "1\u00ad1", "1\ue0001"])
def test_characters_that_nobody_sees_are_refused(typed: str) -> None:
    assert refused(typed).cause == "invisible"


def test_line_breaks_never_get_through() -> None:
    assert parse_address("1-1\r\nBcc: x@example.com") == "1-1Bcc: x@example.com"


def test_85_characters_count_from_the_prefecture() -> None:
    room = MAX_LETTERS - len(SHINJUKU)
    assert parse_address("あ" * room, SHINJUKU)
    assert refused("あ" * (room + 1), SHINJUKU).cause == "too_long"
    assert parse_address("あ" * MAX_LETTERS)


@pytest.mark.parametrize(
    ("municipality", "typed", "offer"),
    [
        (SHINJUKU, "東京都新宿区西新宿2-8-1", "西新宿2-8-1"),
        (SHINJUKU, "東京都 新宿区、西新宿2-8-1", "西新宿2-8-1"),
        (SHINJUKU, "新宿区西新宿2-8-1", "西新宿2-8-1"),
        (NAKA, "横浜市中区本町1", "本町1"),
        (NAKA, "中区本町1", "本町1"),
        ("北海道余市郡余市町", "余市郡余市町朝日町", "朝日町"),
        ("北海道余市郡余市町", "余市町朝日町", "朝日町"),
        ("千葉県市川市", "市川市市川1", "市川1"),
        ("神奈川県足柄下郡真鶴町", "神奈川県真鶴町岩1", "岩1"),
        ("神奈川県茅ヶ崎市", "茅ケ崎市茅ヶ崎1", "茅ヶ崎1"),
        (SHINJUKU, "〒160-0023 東京都新宿区西新宿2-8-1", "西新宿2-8-1"),
        (SHINJUKU, "１６００００１新宿区西新宿2-8-1", "西新宿2-8-1"),
    ],
)
def test_a_repeated_municipality_is_asked_about_once(
    municipality: str, typed: str, offer: str
) -> None:
    question = refused(typed, municipality)
    assert isinstance(question, Question)
    assert question.suggestions == (offer,)
    assert parse_address(typed, municipality, asked=True) == typed
    assert parse_address(offer, municipality) == offer


def test_the_municipality_alone_asks_for_the_town() -> None:
    question = refused(SHINJUKU, SHINJUKU)
    assert (question.cause, question.suggestions) == ("only_municipality", ())
    assert parse_address(SHINJUKU, SHINJUKU, asked=True) == SHINJUKU


@pytest.mark.parametrize("typed", ["市谷本村町1", "新宿1-1", "東京都中野区1-1", "〒160-0023"])
def test_another_place_with_a_like_beginning_is_not_asked_about(typed: str) -> None:
    assert parse_address(typed, SHINJUKU) == typed


def test_an_address_too_long_only_by_the_municipality_is_offered_without_it() -> None:
    rest = "あ" * (MAX_LETTERS - len(SHINJUKU))
    refusal = refused(SHINJUKU + rest, SHINJUKU)
    assert (refusal.cause, refusal.suggestions) == ("too_long", (rest,))


@given(
    st.one_of(st.text(st.characters(), max_size=90), st.text("ｶﾞﾟカ゛が\u3099 1", max_size=90)),
    st.sampled_from(["", SHINJUKU, NAKA]),
)
def test_any_text_is_normalised_once_and_for_all_or_refused(typed: str, place: str) -> None:
    try:
        address = parse_address(typed, place, asked=True)
    except Refused:
        return
    assert parse_address(address, place, asked=True) == address
    assert unicodedata.is_normalized("NFC", address)
    assert len(place) + len(address) <= MAX_LETTERS
