"""STEP1's nine fields and the terms, each with a rule of its own; STEP2 asks nothing."""

import re
import unicodedata
from datetime import date

from django import forms

from bench.django_wizard.models import Municipality

SEXES = [("male", "男 Male"), ("female", "女 Female")]
CATEGORIES = [("counter-coe", "(窓口申請) 在留資格認定証明書電子交付希望者")]
NAME = re.compile(r"[A-Z][A-Z '.-]*")
PHONE = re.compile(r"\+?[0-9]{9,15}")
LONGEST = 85  # characters of the address


class ApplicantForm(forms.Form):
    """The answers of one applicant."""

    name = forms.CharField(label="利用者氏名", help_text="半角英字(大文字入力)", max_length=104)
    sex = forms.ChoiceField(label="性別", choices=SEXES, widget=forms.RadioSelect)
    birth_year = forms.IntegerField(label="生年月日 (年)", min_value=1900)
    birth_month = forms.IntegerField(label="生年月日 (月)", min_value=1, max_value=12)
    birth_day = forms.IntegerField(label="生年月日 (日)", min_value=1, max_value=31)
    municipality = forms.CharField(label="住居地(都道府県市区町村)", widget=forms.HiddenInput)
    address = forms.CharField(label="住居地(町名丁目番地号等)", max_length=LONGEST)
    phone = forms.CharField(label="利用者連絡先電話番号", help_text="ハイフンは不要です。")
    email = forms.EmailField(label="メールアドレス", help_text="自分のメールアドレス")
    email_confirm = forms.EmailField(label="メールアドレス(確認)")
    category = forms.ChoiceField(
        label="利用者の区分", choices=CATEGORIES, widget=forms.RadioSelect, initial="counter-coe"
    )
    agree = forms.BooleanField(label="利用規約に同意します。")

    def clean_name(self):
        """Latin capitals."""
        text = " ".join(unicodedata.normalize("NFKC", self.cleaned_data["name"]).upper().split())
        if not NAME.fullmatch(text):
            raise forms.ValidationError("半角英字で入力してください。")
        return text

    def clean_municipality(self):
        """A code that exists."""
        code = self.cleaned_data["municipality"]
        if not Municipality.objects.filter(code=code).exists():
            raise forms.ValidationError("市区町村を選択してください。")
        return code

    def clean_address(self):
        """Any text, in one writing."""
        return unicodedata.normalize("NFC", self.cleaned_data["address"])

    def clean_phone(self):
        """Digits, whatever stands between them."""
        text = re.sub(r"[\s()-]", "", unicodedata.normalize("NFKC", self.cleaned_data["phone"]))
        if not PHONE.fullmatch(text):
            raise forms.ValidationError("電話番号を入力してください。")
        return text

    def clean(self):
        """The date exists; the address is the same twice."""
        found = super().clean()
        if found.get("email") != found.get("email_confirm"):
            self.add_error("email_confirm", "メールアドレスが違います。")
        try:
            found["birth"] = date(*(found[f"birth_{part}"] for part in ("year", "month", "day")))
        except (KeyError, ValueError):
            self.add_error("birth_year", "ない日付です。")
        return found


class ConfirmForm(forms.Form):
    """登録 and nothing else."""


class OneFieldForm(ApplicantForm):
    """One field, judged alone."""

    def __init__(self, name, posted):
        super().__init__(posted)
        for other in self.fields.keys() - {name}:
            del self.fields[other]

    def clean(self):
        """Nothing to compare it with."""
