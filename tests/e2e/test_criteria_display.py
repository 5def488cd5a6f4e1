"""Whatever the screen, the size of the text and its spacing: everything can be read."""

import pytest

from tests.e2e.fixtures import People
from tests.e2e.layout import NARROW, fits
from tests.e2e.states import FEW, TONGUES, walk
from tests.e2e.visitor import Visitor

TWICE = "() => { document.documentElement.style.fontSize = '200%'; }"
LYING = {"width": 640, "height": 320}
# WCAG's own measure: 1280 by 1024 pixels at 400 %.
ZOOMED = {"width": 320, "height": 256}
READ = ("terms", "help", "privacy", "accessibility")
TEXTS = "[...document.querySelectorAll('main :is(p, li, dd)')].filter((e) => e.checkVisibility())"
# Each: how many signs fit in a line, its height, and how it is set, in signs of its own size.
BLOCKS = f"""() => {TEXTS}.map((e) => {{
  const style = getComputedStyle(e), size = parseFloat(style.fontSize);
  const inner = e.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return {{text: e.textContent.trim().slice(0, 40), set: style.textAlign,
    signs: inner / size, height: parseFloat(style.lineHeight) / size}};
}})"""
# Letters in the longest line, where it is drawn; a blank at its end takes no room.
# Rows of numbers are no text to be read line by line.
LONGEST = f"""() => Math.max(...{TEXTS}.filter((e) => !e.textContent.includes(', 2.')).map((e) => {{
  const lines = new Map(), range = document.createRange();
  const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
  for (let text; (text = walker.nextNode());)
    for (let at = 0; at < text.length; at += 1) {{
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const box = range.getBoundingClientRect(), line = Math.round(box.bottom / 8);
      lines.set(line, (lines.get(line) ?? 0) + (box.width > 0));
    }}
  return Math.max(0, ...lines.values());
}}))"""
APART = """() => [...document.querySelectorAll('main p + p')].map((e) => {
  const before = e.previousElementSibling, style = getComputedStyle(e);
  const gap = e.getBoundingClientRect().top - before.getBoundingClientRect().bottom;
  return (gap + parseFloat(style.lineHeight)) / parseFloat(style.lineHeight);
})"""
# Texts that stand upon each other by more than a quarter of the smaller one; a reading is wider
# than what it belongs to, and may reach over an empty half of the sign beside it.
UPON = """() => {
  const found = [], range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = walker.nextNode());) {
    const at = text.parentElement;
    if (!text.data.trim() || !at.checkVisibility() || at.closest('ruby, .skip, .visually-hidden'))
      continue;
    range.selectNodeContents(text);
    found.push(...[...range.getClientRects()].map((box) => [box, text.data.trim().slice(0, 30)]));
  }
  const both = (a, b) => Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left))
    * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
  const area = (box) => box.width * box.height;
  return found.flatMap(([a, one], at) => found.slice(at + 1)
    .filter(([b]) => both(a, b) > Math.min(area(a), area(b)) / 4)
    .map(([, other]) => `${one} / ${other}`));
}"""
PLAIN = """() => [...document.querySelectorAll('main :is(p, li, dd) > a')]
  .filter((a) => a.checkVisibility() && a.parentElement.textContent.trim() !== a.textContent.trim())
  .filter((a) => !getComputedStyle(a).textDecorationLine.includes('underline'))
  .map((a) => a.outerHTML)"""
SHOWN = "(e) => e.checkVisibility() && e.getBoundingClientRect().height > 0"


def nothing_is_upon_another(visitor: Visitor) -> None:
    """Every text has a place of its own."""
    assert not (found := visitor.page.evaluate(UPON)), found


@pytest.mark.parametrize("lang", TONGUES)
def test_at_400_percent_nothing_scrolls_sideways_or_is_cut_off_with_wider_spacing_too(
    people: People, lang: str
) -> None:
    visitor = people(lang=lang, viewport=ZOOMED)
    for _state in walk(visitor):
        fits(visitor.page)
        nothing_is_upon_another(visitor)


@pytest.mark.parametrize("lang", TONGUES)
def test_text_at_200_percent_is_whole(people: People, lang: str) -> None:
    visitor = people(lang=lang, viewport={"width": 1280, "height": 720})
    for _state in walk(visitor):
        visitor.page.evaluate(TWICE)
        fits(visitor.page)
        nothing_is_upon_another(visitor)


def test_a_screen_may_stand_or_lie(visitor: Visitor) -> None:
    for size in (NARROW, LYING):
        visitor.page.set_viewport_size(size)  # type: ignore[arg-type]
        for _state in walk(visitor, ("step1-blank", "step2", "sign-in-blank")):
            fits(visitor.page)
            assert visitor.page.get_by_role("main").get_by_role("button").first.is_visible()


def test_lines_are_40_signs_long_at_most_far_apart_and_not_justified(people: People) -> None:
    visitor = people(viewport={"width": 1280, "height": 720})
    for _state in walk(visitor, (*FEW, *READ)):
        for block in visitor.page.evaluate(BLOCKS):
            assert block["signs"] <= 40, block
            assert block["height"] >= 1.5, block
            assert block["set"] in {"start", "left"}, block


def test_lines_of_latin_letters_are_80_long_at_most(people: People) -> None:
    visitor = people(lang="en", viewport={"width": 1280, "height": 720})
    for _state in walk(visitor, READ):
        assert visitor.page.evaluate(LONGEST) <= 80


def test_paragraphs_stand_farther_apart_than_lines(people: People) -> None:
    visitor = people(viewport={"width": 1280, "height": 720})
    for _state in walk(visitor, READ):
        assert min(visitor.page.evaluate(APART), default=2) >= 1.5


def test_a_link_within_a_sentence_is_underlined(visitor: Visitor) -> None:
    for _state in walk(visitor, (*FEW, *READ)):
        assert not (found := visitor.page.evaluate(PLAIN)), found


def test_text_is_text_and_never_a_picture(visitor: Visitor) -> None:
    for _state in walk(visitor):
        assert visitor.page.locator("img, svg, canvas, picture, object").count() == 0


def test_no_answer_is_lost_in_print(people: People) -> None:
    visitor = people(viewport={"width": 720, "height": 1000})
    visitor.page.emulate_media(media="print")
    for _state in walk(visitor, ("step2-longest", "step3-longest", "account-longest")):
        answers = visitor.page.get_by_role("main").locator("[translate=no]")
        assert answers.count() > 0
        for answer in answers.all():
            assert answer.evaluate(SHOWN), answer.inner_text()
        fits(visitor.page)
