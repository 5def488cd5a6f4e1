"""Every catalogue is complete and true to its source, or `make i18n` ends with what is wrong."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from webapp.config import ROOT
from webapp.i18n import DEFAULT, LANGUAGES, LOCALES, RUBY
from webapp.readings import READING

FOLDER = ROOT / "translations"
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\}|%")  # a bare % would break its template
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龯]+")
KANA = re.compile("[ぁ-んァ-ヶ]+")
KANJI = re.compile("[㐀-鿿々〆ヶ]")
WORDS = re.compile(r"[a-z]{3,}")
FEW = 4  # English words that another language may share: names, examples


def main() -> None:
    """Judge every catalogue against the collected texts."""
    texts, english = read(FOLDER / "messages.pot"), catalogue("en")
    found = [
        f"{lang}: {wrong}"
        for lang in LANGUAGES
        if lang != DEFAULT
        for wrong in problems(lang, catalogue(lang), texts, english)
    ]
    if found:
        sys.exit("\n".join(found))


def catalogue(lang: str) -> Catalog:
    """The texts of one language; ja-ruby's are the Japanese ones with readings."""
    return read(FOLDER / LOCALES.get(lang, lang) / "LC_MESSAGES" / "messages.po")


def read(path: Path) -> Catalog:
    """A catalogue or a template of one."""
    with path.open("rb") as file:
        return read_po(file)


def problems(lang: str, own: Catalog, texts: Catalog, english: Catalog) -> Iterator[str]:
    """What is wrong with a language, a line each."""
    yield from (f"left over: {text.id}" for text in own if text.id and text.id not in texts)
    for text in texts:
        found = own.get(text.id) if text.id else None
        if found and found.fuzzy:
            yield f"doubtful: {text.id}"
        for string in strings(found) if text.id else ():
            wrong = _wrong(lang, source(text), string, strings(english.get(text.id)))
            yield from (f"{what}: {source(text)} → {string}" for what in wrong)


def strings(text: Message | None) -> list[str]:
    """The translations of a text: one, or one for each number."""
    string = text.string if text else ""
    return list(string) if isinstance(string, (tuple, list)) else [string or ""]


def source(text: Message) -> str:
    """The Japanese of a text."""
    return text.id if isinstance(text.id, str) else text.id[0]


def _wrong(lang: str, japanese: str, string: str, english: list[str]) -> Iterator[str]:
    if not string:
        yield "missing"
    elif sorted(PLACEHOLDER.findall(string)) != sorted(PLACEHOLDER.findall(japanese)):
        yield "other placeholders"
    elif lang == RUBY:
        yield from _wrong_readings(japanese, string)
    else:
        yield from _left_in_another_language(lang, japanese, string, english)


def _wrong_readings(japanese: str, string: str) -> Iterator[str]:
    if READING.sub(r"\1", string) != READING.sub(r"\1", japanese):
        yield "another text"
    if KANJI.search(READING.sub("", string)):
        yield "a kanji without a reading"


def _left_in_another_language(
    lang: str, japanese: str, string: str, english: list[str]
) -> Iterator[str]:
    letters = KANA if lang.startswith("zh") else JAPANESE
    known = japanese + "".join(english)
    if any(part not in known for part in letters.findall(string)):
        yield "Japanese that the source has not"
    if lang != "en" and string in english and len(WORDS.findall(string)) > FEW:
        yield "still English"


if __name__ == "__main__":
    main()
