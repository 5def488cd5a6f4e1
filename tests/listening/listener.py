"""A page as a screen reader says it, one phrase after another."""

import re
import subprocess
from functools import cache
from itertools import groupby
from pathlib import Path

from playwright.sync_api import Page

FOLDER = Path(__file__).parent
BUNDLER = FOLDER / "node_modules/.bin/esbuild"
BUNDLE = ("reader.js", "--bundle", "--minify", "--format=iife", "--global-name=screenReader")
MISSING = "The screen reader is not installed: make tests/listening/node_modules/ready"
# Words in another language are heard in another voice, within the phrase; the virtual reader would
# begin a new one.
ONE_PHRASE = """() => {
  for (const words of document.querySelectorAll("span[lang=ja]:not([aria-current])"))
    words.replaceWith(...words.childNodes);
  document.body.normalize();
}"""
# An empty paragraph has no end.
PARAGRAPH = re.compile(r"^paragraph\n((?:(?!paragraph$|end of).*\n)*)end of paragraph$", re.M)
ELEMENT = re.compile(r"^(link|button|strong)\b", re.M)


@cache
def bundle() -> str:
    """The screen reader as one script."""
    if not BUNDLER.exists():
        raise FileNotFoundError(MISSING)
    told = subprocess.run(
        [BUNDLER, *BUNDLE], cwd=FOLDER, check=True, capture_output=True, text=True
    )
    return told.stdout


class Listener:
    """Somebody who does not see the page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reads(self, place: str = "body") -> list[str]:
        """Everything from the beginning of a place to its end."""
        self._ready()
        self.page.evaluate(ONE_PHRASE)
        return lines(self.page.evaluate("screenReader.read", place))

    def listens(self) -> None:
        """From now on, `heard` tells what was said by itself: focus and live regions."""
        self._ready()
        self.page.evaluate("screenReader.listen", "body")

    def heard(self) -> list[str]:
        """What was said since `listens`; once each, though a region changes in many pieces."""
        said = self.page.evaluate("screenReader.heard()")
        return [phrase for phrase, _again in groupby(said)]

    def hears(self, beginning: str) -> None:
        """Wait until something is said that begins so."""
        self.page.evaluate("screenReader.hears", beginning)

    def next_heading(self) -> str:
        """The heading after the place where the reader is."""
        return str(self.page.evaluate("screenReader.nextHeading()"))

    def _ready(self) -> None:
        if not self.page.evaluate("'screenReader' in window"):
            self.page.evaluate(bundle())


def lines(phrases: list[str]) -> list[str]:
    """A paragraph of text alone is one line, as people hear it: ruby cuts it into pieces."""
    return PARAGRAPH.sub(_line, "\n".join(phrases)).split("\n")


def _line(paragraph: re.Match[str]) -> str:
    pieces = paragraph[1]
    return pieces[:-1] if ELEMENT.search(pieces) else pieces.replace("\n", "")
