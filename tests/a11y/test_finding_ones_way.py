"""Titles, headings and links: where one is, where one can go, and that it stays so."""

from collections import defaultdict

import pytest
from flask import Flask

from tests.a11y.reading import SCREENS, Reader, links, part, text
from webapp.pages import PAGES
from webapp.site import addresses

SYSTEM = "在留申請オンラインシステム"
NEW_WINDOW = "（新しい画面で開きます）"
# Shown when something has happened, and never to be looked for.
NO_GOAL = {"offline", "erased"}
TO_READ = tuple(page for page in PAGES if page not in NO_GOAL)


def test_each_page_says_in_its_title_what_it_is_and_what_it_belongs_to(reader: Reader) -> None:
    for state in SCREENS:
        root = reader.state(state)
        title, _bar, system = text(part(root, "title")).rpartition(" | ")
        assert system == SYSTEM, state
        assert text(part(root, "h1")) in title, state


def test_no_two_pages_to_read_have_the_same_title(reader: Reader) -> None:
    titles = [text(part(reader.address(f"/ja/{page}"), "title")) for page in PAGES]
    assert len(set(titles)) == len(titles)


def test_each_page_to_read_is_linked_from_two_others(app: Flask, reader: Reader) -> None:
    pages = {one for one in addresses(app) if one.startswith("/ja/") and "." not in one}
    ways = defaultdict(set)
    for page in pages:
        for _words, goal in links(reader.address(page)):
            ways[goal.partition("#")[0]].add(page)
    for page in TO_READ:
        assert len(ways[f"/ja/{page}"] - {f"/ja/{page}"}) >= 2, page


@pytest.mark.parametrize("page", TO_READ)
def test_each_part_of_a_page_to_read_has_a_heading(reader: Reader, page: str) -> None:
    headings = [text(one) for one in part(reader.address(f"/ja/{page}"), "main").iter("h2")]
    assert len(headings) >= 2
    assert all(headings)
    assert len(set(headings)) == len(headings)


def test_header_and_footer_have_the_same_links_in_the_same_order(reader: Reader) -> None:
    for tag in ("header", "footer"):
        seen = set()
        for state in SCREENS:
            # The list of languages leads to the same page in another one.
            found = [
                one for one in links(part(reader.state(state), tag)) if "gallery" not in one[1]
            ]
            seen.add(tuple(one for one in found if one[1].startswith("/ja/")))
        assert len({row[-4:] for row in seen}) == 1, tag


def test_help_is_the_first_link_of_the_footer_on_every_page(reader: Reader) -> None:
    for state in SCREENS:
        first = next(links(part(reader.state(state), "footer")))
        assert first == ("こまったときは", "/ja/help"), state


def test_help_says_whom_to_ask(reader: Reader) -> None:
    contact = text(part(reader.address("/ja/help"), "main"))
    assert "外国人在留総合インフォメーションセンター" in contact


def test_what_does_the_same_is_called_the_same(reader: Reader) -> None:
    names = defaultdict(set)
    for state in SCREENS:
        for button in part(reader.state(state), "main").iter("button"):
            if (button.get("name"), button.get("form")) != (None, None):
                names[button.get("name"), button.get("form"), button.get("value")].add(text(button))
    several = {key: found for key, found in names.items() if len(found) > 1}
    # A suggestion and a place say what they are; erasing is offered before and after answering.
    assert {key for key in several if not _says_its_answer(key)} <= {(None, "erase", None)}


def _says_its_answer(key: tuple[str | None, ...]) -> bool:
    name, _form, value = key
    return name == "code" or str(value).startswith("accept:")


def test_the_same_words_lead_to_the_same_place(reader: Reader) -> None:
    for state in SCREENS:
        goals = defaultdict(set)
        for words, goal in links(part(reader.state(state), "main")):
            goals[words].add(goal)
        assert not [words for words, found in goals.items() if len(found) > 1], state


def test_a_new_window_is_told_before_it_opens(reader: Reader) -> None:
    for state in SCREENS:
        for link in reader.state(state).iter("a"):
            assert (link.get("target") == "_blank") == (NEW_WINDOW in text(link)), state


def test_no_page_goes_on_by_itself(reader: Reader) -> None:
    for state in SCREENS:
        assert not reader.state(state).findall(".//meta[@http-equiv]"), state
