"""A registrant's answers as rows of label and text, in the order of STEP1."""

from typing import NamedTuple

from flask_babel import LazyString

from webapp.choices import CATEGORIES, SEXES
from webapp.dates import birth_text
from webapp.i18n import lazy_gettext as _
from webapp.models import Registrant
from webapp.municipalities.catalogue import by_code


class Answer(NamedTuple):
    """One row; `own` texts are shown at the counter, and no machine may translate them."""

    label: LazyString
    text: str
    own: bool = True


def answers(registrant: Registrant) -> list[Answer]:
    """What is registered, as it is stored; the telephone number as it was typed (rules.md 6)."""
    return [
        Answer(_("利用者氏名"), registrant.name),
        Answer(_("性別"), str(SEXES[registrant.sex]), own=False),
        Answer(_("生年月日"), birth_text(registrant.birth)),
        Answer(_("住居地(都道府県市区町村)"), _municipality(registrant.municipality)),
        Answer(_("住居地(町名丁目番地号等)"), registrant.address),
        Answer(_("利用者連絡先電話番号"), registrant.typed.get("phone") or registrant.phone),
        Answer(_("メールアドレス"), registrant.email),
        Answer(_("利用者の区分"), str(CATEGORIES[registrant.category]), own=False),
    ]


def _municipality(code: str) -> str:
    """A code that has left the catalogue since is shown itself."""
    found = by_code(code)
    return found.full_name if found else code
