"""STEP1: what the page says, and what happens to answers, good and bad."""

import html5lib
import pytest
from sqlmodel import select

from tests.look import Look
from tests.person import ANSWERS, Person
from webapp.models import Draft, Registrant

BLANK = "/ja/register/counter-coe"
DRAFT = f"{BLANK}/draft"
MANUAL = (
    "利用者情報登録",
    "利用者情報入力(STEP1)",
    "利用者情報確認(STEP2)",
    "利用者情報登録完了(STEP3)",
    "利用者氏名",
    "必須",
    "半角英字(大文字入力), 104文字以内 スペース区切り",
    "性別",
    "男 Male",
    "女 Female",
    "生年月日",
    "住居地(都道府県市区町村)",
    "住居地(町名丁目番地号等)",
    "利用者連絡先電話番号",
    "メールアドレス",
    "メールアドレス(確認)",
    "利用者の区分",
    "(窓口申請) 在留資格認定証明書電子交付希望者 Applicant (at a counter) for electronic issuance"
    " of a certificate of eligibility",
    "利用規約を確認した上で同意される場合は、「利用規約に同意します。」にチェックしてください。",
    "利用規約はこちら",
    "利用規約に同意します。",
    "確認",
    "戻る",
    "検索",
)
MISSING = {
    "name": "氏名",
    "sex": "性別を選択してください。",
    "birth_year": "生年月日",
    "municipality": "市区町村が選ばれていません",
    "address": "町名",
    "phone": "電話番号",
    "email": "メールアドレス",
    "email_confirm": "メールアドレスをもう一度",
    "category": "利用者の区分を選択してください。",
    "agree": "利用規約を読み",
}


@pytest.mark.parametrize("text", MANUAL)
def test_step1_says_what_the_manual_says(person: Person, text: str) -> None:
    assert text in person.get(BLANK).text


@pytest.mark.parametrize(
    "reading",
    [
        "システムを使(つか)う人(ひと)のことを書(か)いてください。",
        "名前(なまえ)",
        "性別(せいべつ)",
        "生(う)まれた日(ひ)",
        "誰(だれ)の申請(しんせい)をしますか。システムを使(つか)う人(ひと)は誰(だれ)ですか。",
    ],
)
def test_the_easy_lines_read_as_in_the_manual(person: Person, reading: str) -> None:
    assert reading in _text(person.get(BLANK).text)


def _text(html: str) -> str:
    return "".join(html5lib.parse(html, namespaceHTMLElements=False).itertext())


def test_the_blank_form_is_the_same_for_everybody(person: Person) -> None:
    page = person.get(BLANK)
    assert "Set-Cookie" not in page.headers
    assert page.text == Person(person.app).get(BLANK).text


def test_good_answers_lead_to_step2(person: Person) -> None:
    assert person.answer().request.path == "/ja/register/counter-coe/check"


@pytest.mark.parametrize(("field", "words"), MISSING.items())
def test_a_missing_answer_is_named_at_its_field_and_on_top(
    person: Person, field: str, words: str
) -> None:
    page = person.answer(**{field: ""})
    assert page.status_code == 422
    assert page.text.count(words) >= 2
    assert "<title>エラー：" in page.text
    assert 'class="summary" role="alert" tabindex="-1" autofocus' in page.text


def test_the_summary_does_not_say_the_sentence_of_the_tick_twice(person: Person) -> None:
    page = person.answer(agree="")
    assert "。：" not in page.text


def test_everything_typed_stays_when_something_is_wrong(person: Person) -> None:
    page = person.answer(phone="12", address="北1条西2丁目", name="yamada  hanako")
    assert page.status_code == 422
    for typed in ("北1条西2丁目", "yamada  hanako", "taro@example.com", "12", "2000"):
        assert f'value="{typed}"' in page.text


def test_what_was_typed_comes_back_later(person: Person) -> None:
    person.answer(name="", address="北1条西2丁目")
    assert 'value="北1条西2丁目"' in person.get(DRAFT).text


def test_another_browser_sees_nothing_of_a_draft(person: Person) -> None:
    person.answer(address="北1条西2丁目")
    assert "北1条西2丁目" not in Person(person.app).get(DRAFT).text


def test_back_goes_to_the_top_page_and_keeps_the_answers(person: Person) -> None:
    page = person.answer(do="back", name="TANAKA")
    assert page.request.path == "/ja/"
    assert 'value="TANAKA"' in person.get(DRAFT).text


def test_switching_the_language_keeps_the_page_and_the_answers(person: Person) -> None:
    page = person.answer(do="lang:en", name="TANAKA")
    assert page.request.path == "/en/register/counter-coe/draft"
    assert 'lang="en"' in page.text
    assert 'value="TANAKA"' in page.text


def test_a_language_that_does_not_exist_leaves_the_page_as_it_is(person: Person) -> None:
    assert person.answer(do="lang:xx").request.path == DRAFT


@pytest.mark.parametrize("code", ["000000", "131040", "１３１０４１", "'; DROP TABLE draft", "695"])
def test_a_forged_municipality_is_refused(person: Person, code: str) -> None:
    page = person.answer(municipality=code)
    assert page.status_code == 422
    assert "市区町村が選ばれていません" in page.text


@pytest.mark.parametrize("category", ["lawyer", "admin", "counter-coe "])
def test_a_forged_category_is_refused(person: Person, category: str) -> None:
    assert person.answer(category=category).status_code == 422


def test_names_of_inputs_that_do_not_exist_are_left_out(person: Person, session: Look) -> None:
    person.answer(admin="yes", password_hash="x")
    assert set(session.exec(select(Draft)).one().answers) == {*ANSWERS, "agreed"}


def test_a_date_of_birth_may_lack_month_and_day(person: Person) -> None:
    page = person.answer(birth_month="", birth_day="", birth_unknown="month-day")
    assert "2000年（月と日は不明）" in page.text


def test_nothing_is_registered_before_step2(person: Person, session: Look) -> None:
    person.answer()
    assert not session.exec(select(Registrant)).all()


def test_the_form_with_errors_is_a_tenth_heavier_at_most(person: Person) -> None:
    packed = {"Accept-Encoding": "br"}
    blank = person.browser.get(BLANK, headers=packed)
    wrong = person.browser.post(DRAFT, data={"name": ""}, headers=packed)
    assert (wrong.status_code, wrong.headers["Content-Encoding"]) == (422, "br")
    assert len(wrong.data) <= 1.1 * len(blank.data)
