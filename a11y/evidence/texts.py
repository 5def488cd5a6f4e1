"""`webapp/evidence/texts.py`: the Japanese of the table, where gettext finds it."""

from collections.abc import Sequence
from pathlib import Path

from a11y.evidence.criteria import REASONS, Criterion
from webapp.config import ROOT

FILE = ROOT / "webapp" / "evidence" / "texts.py"
HEAD = '''"""Names of the criteria, and why some do not apply; written by `make a11y-report`."""

from webapp.i18n import lazy_gettext as _

TEXTS = (
'''


def write(criteria: Sequence[Criterion], file: Path = FILE) -> None:
    """Every name and every reason once."""
    file.write_text(source(criteria), "utf-8")


def source(criteria: Sequence[Criterion]) -> str:
    """The module."""
    named = dict.fromkeys([*(one.name for one in criteria), *REASONS])
    lines = (f'    _("{text}"),\n' for text in named)
    return f"{HEAD}{''.join(lines)})\n"
