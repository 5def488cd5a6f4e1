"""What people choose from, in the words in which it is offered and shown."""

from flask_babel import LazyString

from webapp.i18n import lazy_gettext as _
from webapp.models import Category, Sex

SEXES: dict[Sex, LazyString] = {Sex.MALE: _("男 Male"), Sex.FEMALE: _("女 Female")}
CATEGORIES: dict[Category, LazyString] = {
    Category.COUNTER_COE: _(
        "(窓口申請) 在留資格認定証明書電子交付希望者 Applicant (at a counter) for electronic "
        "issuance of a certificate of eligibility"
    )
}
