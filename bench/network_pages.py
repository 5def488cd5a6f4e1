"""The pages that STEP1 is compared with, written into the built site before it is served."""

import re
import shutil
from pathlib import Path

from flask import render_template_string
from whitenoise.compress import Compressor

from bench.journeys import BASE
from webapp import config, create_app
from webapp.registration.forms import CounterForm

OURS, FLOOR, GOVUK = BASE, "/bench/floor", "/bench/govuk"
TEMPLATE = config.ROOT / "bench" / "govuk" / "step1.html"
PACKAGE = config.ROOT / "bench" / "node_modules" / "govuk-frontend" / "dist" / "govuk"
FILES = ("govuk-frontend.min.css", "govuk-frontend.min.js")
# Only the elements go; the attributes that scripts read stay, and are a little of the floor.
DRESS = re.compile(r"<(style|script)\b.*?</\1>|<link\b[^>]*>", re.DOTALL)


def add_pages(site: Path) -> None:
    """The floor and the govuk-frontend form; FileNotFoundError without its package.

    The form has no icons, logo or manifest, and our texts: less than its usual page would weigh.
    """
    ours = (site / f"{OURS.lstrip('/')}.html").read_text("utf-8")
    added = [_write(site, FLOOR, DRESS.sub("", ours)), _write(site, GOVUK, _govuk())]
    added += _copy_package(site / "assets")
    compressor = Compressor(quiet=True)
    for path in added:
        list(compressor.compress(str(path)))


def _govuk() -> str:
    app = create_app()
    with app.test_request_context(OURS):
        return render_template_string(TEMPLATE.read_text("utf-8"), form=CounterForm()).lstrip()


def _write(site: Path, address: str, text: str) -> Path:
    path = site / f"{address.lstrip('/')}.html"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def _copy_package(assets: Path) -> list[Path]:
    shutil.copytree(PACKAGE / "assets" / "fonts", assets / "fonts")
    return [Path(shutil.copy(PACKAGE / name, assets / name)) for name in FILES]
