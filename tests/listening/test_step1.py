"""STEP1 read aloud from its beginning to its end."""

import re

import pytest
from playwright.sync_api import Page

from tests.e2e.visitor import Visitor
from tests.listening.listener import Listener

FIELDS = (
    "利用者氏名",
    "性別",
    "生年月日",
    "住居地(都道府県市区町村)",
    "住居地(町名丁目番地号等)",
    "利用者連絡先電話番号",
    "メールアドレス",
    "メールアドレス(確認)",
    "利用者の区分",
    "利用規約に同意します。",
)
# From top to bottom and from left to right, as they stand on the screen.
SEEN = """() => [...document.querySelectorAll("#step1 :is(label, legend)")]
  .filter((label) => label.checkVisibility({ contentVisibilityAuto: true }))
  .map((label) => [label.getBoundingClientRect(), label.innerText])
  .sort(([a, _], [b, __]) => Math.round(a.top - b.top) || a.left - b.left)
  .map(([_, text]) => text)"""
EASY = """() => [...document.querySelectorAll("#step1 .reading")].map((line) => {
  const plain = line.cloneNode(true);
  plain.querySelectorAll("rt, rp").forEach((reading) => reading.remove());
  return plain.textContent;
})"""


@pytest.fixture(scope="module")
def heard(reader: Visitor) -> list[str]:
    """The form, read aloud."""
    reader.open_step()
    return Listener(reader.page).reads("#step1")


def named(heard: list[str], name: str) -> list[str]:
    """The controls and groups with exactly this name."""
    return [phrase for phrase in heard if re.match(rf"\w+, {re.escape(name)}(, |$)", phrase)]


def readings(page: Page) -> list[str]:
    """Every reading above kanji."""
    return page.locator("#step1 rt").all_text_contents()


def spaceless(text: str) -> str:
    """Without the spaces that only part words."""
    return re.sub(r"\s", "", text)


def test_each_label_is_heard_once_and_in_the_order_that_is_seen(
    reader: Visitor, heard: list[str]
) -> None:
    seen = reader.page.evaluate(SEEN)
    assert set(map(reader.say, FIELDS)) < set(seen)
    assert [phrase for phrase in heard if phrase in seen] == seen


def test_each_label_is_the_whole_name_of_one_control(reader: Visitor, heard: list[str]) -> None:
    for label in reader.page.evaluate(SEEN):
        assert len(named(heard, label)) == 1, label


def test_easy_lines_are_heard_once_and_without_their_readings(
    reader: Visitor, heard: list[str]
) -> None:
    said = [*map(spaceless, heard)]
    easy = [*map(spaceless, reader.page.evaluate(EASY))]
    assert len(easy) == len(FIELDS) - 1
    assert [line for line in said if line in easy] == easy
    assert not set(said) & set(readings(reader.page))


def test_no_label_carries_an_easy_line(reader: Visitor, heard: list[str]) -> None:
    for label in reader.page.evaluate(SEEN):
        assert "【" not in label


def test_that_a_field_is_required_is_heard_right_after_its_label(
    reader: Visitor, heard: list[str]
) -> None:
    for field in map(reader.say, FIELDS):
        assert heard[heard.index(field) + 1] == reader.say("必須"), field


def test_each_control_that_is_required_says_so_itself(reader: Visitor, heard: list[str]) -> None:
    boxes = {*FIELDS, "年", "月", "日"} - {"生年月日", "住居地(都道府県市区町村)"}
    for box in map(reader.say, boxes):
        assert named(heard, box)[0].endswith(", required"), box
