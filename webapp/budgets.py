"""What the built pages may weigh, ask for and say; the build fails where one breaks it."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

from webapp.i18n import DEFAULT, LANGUAGES, language_tag

# Bytes as they are sent, without headers; the first pattern that fits a file counts.
SIZES = {
    # STEP1 and the script together may take 20,000, their headers 955 of them; furigana take more.
    "ja-ruby/register/counter-coe.html": 6_060,
    "register/counter-coe.html": 5_590,
    "ja-ruby/help.html": 6_600,
    # Every criterion with its tests: for reviewers.
    "accessibility.html": 16_000,
    "*.html": 6_000,
    "static/js/app.*.js": 13_455,
}
COMPRESSED = (".br", ".gz")
LATER = {"manifest", "icon"}  # links that no first paint waits for
HEAVY = {"img", "picture", "video", "audio", "iframe", "object", "embed"}
CHOSEN = {"radio", "checkbox", "submit", "button"}  # their values are ours, whatever is chosen
OWN_ADDRESS = re.compile(r"/(?!/)")
LOADS = re.compile(r"@import|@font-face|url\(")
SOMEBODYS_EMAIL = re.compile(r"[\w.+-]@(?!example\.(?:com|net|org)\b)[\w-]+\.\w")
Attributes = dict[str, str]


class Broken(RuntimeError):
    """The built site is not what was promised; a line for each problem."""


def check(site: Path, names: Iterable[str]) -> None:
    """Judge the files in `site`; `names` are those of the site map. Raises Broken."""
    problems = [*_missing(site, names), *_too_large(site), *_wrong_pages(site)]
    if problems:
        raise Broken("\n- ".join(["the built site breaks its budgets:", *problems]))


def _missing(site: Path, names: Iterable[str]) -> Iterator[str]:
    for name in _in_every_language(names):
        for path in (name, *(f"{name}{ending}" for ending in COMPRESSED)):
            if not (site / path).is_file():
                yield f"{path}: missing"


def _in_every_language(names: Iterable[str]) -> list[str]:
    given = set(names)
    split = [name.partition("/") for name in given]
    pages = {page for lang, _slash, page in split if lang in LANGUAGES}
    return sorted(given | {f"{lang}/{page}" for lang in LANGUAGES for page in pages})


def _too_large(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*.*")):
        most = next((most for pattern, most in SIZES.items() if path.match(pattern)), None)
        brotli = path.with_name(f"{path.name}.br")
        size = (brotli if brotli.is_file() else path).stat().st_size
        if most is not None and size > most:
            yield f"{path.relative_to(site)}: {size:,} bytes, may be {most:,}"


def _wrong_pages(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site)
        lang = name.parts[0] if name.parts[0] in LANGUAGES else DEFAULT
        yield from (f"{name}: {wrong}" for wrong in _wrong(path.read_text("utf-8"), lang))


def _wrong(page: str, lang: str) -> Iterator[str]:
    elements = _Elements(page).found
    said = next((attributes.get("lang") for tag, attributes in elements if tag == "html"), None)
    if said != language_tag(lang):
        yield f"says that its language is {said}"
    for tag, attributes in elements:
        yield from _asks_for_more(tag, attributes)
    yield from (f"its style asks for more: {found}" for found in LOADS.findall(page))
    yield from (f"holds an answer: {name}" for name in _answers(elements))
    if SOMEBODYS_EMAIL.search(page):  # not repeated here: it may be somebody's
        yield "holds an e-mail address that is no example"


class _Elements(HTMLParser):
    """Every element of a page: its tag and its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, Attributes]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called for each element as it opens."""
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def _asks_for_more(tag: str, attributes: Attributes) -> Iterator[str]:
    if tag in HEAVY:
        yield f"has <{tag}>"
    if tag not in {"link", "script"}:
        return
    address = attributes.get("href") or attributes.get("src") or ""
    if address and not OWN_ADDRESS.match(address):
        yield f"asks another site: {address}"
    if "defer" not in attributes and attributes.get("rel") not in LATER:
        yield f"is painted only after <{tag}> {address}".rstrip()


def _answers(elements: Iterable[tuple[str, Attributes]]) -> Iterator[str]:
    for tag, attributes in elements:
        fixed = attributes.get("type") in CHOSEN
        chosen = tag == "option" and "selected" in attributes
        if attributes.get("value") and (chosen or (tag == "input" and not fixed)):
            yield attributes.get("name") or tag
