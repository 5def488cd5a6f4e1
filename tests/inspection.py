"""What must be true of every HTML answer, whatever the test is about."""

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
from werkzeug.test import TestResponse

NAMED = {"button", "a", "summary"}
UNLABELLED = {"hidden", "submit", "button"}


def inspect(answer: TestResponse) -> None:
    """Valid HTML, unique ids, every control labelled; a whole page has a title and one h1."""
    # What htmx has asked for is no document: the policy would do nothing there.
    asked_by_htmx = "HX-Request" in answer.request.headers
    assert asked_by_htmx != ("Content-Security-Policy" in answer.headers)
    _inspect(answer.text)


@cache
def _inspect(text: str) -> None:
    # Parsing is slow, and most tests see pages that others have seen.
    whole = text.lstrip().lower().startswith("<!doctype")
    root = _parse(text, whole)
    _ids(root)
    _labels(root)
    _names(root)
    if whole:
        _page(root)


def _parse(text: str, whole: bool) -> Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    if whole:
        return parser.parse(text)  # type: ignore[no-any-return]
    holder = Element("div")
    holder.extend(parser.parseFragment(text))
    return holder


def _page(root: Element) -> None:
    headings = [_text(h) for h in root.iter("h1")]
    assert len(headings) == 1, headings
    assert _text(root.find(".//title")), "a page needs a title"
    assert root.get("lang"), "a page says its language"
    assert len(list(root.iter("main"))) == 1
    levels = [int(e.tag[1]) for e in root.iter() if re.fullmatch("h[1-6]", str(e.tag))]
    skipped = [b for a, b in pairwise(levels) if b > a + 1]
    assert not skipped, f"heading levels skip: {levels}"


def _ids(root: Element) -> None:
    ids = Counter(e.get("id") for e in root.iter() if e.get("id"))
    assert not [name for name, count in ids.items() if count > 1]
    for element in root.iter():
        for name in ("aria-describedby", "aria-labelledby"):
            missing = set((element.get(name) or "").split()) - set(ids)
            assert not missing, f"{name} of {element.tag} points nowhere: {missing}"


def _labels(root: Element) -> None:
    labelled = {label.get("for") for label in root.iter("label")}
    for control in [*root.iter("input"), *root.iter("select"), *root.iter("textarea")]:
        if control.get("type") in UNLABELLED:
            continue
        assert control.get("id") in labelled, f"no label for {control.attrib}"
        assert not control.get("autocomplete") or control.get("type") or control.tag == "select"


def _names(root: Element) -> None:
    for element in root.iter():
        if element.tag in NAMED:
            assert _text(element) or element.get("aria-label"), f"{element.tag} without a name"


def _text(element: Element | None) -> str:
    return "".join(element.itertext()).strip() if element is not None else ""
