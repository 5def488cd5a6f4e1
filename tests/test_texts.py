"""Every text is in every language; what `make i18n` looks at is looked at here too."""

import re
import subprocess
import sys

import pytest
from babel.messages.catalog import Catalog

from scripts.check_texts import catalogue, problems, read
from webapp.config import ROOT
from webapp.i18n import DEFAULT, LANGUAGES

JAPANESE = re.compile("[ぁ-んァ-ン一-龯]")
TRANSLATED = [lang for lang in LANGUAGES if lang != DEFAULT]
ASKED = "「@%(meant)s」ですか？ 今のままでよいときは、もう一度進んでください。"

ENGLISH = str(catalogue("en")[ASKED].string)


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Every message in code and templates, collected afresh."""
    found = tmp_path_factory.mktemp("texts") / "messages.pot"
    command = [sys.executable, "-m", "babel.messages.frontend", "--quiet", "extract"]
    options = ["-F", "translations/babel.cfg", "-k", "lazy_gettext", "-o", str(found), "."]
    subprocess.run([*command, *options], cwd=ROOT, check=True)
    return read(found)


@pytest.mark.parametrize("lang", TRANSLATED)
def test_a_language_is_complete_and_true_to_its_source(lang: str, texts: Catalog) -> None:
    assert not list(problems(lang, catalogue(lang), texts, catalogue("en")))


@pytest.mark.parametrize(
    ("lang", "string", "wrong"),
    [
        ("ko", "", "missing"),
        ("ko", "@%(mean)s?", "other placeholders"),
        ("ko", "@%(meant)s 100%", "other placeholders"),
        ("ko", "@%(meant)s ですよね", "Japanese that the source has not"),
        ("ja-ruby", ASKED, "a kanji without a reading"),
        ("ja-ruby", "@%(meant)s", "another text"),
        ("ko", ENGLISH, "still English"),
    ],
)
def test_a_text_that_is_not_ends_the_build(
    lang: str, string: str, wrong: str, texts: Catalog
) -> None:
    found = catalogue(lang)
    found[ASKED].string = string
    assert any(told.startswith(wrong) for told in problems(lang, found, texts, catalogue("en")))


def test_a_doubtful_or_forgotten_text_ends_the_build(texts: Catalog) -> None:
    found = catalogue("es")
    found[ASKED].flags.add("fuzzy")
    found.add("昔の文", "Texto viejo")
    told = list(problems("es", found, texts, catalogue("en")))
    assert [line.split(":")[0] for line in told] == ["left over", "doubtful"]


def test_the_source_texts_are_japanese(texts: Catalog) -> None:
    sources = [str(text.id) for text in texts if text.id]
    assert {text for text in sources if not JAPANESE.search(text)} <= {"：", "[%(email)s]"}


def test_templates_hold_no_japanese_outside_gettext() -> None:
    for path in (ROOT / "templates").rglob("*.html"):
        bare = re.sub(r"\{[{%#].*?[}%#]\}", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert not JAPANESE.search(bare.replace("（", "").replace("）", "")), path
