"""Every cause has one message of its own, in Japanese and English, free of typed text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from flask import Flask

from webapp.i18n import lazy_gettext
from webapp.rules import address, birth_messages, email, name, phone, text
from webapp.rules.causes import Refused

RULES = [text, name, birth_messages, address, phone, email]
TEXTS = [message for rule in RULES for message in rule.MESSAGES.values()]
VALUES = {"over": 1, "missing": 1, "year": 2000, "month": 2, "last": 29, "meant": "gmail.com"}
ENGLISH = Path(__file__).parents[2] / "translations/en/LC_MESSAGES/messages.po"


@pytest.fixture
def in_japanese() -> Iterator[None]:
    app = Flask(__name__)
    with app.app_context():
        yield


def test_no_two_causes_share_a_message() -> None:
    assert len(set(TEXTS)) == len(TEXTS)


def test_every_message_has_its_english() -> None:
    with ENGLISH.open("rb") as file:
        english = {entry.id: entry.string for entry in read_po(file) if not entry.fuzzy}
    assert [message for message in TEXTS if not english.get(message)] == []


@pytest.mark.usefixtures("in_japanese")
def test_every_message_can_be_said_and_ends_as_a_sentence_or_an_example() -> None:
    for rule in RULES:
        for cause in rule.MESSAGES:
            said = str(lazy_gettext(rule.MESSAGES[cause], **VALUES))
            assert "%(" not in said
            assert said.endswith(("。", "？")) or "例：" in said


@pytest.mark.usefixtures("in_japanese")
def test_a_length_message_says_how_many_characters_over() -> None:
    with pytest.raises(Refused) as refusal:
        name.parse_name("A" * 107)
    assert "3文字多い" in str(refusal.value.message)


@pytest.mark.usefixtures("in_japanese")
def test_a_look_alike_message_asks_with_the_known_domain() -> None:
    with pytest.raises(Refused) as refusal:
        email.parse_email("taro@gmial.com")
    assert "「@gmail.com」ですか？" in str(refusal.value.message)


@pytest.mark.usefixtures("in_japanese")
@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "<b>@x", "+<i>"])
def test_no_message_repeats_what_was_typed(typed: str) -> None:
    for parse in (name.parse_name, email.parse_email, phone.parse_phone):
        with pytest.raises(Refused) as refusal:
            parse(typed)
        assert "<" not in str(refusal.value.message)
