"""Every text is in every language, with the same placeholders."""

import re
import subprocess
import sys

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from webapp.config import ROOT
from webapp.i18n import LANGUAGES

PLACEHOLDER = re.compile(r"%\((\w+)\)s")
JAPANESE = re.compile("[ぁ-んァ-ン一-龯]")
# In English, Japanese stands only in brackets, in examples, and where a line is Japanese anyway.
TRANSLATED = [lang for lang in LANGUAGES if lang != "ja"]


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Every message in code and templates, collected afresh."""
    found = tmp_path_factory.mktemp("texts") / "messages.pot"
    command = [sys.executable, "-m", "babel.messages.frontend", "--quiet", "extract"]
    options = ["-F", "translations/babel.cfg", "-k", "lazy_gettext", "-o", str(found), "."]
    subprocess.run([*command, *options], cwd=ROOT, check=True)
    with found.open("rb") as file:
        return read_po(file)


@pytest.fixture(scope="session", params=TRANSLATED)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    path = ROOT / "translations" / request.param / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        return read_po(file, locale=request.param)


def test_no_text_is_missing(texts: Catalog, catalogue: Catalog) -> None:
    missing = [message.id for message in _real(texts) if not all(_strings(catalogue, message))]
    assert not missing


def test_no_translation_is_left_over_or_doubtful(texts: Catalog, catalogue: Catalog) -> None:
    left = [message.id for message in _real(catalogue) if message.id not in texts]
    doubtful = [message.id for message in _real(catalogue) if message.fuzzy]
    assert not left + doubtful


def test_placeholders_are_the_same(texts: Catalog, catalogue: Catalog) -> None:
    for message in _real(texts):
        wanted = set(PLACEHOLDER.findall(str(message.id)))
        for string in _strings(catalogue, message):
            assert set(PLACEHOLDER.findall(string)) == wanted, message.id


def test_the_source_texts_are_japanese(texts: Catalog) -> None:
    strange = [message.id for message in _real(texts) if not JAPANESE.search(str(message.id))]
    assert set(strange) <= {"：", "[%(email)s]"}


def test_templates_hold_no_japanese_outside_gettext() -> None:
    for path in (ROOT / "templates").rglob("*.html"):
        bare = re.sub(r"\{[{%#].*?[}%#]\}", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert not JAPANESE.search(bare.replace("（", "").replace("）", "")), path


def _real(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _strings(catalogue: Catalog, message: Message) -> list[str]:
    known = catalogue.get(message.id)
    string = known.string if known else ""
    return list(string) if isinstance(string, (tuple, list)) else [string or ""]
