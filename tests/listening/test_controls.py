"""The controls of STEP1 as Chromium tells them: role, name, description, states and value."""

import pytest

from tests.e2e.fixtures import People
from tests.e2e.visitor import Visitor
from tests.listening.controls import Control, controls

CATEGORY = (
    "(窓口申請) 在留資格認定証明書電子交付希望者 Applicant (at a counter) for electronic "
    "issuance of a certificate of eligibility"
)
BLANK = [
    Control(
        "textbox",
        "利用者氏名",
        "【名前】 半角英字(大文字入力), 104文字以内 スペース区切り 例：HOUMU TARO",
        "required",
    ),
    Control("radiogroup", "性別", "【性別】", "required"),
    Control("radio", "男 Male"),
    Control("radio", "女 Female"),
    Control(
        "group",
        "生年月日",
        "【生まれた日】 西暦でも、昭和・平成などの年号でも入力できます。 例：2000年1月23日",
    ),
    Control("textbox", "年", "", "required"),
    Control("textbox", "月", "", "required"),
    Control("textbox", "日", "", "required"),
    Control("group", "住居地(都道府県市区町村)"),
    Control(
        "button",
        "検索",
        "必須 【住んでいる 都道府県と 市区町村】"
        " [検索] をクリックして、市区町村を選択してください。 まだ選ばれていません",
    ),
    Control(
        "textbox",
        "住居地(町名丁目番地号等)",
        "【住んでいる 町の名前と 番号】 市区町村より後を入力します。市区町村と合わせて85文字以内"
        " 例：霞が関1-1-1 法務マンション101",
        "required",
    ),
    Control(
        "textbox",
        "利用者連絡先電話番号",
        "【電話番号】 固定電話、携帯電話またはスマートフォンの番号。"
        "ハイフンは、あってもなくてもかまいません。 例：090-1234-5678",
        "required",
    ),
    Control(
        "textbox",
        "メールアドレス",
        "【メールアドレス】 お知らせを受け取る、自分のメールアドレスを入力してください。"
        " 例：taro@example.com",
        "required",
    ),
    Control(
        "textbox",
        "メールアドレス(確認)",
        "【メールアドレスを もう一度 書いてください。】"
        " 同じメールアドレスを、もう一度入力してください。",
        "required",
    ),
    Control(
        "radiogroup",
        "利用者の区分",
        "【誰の申請をしますか。システムを使う人は誰ですか。】",
        "required",
    ),
    Control("radio", CATEGORY, "", "checked"),
    # Chromium's protocol leaves "required" off a checkbox.
    Control("checkbox", "利用規約に同意します。"),
    Control("button", "確認"),
    Control("button", "戻る"),
]
# What differs after 確認 with a name in kanji and a year alone: states and value.
WRONG = {
    "利用者氏名": ("required invalid", "山田"),
    "性別": ("required invalid", ""),
    "年": ("required", "1990"),
    "月": ("required invalid", ""),
    "住居地(町名丁目番地号等)": ("required invalid", ""),
    "利用者連絡先電話番号": ("required invalid", ""),
    "メールアドレス": ("required invalid", ""),
    "メールアドレス(確認)": ("required invalid", ""),
    "利用規約に同意します。": ("invalid", ""),
}
# The control that carries each message, and how the message begins.
ERRORS = {
    "利用者氏名": "漢字は使えません。",
    "性別": "性別を選択してください。",
    "生年月日": "生まれた月を入力してください。",
    "検索": "市区町村が選ばれていません。",
    "住居地(町名丁目番地号等)": "町名と番地を入力してください。",
    "利用者連絡先電話番号": "電話番号を入力してください。",
    "メールアドレス": "メールアドレスを入力してください。",
    "メールアドレス(確認)": "確認のため、メールアドレスをもう一度入力してください。",
    "利用規約に同意します。": "利用規約を読み、同意する場合は",
}
SIGN = "エラー："


@pytest.fixture(scope="module")
def wrong(guests: People) -> list[Control]:
    """STEP1 sent with a name in kanji and a year alone."""
    visitor = guests()
    visitor.open_step()
    visitor.field("利用者氏名").fill("山田")
    visitor.field("年").fill("1990")
    visitor.button("確認").click()
    visitor.sees("入力内容を確かめてください")
    return controls(visitor.page)


def expected(blank: Control) -> Control:
    """Its row when the form is wrong, without the description."""
    states, value = WRONG.get(blank.name, (blank.states, ""))
    return Control(blank.role, blank.name, "", states, value)


def test_the_controls_of_a_blank_form_are_told_so(visitor: Visitor) -> None:
    visitor.open_step()
    assert controls(visitor.page) == BLANK


def test_the_controls_of_a_wrong_form_are_told_so(wrong: list[Control]) -> None:
    states = [Control(one.role, one.name, "", one.states, one.value) for one in wrong]
    assert states == [expected(one) for one in BLANK]


def test_each_message_is_the_description_of_its_control_and_of_no_other(
    wrong: list[Control],
) -> None:
    told = {one.name: one.description for one in wrong}
    found = {name: text.split(SIGN)[1] for name, text in told.items() if SIGN in text}
    assert found.keys() == ERRORS.keys()
    for name, begins in ERRORS.items():
        assert found[name].startswith(begins), name


def test_what_described_a_control_still_does_when_it_is_wrong(wrong: list[Control]) -> None:
    for blank, now in zip(BLANK, wrong, strict=True):
        for sentence in blank.description.split():
            assert sentence in now.description
