"""Furigana: no kanji of the interface without its reading, in any state of any screen."""

import pytest
from flask import Flask

from tests.test_readings import KANJI, bare
from webapp.gallery.states import STATES

LETTERS = "letters"  # plain Japanese, as they are sent


@pytest.mark.parametrize("state", [s for s, state in STATES.items() if state.screen != LETTERS])
def test_every_kanji_of_a_state_has_its_reading(app: Flask, state: str) -> None:
    page = app.test_client().get(f"/dev/gallery/ja-ruby/{state}").text
    assert not KANJI.findall(bare(page.partition("<main")[2].partition("<footer")[0]))
