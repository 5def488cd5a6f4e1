"""Static files: the style sheet that goes into each page, and scripts under hashed names."""

import base64
import hashlib
import re
from functools import cache
from importlib.metadata import version
from pathlib import Path
from string import ascii_lowercase

import rcssmin
from flask import Flask
from markupsafe import Markup

from webapp.config import ROOT

FOLDER = ROOT / "static"
HASH_LENGTH = 8  # hex characters in an address
# Of two rules that are as specific, the later one counts.
STYLES = ("tokens.css", "base.css", "layout.css", "form.css", "parts.css")
# One file: a second request costs more than the bytes it could save later.
BUNDLE = "js/app.js"
HTMX = "js/htmx-4.0.1.min.js"
# Ours share one function, and with it every name; in this order they compress best.
SCRIPTS = ("shared.js", "saving.js", "form.js", "places.js", "sending.js", "languages.js")
JOINED = "(() => {{\n{}}})();"
MINIFIER = "tdewolff-minify"


def init_app(app: Flask) -> None:
    """Templates say `style` and `asset('js/app.js')`."""
    app.context_processor(lambda: {"style": style()})
    app.add_template_global(asset)


@cache
def style() -> Markup:
    """All CSS, minified: inlined, since a second request costs a round trip before paint."""
    text = "".join((FOLDER / "css" / name).read_text("utf-8") for name in STYLES)
    return Markup(_with_short_names(rcssmin.cssmin(text)))


def _with_short_names(css: str) -> str:
    """`--accent` as `--a`: what a colour is called matters to readers of the source alone."""
    names = dict.fromkeys(re.findall(r"--[\w-]+(?=:)", css))
    short = dict(zip(names, ascii_lowercase, strict=False))
    return re.sub(r"--([\w-]+)", lambda found: f"--{short[found[0]]}", css)


@cache
def style_hash() -> str:
    """The CSP source that allows exactly this style sheet."""
    digest = hashlib.sha256(style().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _source(name: str) -> bytes:
    """A file as it was written; of the bundle, what is ours in it."""
    if name != BUNDLE:
        return (FOLDER / name).read_bytes()
    return JOINED.format("".join(_source(f"js/{one}").decode() for one in SCRIPTS)).encode()


def content(name: str) -> bytes:
    """What is served under a name: scripts minified, in the bundle after htmx.

    For the build alone: the minifier runs threads and holds memory that no server needs.
    """
    if not name.endswith(".js") or name == HTMX:
        return _source(name)
    from minify import string  # noqa: PLC0415

    small = str(string("text/javascript", _source(name).decode())).encode()
    return b"\n".join([_source(HTMX), small]) if name == BUNDLE else small


@cache
def hashed(name: str) -> str:
    """`js/app.js` → `js/app.1a2b3c4d.js`, by what it is made of; a missing file fails loudly."""
    made_of = [_source(name)]
    if name.endswith(".js"):
        made_of += [_source(HTMX), version(MINIFIER).encode()]
    path = Path(name)
    return str(path.with_name(f"{path.stem}.{fingerprint(b''.join(made_of))}{path.suffix}"))


def fingerprint(content: bytes) -> str:
    """Changes with the content; stands in the address of what may be kept."""
    return hashlib.sha256(content).hexdigest()[:HASH_LENGTH]


def asset(name: str) -> str:
    """The address of a static file; it may be cached for ever."""
    return f"/static/{hashed(name)}"


def files() -> list[str]:
    """Names of everything that has an address of its own."""
    joined = {HTMX, *(f"js/{script}" for script in SCRIPTS)}
    found = {str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.*")}
    return sorted(
        {name for name in found if not name.endswith((".css", ".md"))} - joined | {BUNDLE}
    )
