"""Pages as trees of elements, and what can be asked of them."""

from collections.abc import Iterator
from typing import ClassVar
from xml.etree.ElementTree import Element

import html5lib
from flask.testing import FlaskClient

from webapp.gallery import routes
from webapp.gallery.states import SCREENS as KINDS

# Letters are no pages: programs for mail show them.
SCREENS = tuple(one.name for kind in KINDS if kind != "letters" for one in routes.of_screen(kind))


class Reader:
    """Reads what the service sends."""

    kept: ClassVar[dict[str, Element]] = {}

    def __init__(self, browser: FlaskClient) -> None:
        self.browser = browser

    def state(self, name: str, lang: str = "ja") -> Element:
        """One state of the gallery, read once for all tests: it is the same for each of them."""
        path = f"/dev/gallery/{lang}/{name}"
        if path not in self.kept:
            self.kept[path] = self.address(path)
        return self.kept[path]

    def address(self, path: str) -> Element:
        """Any page."""
        text = self.browser.get(path, follow_redirects=True).text
        found: Element = html5lib.parse(text, namespaceHTMLElements=False)
        return found


def text(element: Element) -> str:
    """What can be read in it, with single blanks."""
    return " ".join("".join(element.itertext()).split())


def links(element: Element) -> Iterator[tuple[str, str]]:
    """Each link in it: its words and where it leads."""
    for link in element.iter("a"):
        yield text(link), link.get("href") or ""


def part(root: Element, tag: str) -> Element:
    """The only element of that kind, such as "main"."""
    (found,) = root.iter(tag)
    return found
