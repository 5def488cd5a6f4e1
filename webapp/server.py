"""granian, with the application loaded before its workers are forked, so that they share it."""

import gc
import logging
from contextlib import suppress
from ctypes import CDLL

from flask import Flask
from granian.cli import entrypoint

from webapp.i18n import DEFAULT, LANGUAGES, catalogue, speaking
from webapp.municipalities.search import search


def main() -> None:
    """Take granian's own arguments; the last of them names the application."""
    _keep_memory_small()
    logging.getLogger("_granian").addFilter(_worth_saying)
    # granian imports the same module again in each worker and finds it here.
    from wsgi import app  # noqa: PLC0415

    warm(app)
    # What is not collected is not written to, so its memory stays shared.
    gc.collect()
    gc.freeze()
    entrypoint()  # type: ignore[no-untyped-call]


def _worth_saying(record: logging.LogRecord) -> bool:
    """All but granian's advice to have few threads: ours wait for their turn (decision 16)."""
    return "Python threads" not in record.getMessage()


def _keep_memory_small() -> None:
    """One arena for all threads, and large pieces given back: mallopt(3), where there is one.

    Argon2's blocks would stay in an arena of each thread: 208 MB per worker instead of 136.
    """
    arenas, mapped = -8, -3
    with suppress(AttributeError):
        allocator = CDLL(None)
        allocator.mallopt(arenas, 1)
        allocator.mallopt(mapped, 1 << 20)


def warm(app: Flask) -> None:
    """Do what would otherwise make the first visitors wait: templates, catalogues, the search.

    In development, where a start should take no time, templates in Japanese alone.
    """
    for lang in LANGUAGES:
        catalogue(lang)
        if lang == DEFAULT or app.config["APP_ENV"] == "production":
            _compile_templates(app, lang)
    search("warm")


def _compile_templates(app: Flask, lang: str) -> None:
    with app.test_request_context(f"/{lang}/"), speaking(lang):
        for name in app.jinja_env.list_templates(filter_func=_is_served):
            app.jinja_env.get_template(name)


def _is_served(name: str) -> bool:
    """Whether people ever wait for it: not a page that is built, nor one for developers."""
    return not name.startswith(("pages/", "pwa/", "dev/", "gallery/"))


if __name__ == "__main__":
    main()
