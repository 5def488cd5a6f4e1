"""Static files: the style sheet that goes into each page, and scripts under hashed names."""

import base64
import hashlib
from functools import cache
from pathlib import Path

import rcssmin
import rjsmin
from flask import Flask
from markupsafe import Markup

from webapp.config import ROOT

FOLDER = ROOT / "static"
HASH_LENGTH = 8  # hex characters in a file's name
# In the order of their cascade layers.
STYLES = ("tokens.css", "base.css", "layout.css", "form.css", "parts.css")
# One file: a second request costs more than the bytes it could save later.
BUNDLE = "js/app.js"
SCRIPTS = ("htmx-4.0.1.min.js", "form.js", "places.js", "saving.js", "sending.js")


def init_app(app: Flask) -> None:
    """Templates say `style` and `asset('js/app.js')`."""
    app.context_processor(lambda: {"style": style()})
    app.add_template_global(asset)


@cache
def style() -> Markup:
    """All CSS, minified: inlined, since a second request costs a round trip before paint."""
    text = "".join((FOLDER / "css" / name).read_text("utf-8") for name in STYLES)
    return Markup(rcssmin.cssmin(text))


@cache
def style_hash() -> str:
    """The CSP source that allows exactly this style sheet."""
    digest = hashlib.sha256(style().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def content(name: str) -> bytes:
    """What is served under a name: scripts minified, the first of them joined."""
    if name == BUNDLE:
        return b"\n".join(content(f"js/{script}") for script in SCRIPTS)
    data = (FOLDER / name).read_bytes()
    minify = name.endswith(".js") and not name.endswith(".min.js")
    return str(rjsmin.jsmin(data.decode())).encode() if minify else data


@cache
def hashed(name: str) -> str:
    """`js/app.js` → `js/app.1a2b3c4d.js`; a missing file fails loudly."""
    path = Path(name)
    digest = hashlib.sha256(content(name)).hexdigest()[:HASH_LENGTH]
    return str(path.with_name(f"{path.stem}.{digest}{path.suffix}"))


def asset(name: str) -> str:
    """The address of a static file; it may be cached for ever."""
    return f"/static/{hashed(name)}"


def files() -> list[str]:
    """Names of everything that has an address of its own."""
    joined = {f"js/{script}" for script in SCRIPTS}
    found = {str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.*")}
    return sorted(
        {name for name in found if not name.endswith((".css", ".md"))} - joined | {BUNDLE}
    )
