"""What is read together stands together, on a narrow screen and with large letters too."""

import pytest
from playwright.sync_api import expect

from tests.e2e.fixtures import People
from tests.e2e.layout import NARROW
from tests.e2e.states import walk

PHONE = {"width": 360, "height": 740}
TWICE = "() => { document.documentElement.style.fontSize = '200%'; }"
LINES = """(range) => [...range.getClientRects()].reduce((lines, box) =>
  lines.some((other) => Math.abs(other - box.bottom) < 8) ? lines : [...lines, box.bottom], [])"""
# Latin words of the tables that are drawn on more lines than one; a hyphen may end a line.
BROKEN = f"""() => {{
  const found = [], range = document.createRange(), lines = {LINES};
  for (const cell of document.querySelectorAll('td, th')) {{
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let text; (text = walker.nextNode());)
      for (const word of text.data.matchAll(/[\\p{{Script=Latin}}]+/gu)) {{
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        if (text.parentElement.checkVisibility() && lines(range).length > 1) found.push(word[0]);
      }}
  }}
  return found;
}}"""
MARKS = """() => [...document.querySelectorAll('.field > .required')].map((mark) => {
  const label = document.createRange(), box = mark.getBoundingClientRect();
  label.selectNodeContents(mark.parentElement.querySelector('label, legend'));
  const before = [...label.getClientRects()].at(-1);
  return {pieces: mark.getClientRects().length, lines: Math.round(box.height / 24),
    gap: box.top > before.bottom - 4 ? null : box.left - before.right};
})"""


@pytest.mark.parametrize("lang", ["ja", "pt", "my"])
def test_the_mark_of_a_required_field_is_in_one_piece_beside_its_label(
    people: People, lang: str
) -> None:
    visitor = people(lang=lang, viewport=NARROW)
    for _state in walk(visitor, ("step1-empty", "sign-in-blank")):
        for mark in visitor.page.evaluate(MARKS):
            assert (mark["pieces"], mark["lines"]) == (1, 1), mark
            assert mark["gap"] is None or mark["gap"] >= 4, mark


@pytest.mark.parametrize("lang", ["en", "my"])
def test_the_tick_stands_beside_its_text(people: People, lang: str) -> None:
    visitor = people(lang=lang, viewport=NARROW)
    for _state in walk(visitor, ("step1-blank", "step1-empty")):
        tick = visitor.page.locator("#agree").bounding_box()
        text = visitor.page.locator("label[for=agree]").bounding_box()
        assert tick
        assert text
        assert text["y"] < tick["y"] + tick["height"] / 2 < text["y"] + text["height"]


@pytest.mark.parametrize("lang", ["en", "pt"])
def test_no_word_of_a_table_is_broken(people: People, lang: str) -> None:
    visitor = people(lang=lang, viewport=NARROW)
    for _state in walk(visitor, ("eligible", "lawyer", "preparation", "privacy")):
        assert visitor.page.evaluate(BROKEN) == []


def test_the_cells_of_a_table_one_upon_the_other_are_cells_still(people: People) -> None:
    visitor = people(lang="en", viewport=NARROW)
    visitor.open("/en/eligible")
    table = visitor.page.get_by_role("table")
    assert table.get_by_role("columnheader").count() == 3
    assert table.get_by_role("rowheader").count() == 3
    tree = table.aria_snapshot()
    assert tree.count("- cell ") == 6, tree


def test_a_heading_breaks_between_phrases(people: People) -> None:
    visitor = people(viewport=NARROW)
    visitor.open("/dev/gallery/ja/password-set")
    heading = visitor.page.get_by_role("heading", level=1)
    height = "(e) => e.getBoundingClientRect().height"
    assert heading.evaluate("(e) => getComputedStyle(e).wordBreak") == "auto-phrase"
    whole = heading.evaluate(height)
    heading.evaluate("(e) => e.innerHTML = e.textContent.replace('設定', '<br>$&')")
    assert heading.evaluate(height) == whole


@pytest.mark.parametrize("lang", ["ja", "pt", "my"])
def test_an_answer_on_step2_has_room_with_letters_twice_as_large(people: People, lang: str) -> None:
    visitor = people(lang=lang, viewport=PHONE)
    visitor.open(f"/dev/gallery/{lang}/step2")
    visitor.page.evaluate(TWICE)
    answers = visitor.page.locator(".answers dd:not(.change)")
    for answer in answers.all():
        assert answer.evaluate("(e) => e.clientWidth") >= 256


def test_change_stands_on_the_line_of_its_answer(people: People) -> None:
    visitor = people(viewport=PHONE)
    visitor.open("/dev/gallery/ja/step2")
    for row in visitor.page.locator(".answers > div").all():
        link, answer = row.locator(".change a"), row.locator(".stored")
        tops = [
            one.evaluate(
                "(e) => { const r = document.createRange(); r.selectNodeContents(e);"
                " return r.getClientRects()[0].bottom; }"
            )
            for one in (link, answer)
        ]
        assert abs(tops[0] - tops[1]) <= 1, tops


def test_no_button_is_printed_with_step1(people: People) -> None:
    visitor = people(viewport={"width": 720, "height": 1000})
    visitor.page.emulate_media(media="print")
    visitor.open("/dev/gallery/ja/step1-answers")
    assert not visitor.button("確認").is_visible()
    assert visitor.page.locator("#name").is_visible()


@pytest.mark.parametrize("lang", ["ja", "pt"])
def test_a_link_of_the_summary_shows_the_whole_field_and_not_its_box_alone(
    people: People, lang: str
) -> None:
    visitor = people(viewport=PHONE, lang=lang)
    visitor.open(f"/dev/gallery/{lang}/step1-empty")
    for link in visitor.page.locator(".summary a").all():
        link.click()
        focused = visitor.page.locator(":focus")
        field = visitor.page.locator(".field", has=focused)
        for part in (field.locator("label, legend").first, field.locator(".error"), focused):
            expect(part).to_be_in_viewport(ratio=1)
