"""The form for a resume code."""

from wtforms import ValidationError

from webapp.forms import VERBATIM, Line, PostedForm
from webapp.i18n import lazy_gettext as _


class ResumeForm(PostedForm):
    """再開コード alone."""

    code = Line(
        _("再開コード"),
        easy=_("【つづきから書(か)くための番号(ばんごう)】"),
        hint=_("8文字です。小文字でも、ハイフンがなくてもかまいません。"),
        render_kw={"autocomplete": "off", "autocapitalize": "characters", **VERBATIM},
    )

    def validate_code(self, field: Line) -> None:
        """Only that there is one: whether it opens a draft is the database's to say."""
        if not field.said().strip():
            raise ValidationError(_("再開コードを入力してください。"))
