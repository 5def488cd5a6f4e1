"""granian, with the application loaded before its workers are forked, so that they share it."""

import gc

from flask import Flask
from granian.cli import entrypoint

from webapp.i18n import LANGUAGES, catalogue
from webapp.municipalities.search import search


def main() -> None:
    """Take granian's own arguments; the last of them names the application."""
    # granian imports the same module again in each worker and finds it here.
    from wsgi import app  # noqa: PLC0415

    warm(app)
    # What is not collected is not written to, so its memory stays shared.
    gc.collect()
    gc.freeze()
    entrypoint()  # type: ignore[no-untyped-call]


def warm(app: Flask) -> None:
    """Do what would otherwise make the first visitors wait: templates, catalogues, the search."""
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    for lang in LANGUAGES:
        catalogue(lang)
    search("warm")


if __name__ == "__main__":
    main()
