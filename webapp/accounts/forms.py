"""The forms for signing in, setting a password and what was forgotten."""

from collections.abc import Mapping

from flask import current_app
from wtforms import ValidationError

from webapp import public_id
from webapp.accounts import passwords
from webapp.accounts.own_words import own_words
from webapp.forms import VERBATIM, Line, PostedForm, Secret, Text
from webapp.i18n import lazy_gettext as _
from webapp.models import Registrant

EXACT = {"autocapitalize": "off", **VERBATIM}


def _id_field(hint: Text = "", *, required: bool = True, **attributes: str) -> Line:
    return Line(
        _("認証ID"),
        easy=_("【IDの番号(ばんごう)】"),
        hint=hint,
        required=required,
        render_kw={"autocomplete": "username", **attributes, **EXACT},
    )


class WithId(PostedForm):
    """A form that begins with 認証ID."""

    public_id = _id_field(_("12文字です。小文字でも、ハイフンがなくてもかまいません。"))

    def validate_public_id(self, _field: Line) -> None:
        """Only that there is one: whether it exists is never told."""
        if not self.folded_id():
            raise ValidationError(_("認証IDを入力してください。"))

    def folded_id(self) -> str:
        """The ID that was meant."""
        return public_id.fold(self.public_id.said())

    def show_id(self, folded: str) -> None:
        """Fill in the ID."""
        self.public_id.data = public_id.show(folded)


class IdForm(WithId):
    """認証ID alone."""

    def validate_public_id(self, field: Line) -> None:
        """A slip shows in the ID itself; nobody should wait for a letter because of one."""
        super().validate_public_id(field)
        if not public_id.is_valid(self.folded_id()):
            raise ValidationError(
                _("認証IDに間違いがあります。12文字を、届いたメールと見比べてください。")
            )


class SignInForm(WithId):
    """認証ID and パスワード."""

    password = Secret(
        _("パスワード"),
        easy=_("【パスワード】"),
        render_kw={"autocomplete": "current-password", **EXACT},
    )

    def validate_password(self, field: Secret) -> None:
        """Only that there is one."""
        if not field.data:
            raise ValidationError(_("パスワードを入力してください。"))

    def normalised(self) -> str:
        """The password as it was set."""
        return passwords.normalise(self.password.data or "")


class PasswordForm(PostedForm):
    """A new password for a person who is shown, for the password manager, with the ID."""

    public_id = _id_field(required=False, readonly="")
    password = Secret(
        _("新しいパスワード"),
        easy=_("【新(あたら)しいパスワード】"),
        render_kw={"autocomplete": "new-password", **EXACT},
    )

    def __init__(self, owner: Registrant, posted: Mapping[str, str] | None = None) -> None:
        super().__init__(posted)
        self.owner = owner
        self.public_id.data = public_id.show(owner.public_id)
        self.password.hint = _(
            "%(minimum)s文字以上。どの文字も使えます。文や、関係のない言葉をいくつか、つなげてください。",
            minimum=current_app.config["PASSWORD_MINIMUM"],
        )

    def validate_password(self, _field: Secret) -> None:
        """Each refusal with its own reason: what to change, not that something is wrong."""
        least = current_app.config["PASSWORD_MINIMUM"]
        if reason := passwords.fault(self.normalised(), own_words(self.owner), least):
            raise ValidationError(reason)

    def normalised(self) -> str:
        """The password as it will be set."""
        return passwords.normalise(self.password.data or "")


class EmailForm(PostedForm):
    """The registered e-mail address."""

    email = Line(
        _("メールアドレス"),
        easy=_("【メールアドレス】"),
        hint=_("登録したときのメールアドレスを入力してください。"),
        render_kw={"autocomplete": "email", "type": "email", **EXACT},
    )

    def validate_email(self, field: Line) -> None:
        """Only that it can be one: whether it is registered is never told."""
        before, at, after = field.said().replace("＠", "@").strip().rpartition("@")
        if not at:
            raise ValidationError(_("「@」を入れて、メールアドレスを全部入力してください。"))
        if not before or not after:
            raise ValidationError(_("「@」の前と後を、全部入力してください。"))
