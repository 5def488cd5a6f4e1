"""What the service does without: sound, film, gestures, shortcuts, riddles."""

import re

from tests.a11y.reading import SCREENS, Reader
from webapp.config import ROOT

HEAVY = {"audio", "video", "track", "source", "iframe", "embed", "object", "canvas", "marquee"}
# htmx is not ours; which of its triggers are used is asked below.
SCRIPTS = tuple(path for path in (ROOT / "static/js").glob("*.js") if "htmx" not in path.name)
KEYS = re.compile("key(down|up|press)|accesskey|getModifierState")
MOVES = re.compile("drag|swipe|gesture|touch(start|move|end)|pointer(down|move)|mouse(down|move)")
SHAKES = re.compile("device(motion|orientation)|Accelerometer|Gyroscope")
SOUNDS = re.compile(r"new Audio|AudioContext|speechSynthesis|\.play\(")
# The last one is a question that got no answer: it is asked again after a while.
TRIGGERS = {"change", "input", "load", "submit", "every", "htmx:finally:request"}


def named(pattern: re.Pattern[str]) -> list[str]:
    """Our scripts that have this."""
    return [path.name for path in SCRIPTS if pattern.search(path.read_text("utf-8"))]


def test_no_page_has_sound_film_or_a_frame(reader: Reader) -> None:
    for state in SCREENS:
        assert not HEAVY & {str(one.tag) for one in reader.state(state).iter()}, state
    assert named(SOUNDS) == []


def test_no_letter_key_is_a_shortcut(reader: Reader) -> None:
    assert named(KEYS) == []
    for state in SCREENS:
        assert not reader.state(state).findall(".//*[@accesskey]"), state


def test_nothing_is_dragged_swiped_or_shaken(reader: Reader) -> None:
    assert named(MOVES) == []
    assert named(SHAKES) == []
    for state in SCREENS:
        assert not reader.state(state).findall(".//*[@draggable]"), state


def test_requests_begin_with_a_press_an_answer_or_a_clock(reader: Reader) -> None:
    for state in SCREENS:
        for element in reader.state(state).findall(".//*[@data-hx-trigger]"):
            begun = {one.split()[0] for one in element.attrib["data-hx-trigger"].split(",")}
            assert begun <= TRIGGERS, begun
