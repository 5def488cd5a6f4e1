"""Boxes and buttons can be told from what is around them, in every scheme."""

from typing import Any

import pytest

from tests.e2e.accessibility import no_violation
from tests.e2e.fixtures import People
from tests.e2e.states import COLOURS, walk

# The border, or for a filled button its ground, against what is around it.
EDGES = f"""() => {{
  {COLOURS}
  const boxes = 'input:not([type=radio], [type=checkbox], [type=hidden]), select, button, .action';
  return [...document.querySelectorAll(boxes)].filter((e) => e.checkVisibility())
    .map((e) => {{
      const style = getComputedStyle(e), around = ground(e.parentElement);
      const edge = parseFloat(style.borderTopWidth) && style.borderTopStyle !== 'none'
        ? ratio(style.borderTopColor, around) : 1;
      const filled = clear(style.backgroundColor) ? 1 : ratio(style.backgroundColor, around);
      const words = style.textDecorationLine.includes('underline') || !!e.closest('li');
      return {{html: e.outerHTML.slice(0, 120), words, contrast: Math.max(edge, filled)}};
    }});
}}"""
OURS = """() => [getComputedStyle(document.body).backgroundColor,
  getComputedStyle(document.body).color]"""
SYSTEMS = """() => ['Canvas', 'CanvasText'].map((colour) => {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = colour;
  return getComputedStyle(probe).color;
})"""
STATES = ("top", "step1-empty", "search-results", "sign-in-wrong", "step2")


def unclear(found: list[dict[str, Any]]) -> list[str]:
    """What cannot be told from its ground; words in a list are known by the words."""
    return [one["html"] for one in found if one["contrast"] < 3 and not one["words"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_edge_of_each_box_and_button_has_3_to_1(people: People, scheme: str) -> None:
    visitor = people(color_scheme=scheme)
    for _state in walk(visitor, STATES):
        assert not (found := unclear(visitor.page.evaluate(EDGES))), found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_7_to_1(people: People, scheme: str) -> None:
    visitor = people(color_scheme=scheme)
    rule = {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}}
    for _state in walk(visitor):
        no_violation(visitor.page, rule)


def test_a_persons_own_colours_take_the_place_of_ours(people: People) -> None:
    visitor = people(forced_colors="active")
    for _state in walk(visitor, ("top", "step1-empty")):
        assert visitor.page.evaluate(OURS) == visitor.page.evaluate(SYSTEMS)
