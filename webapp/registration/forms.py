"""STEP1's form: each of the nine fields and the terms, defined once (rules.md)."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import current_app
from werkzeug.datastructures import MultiDict
from wtforms import ValidationError
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]

from webapp.choices import CATEGORIES, SEXES
from webapp.clock import today
from webapp.forms import VERBATIM, BaseForm, Choices, Line
from webapp.i18n import lazy_gettext as _
from webapp.models import Category
from webapp.municipalities.catalogue import by_code
from webapp.pages import TERMS_VERSION
from webapp.registration.fields import Birth, Phone, Place, Tick
from webapp.rules.address import MAX_LETTERS, parse_address
from webapp.rules.birth import parse_birth
from webapp.rules.causes import Question, Refused
from webapp.rules.email import parse_email, same_email
from webapp.rules.name import parse_name
from webapp.rules.phone import parse_phone

AGREED = "agreed"  # and the version of the terms that were agreed to
ASKED = "asked"  # the key in a draft's answers under which questions put once are remembered


class CounterForm(BaseForm):
    """The answers of one applicant, as typed; validating sets each field's canonical value."""

    class Meta(BaseForm.Meta):
        """A field that failed is checked again when it changes; none is before it was sent."""

        check_endpoint = "registration.field"

    name = Line(
        _("利用者氏名"),
        easy=_("【名前(なまえ)】"),
        hint=_("半角英字(大文字入力), 104文字以内 スペース区切り"),
        example="HOUMU TARO",
        render_kw={"autocomplete": "name", "autocapitalize": "characters", **VERBATIM},
    )
    sex = Choices(
        _("性別"),
        easy=_("【性別(せいべつ)】"),
        choices=[SelectChoice(*choice) for choice in SEXES.items()],
        validate_choice=False,
    )
    birth = Birth(
        _("生年月日"),
        easy=_("【生(う)まれた日(ひ)】"),
        hint=_("西暦でも、昭和・平成などの年号でも入力できます。"),
        example=_("2000年1月23日"),
    )
    municipality = Place(
        _("住居地(都道府県市区町村)"),
        easy=_("【住(す)んでいる 都道府県(とどうふけん)と 市区町村(しくちょうそん)】"),
        hint=_("[検索] をクリックして、市区町村を選択してください。"),
    )
    address = Line(
        _("住居地(町名丁目番地号等)"),
        easy=_("【住(す)んでいる 町(まち)の名前(なまえ)と 番号(ばんごう)】"),
        hint=_("市区町村より後を入力します。市区町村と合わせて85文字以内"),
        example=_("霞が関1-1-1 法務マンション101"),
        most=MAX_LETTERS,
        render_kw={"autocomplete": "address-line1", "translate": "no"},
    )
    phone = Phone(
        _("利用者連絡先電話番号"),
        easy=_("【電話番号(でんわばんごう)】"),
        hint=_(
            "固定電話、携帯電話またはスマートフォンの番号。ハイフンは、あってもなくてもかまいません。"
        ),
        example="090-1234-5678",
        render_kw={"autocomplete": "tel", "type": "tel", **VERBATIM},
    )
    email = Line(
        _("メールアドレス"),
        easy=_("【メールアドレス】"),
        hint=_("お知らせを受け取る、自分のメールアドレスを入力してください。"),
        example="taro@example.com",
        render_kw={"autocomplete": "email", "type": "email", **VERBATIM},
    )
    email_confirm = Line(
        _("メールアドレス(確認)"),
        easy=_("【メールアドレスを もう一度(いちど) 書(か)いてください。】"),
        hint=_("同じメールアドレスを、もう一度入力してください。"),
        render_kw={"autocomplete": "email", "type": "email", **VERBATIM},
    )
    category = Choices(
        _("利用者の区分"),
        easy=_(
            "【誰(だれ)の申請(しんせい)をしますか。システムを使(つか)う人(ひと)は誰(だれ)ですか。】"
        ),
        choices=[SelectChoice(*choice) for choice in CATEGORIES.items()],
        default=Category.COUNTER_COE,
        validate_choice=False,
    )
    agree = Tick(_("利用規約に同意します。"))

    def __init__(self, answers: Mapping[str, Any] | None = None) -> None:
        """`answers` as a draft keeps them; None is the blank form."""
        super().__init__(MultiDict(answers) if answers is not None else None)
        self.asked: dict[str, str] = (answers or {}).get(ASKED, {})
        if (answers or {}).get(AGREED, "") not in {"", TERMS_VERSION}:
            self.agree.data = False  # that was to other terms

    @property
    def questions(self) -> dict[str, str]:
        """The texts that are asked about, by field, once the form has been validated."""
        fields: list[Any] = [*self]  # WTForms' types know no fields of ours
        return {field.name: field.said() for field in fields if field.asks}

    def validate_name(self, field: Line) -> None:
        """rules.md 1."""
        self._judge(field, parse_name, field.said())

    def validate_sex(self, field: Choices) -> None:
        """rules.md 2."""
        if field.data not in SEXES:
            raise ValidationError(_("性別を選択してください。"))

    def validate_birth(self, field: Birth) -> None:
        """rules.md 3."""
        self._judge(field, parse_birth, *(field.data[part] for part in field.parts), today())

    def validate_municipality(self, field: Place) -> None:
        """rules.md 4: the code must exist in the loaded data."""
        if not by_code(field.said()):
            raise ValidationError(
                _("市区町村が選ばれていません。[検索] をクリックして選択してください。")
            )

    def validate_address(self, field: Line) -> None:
        """rules.md 5."""
        place = self.municipality.shown()
        self._judge(field, parse_address, field.said(), place, asked=self._was_asked(field))

    def validate_phone(self, field: Line) -> None:
        """rules.md 6."""
        self._judge(field, parse_phone, field.said(), current_app.config["FOREIGN_PHONES"])

    def validate_email(self, field: Line) -> None:
        """rules.md 7."""
        self._judge(field, parse_email, field.said(), asked=self._was_asked(field))

    def validate_email_confirm(self, field: Line) -> None:
        """rules.md 8: compared after rule 7; the message stands on this field only."""
        if not field.said().strip():
            raise ValidationError(_("確認のため、メールアドレスをもう一度入力してください。"))
        if not same_email(self.email.said(), field.said()):
            raise ValidationError(
                _("上のメールアドレスと違います。両方を見比べて、違うほうを直してください。")
            )

    def validate_category(self, field: Choices) -> None:
        """rules.md 9: an open category, nothing else."""
        if field.data not in CATEGORIES:
            raise ValidationError(_("利用者の区分を選択してください。"))

    def validate_agree(self, field: Tick) -> None:
        """rules.md 10: to the terms as they are now."""
        if not field.data:
            raise ValidationError(
                _(
                    "利用規約を読み、同意する場合は「利用規約に同意します。」にチェックしてください。"
                )
            )

    def _was_asked(self, field: Line) -> bool:
        return bool(self.asked.get(field.name) == field.said())

    def _judge(self, field: Any, rule: Callable[..., str], *typed: Any, **options: Any) -> None:
        """Let a rule speak: its canonical value, or its message as the field's error."""
        try:
            field.canonical = rule(*typed, **options)
        except Refused as refusal:
            field.suggestions = refusal.suggestions
            field.wrong_part = refusal.part or field.wrong_part
            field.asks = isinstance(refusal, Question)
            raise ValidationError(refusal.message) from None
