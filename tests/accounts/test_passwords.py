"""The password rule: each refusal has its own reason, and nothing else is refused."""

import unicodedata
from time import thread_time

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.accounts.members import PASSWORD, enrol
from webapp.accounts import passwords
from webapp.accounts.own_words import own_words

MINIMUM = 15
OWN = ["HOUMU TARO", "HOUMU", "TARO", "20000123", "2000", "0123", "taro@example.com", "taro"]


def fault(app: Flask, typed: str, own: list[str] | None = None) -> str:
    """The refusal in Japanese, or an empty text."""
    with app.test_request_context("/ja/"):
        return str(passwords.fault(passwords.normalise(typed), own or OWN, MINIMUM) or "")


@pytest.mark.parametrize(
    "good",
    [
        PASSWORD,
        "むらさきのねこはよるにはしる。",
        "Мой кот спит на крыше",
        "🐈🚲🌧️🎈🍙🦊📚🧦🪁🥁🎻🧩🛶🌋🏮",
        "correct horse battery taro",
        "x9#" * 2 + "Lmq vot zsu 4!",
        "a" + "むらさきのねこ" * 3 + "はよるにはしりません",
    ],
)
def test_any_character_is_welcome_and_no_mixture_is_asked_for(app: Flask, good: str) -> None:
    assert fault(app, good) == ""


def test_an_empty_password_is_asked_for(app: Flask) -> None:
    assert fault(app, "") == "パスワードを入力してください。"


def test_too_short_says_how_many_are_missing(app: Flask) -> None:
    assert "あと3文字" in fault(app, "neko hashiru")
    assert "あと1文字" in fault(app, "neko hashiru 7")


def test_characters_are_counted_and_not_bytes(app: Flask) -> None:
    assert "あと3文字" in fault(app, "むらさきのねこがはしる。")


def test_too_long_says_how_many_are_too_many(app: Flask) -> None:
    long = ("むらさきのねこはよるにはしりません。" * 8)[:128]
    assert "長すぎます" not in fault(app, long)
    assert "2文字減らして" in fault(app, long + "かも")


@pytest.mark.parametrize(
    "common", ["1qaz2wsx3edc4rfv", "password12345678", "sunshine monkey 1", "Dragon MASTER 123"]
)
def test_common_words_are_refused(app: Flask, common: str) -> None:
    assert "当てられます" in fault(app, common) or "このシステムの言葉" in fault(app, common)


def test_a_famous_passphrase_is_refused(app: Flask) -> None:
    assert fault(app, "correcthorsebatterystaple")
    assert fault(app, "Correct Horse Battery Staple")


def test_a_password_full_of_disguised_letters_is_judged_by_a_few_of_them(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[str] = []

    def look(text: str, **_options: object) -> dict[str, object]:
        judged.append(text)
        return {"score": 4}

    monkeypatch.setattr(passwords, "zxcvbn", look)
    assert not fault(app, "4@8({[<369&#!1/|0$5+7%2" * 3)
    assert len(passwords.DISGUISES & set(judged[0])) == passwords.DISGUISED
    assert len(set(judged[0])) == len(set("48({[<369&#!1|0$5+7%2"))  # none became another's


@pytest.mark.parametrize("same", ["a" * 15, "あ" * 20, "abcabcabcabcabcabc", "-" * 20])
def test_repeats_have_their_own_reason(app: Flask, same: str) -> None:
    assert "くり返し" in fault(app, same)


@pytest.mark.parametrize("run", ["abcdefghijklmnop", "zxcvbnm,./asdfghjkl;'"])
def test_runs_of_letters_or_keys_have_their_own_reason(app: Flask, run: str) -> None:
    assert "順番に並んだ" in fault(app, run)


@pytest.mark.parametrize(
    "own",
    [
        "HoumuTaro20000123",
        "houmu-taro_2000-01-23",
        "taro taro taro taro",
        "ＨＯＵＭＵｔａｒｏ２０００１２",
    ],
)
def test_ones_own_data_has_its_own_reason(app: Flask, own: str) -> None:
    assert "登録内容" in fault(app, own)


def test_the_services_own_words_are_refused(app: Flask) -> None:
    assert "このシステムの言葉" in fault(app, "zairyu-shinsei-online1")


def test_own_words_come_from_all_that_is_registered(app: Flask) -> None:
    member = enrol(app, public_id="ABCDEFGH2345", phone="+819012345678")
    words = own_words(member)
    for word in ("HOUMU", "23012000", "09012345678", "taro", "example", "ABCD-EFGH-2345", "2345"):
        assert word in words


@pytest.mark.parametrize("birth", ["2000", "2000-01", "2000-01-23"])
def test_a_birth_that_is_partly_unknown_is_own_data_too(app: Flask, birth: str) -> None:
    assert "2000" in own_words(enrol(app, birth=birth))


def test_a_foreign_number_is_own_data_too(app: Flask) -> None:
    assert "12025550123" in own_words(enrol(app, phone="+12025550123"))


@given(st.text())
def test_normalising_twice_equals_once(typed: str) -> None:
    once = passwords.normalise(typed)
    assert passwords.normalise(once) == once
    assert passwords.normalise(unicodedata.normalize("NFD", once)) == once


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_nothing_crashes_the_rule(typed: str) -> None:
    passwords.fault(passwords.normalise(typed), OWN, MINIMUM)


def test_a_password_far_too_long_is_refused_at_once(app: Flask) -> None:
    start = thread_time()
    assert "59872文字減らしてください" in fault(app, "\u0301\u0316" * 30_000)
    assert thread_time() - start < 0.1


def test_a_password_within_the_limit_once_composed_is_taken(app: Flask) -> None:
    typed = unicodedata.normalize("NFD", "ấ ớ ự ề ộ ẫ ỹ " * 9 + "ǖẮ")
    assert (len(typed), len(passwords.normalise(typed))) == (249, 128)
    assert "長すぎます" not in fault(app, typed)
