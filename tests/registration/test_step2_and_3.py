"""STEP2 and STEP3: shown as stored, registered once, whatever is pressed."""

import pytest
from sqlmodel import select

from tests.filled import filled_in
from tests.look import Look
from tests.person import Person, told
from webapp.models import Draft, Link, Notice, Registrant

BASE = "/ja/register/counter-coe"


def test_step2_says_what_the_manual_says(person: Person) -> None:
    page = person.answer().text
    for text in (
        "利用者情報確認(STEP2)",
        "利用者情報入力(STEP1)の入力内容",
        "修正する場合は「戻る」をクリックしてください。入力画面に戻ります。",
        "利用規約に同意します。",
        ">登録</button>",
        ">戻る</button>",
    ):
        assert text in page


def test_step2_shows_every_answer_as_it_will_be_stored(person: Person) -> None:
    page = person.answer(name="houmu　taro").text
    for text in ("HOUMU TARO", "男 Male", "2000年1月23日", "東京都新宿区"):
        assert text in page
    assert "houmu　taro" in page


def test_step2_shows_the_telephone_number_as_it_was_typed(person: Person, session: Look) -> None:
    step2 = person.answer(phone="０９０ー１２３４ー５６７８")
    assert "０９０ー１２３４ー５６７８" in step2.text
    assert "+8190" not in step2.text
    person.confirm(step2)
    assert session.exec(select(Registrant)).one().phone == "+819012345678"


def test_a_tab_between_two_names_is_left_out_and_said_to_be(person: Person) -> None:
    assert '入力：<span translate="no">HOUMU\tTARO</span>' in person.answer(name="HOUMU\tTARO").text


def test_terms_that_changed_since_they_were_agreed_to_are_agreed_to_anew(
    person: Person, session: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    step2 = person.answer()
    monkeypatch.setattr("webapp.registration.forms.TERMS_VERSION", "2999-01-01")
    refused = person.confirm(step2)
    assert "利用規約を読み、同意する場合は" in refused.text
    assert not session.exec(select(Registrant)).all()


def test_a_tick_for_terms_that_have_changed_since_stands_no_more_in_the_form(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.answer()
    for module in ("forms", "posted"):
        monkeypatch.setattr(f"webapp.registration.{module}.TERMS_VERSION", "2999-01-01")
    step1 = person.get(f"{BASE}/check")
    assert "agree" not in filled_in(step1, f"{BASE}/draft")
    person.post(f"{BASE}/draft/answers", {"agree": "y"})
    assert person.get(f"{BASE}/check").request.path == f"{BASE}/check"


def test_a_number_of_another_country_is_said_to_be_one(person: Person) -> None:
    assert "外国の電話番号です。" in person.answer(phone="+44 20 7946 0958").text
    assert "外国の電話番号です。" not in person.answer().text


def test_an_answer_stored_as_typed_is_shown_once(person: Person) -> None:
    assert person.answer().text.count("西新宿2-8-1") == 1


def test_every_row_can_be_changed(person: Person) -> None:
    page = person.answer().text
    assert page.count('class="change"') == 8
    assert f'href="{BASE}/draft#phone"' in page


def test_step3_says_what_the_manual_says(person: Person) -> None:
    page = person.register().text
    for text in (
        "利用者情報登録完了(STEP3)",
        "利用者情報を登録しました。",
        "メールアドレス [",
        "taro@example.com",
        "へ利用者情報登録通知を送信します。",
        "【認証ID : [",
        "トップページへ戻る",
    ):
        assert text in page


def test_a_registration_keeps_canonical_and_typed_answers(person: Person, session: Look) -> None:
    person.register(
        name="houmu-taro",
        phone="03-1234-5678",
        email="Taro@EXAMPLE.com",
        email_confirm="taro@example.com",
    )
    kept = session.exec(select(Registrant)).one()
    assert (kept.name, kept.phone) == ("HOUMU TARO", "+81312345678")
    assert (kept.email, kept.email_key) == ("Taro@example.com", "taro@example.com")
    assert kept.typed["name"] == "houmu-taro"
    assert (kept.terms_version, kept.language) == ("2026-11-23", "ja")


def test_registering_writes_the_letter_and_its_link_in_one_go(
    person: Person, session: Look
) -> None:
    person.register()
    notice, link = session.exec(select(Notice)).one(), session.exec(select(Link)).one()
    assert notice.link_id == link.id
    assert notice.recipient == "taro@example.com"


def test_pressing_twice_registers_once(person: Person, session: Look) -> None:
    step2 = person.answer()
    first, second = person.confirm(step2), person.confirm(step2)
    assert told(first.text) == told(second.text)
    assert len(session.exec(select(Registrant)).all()) == 1
    assert len(session.exec(select(Notice)).all()) == 1


def test_pressing_again_after_another_tab_began_a_new_draft_shows_the_same_id(
    person: Person, session: Look
) -> None:
    step2 = person.answer()
    first = person.confirm(step2)  # whose answer did not arrive
    person.post(f"{BASE}/draft/answers", {"phone": "03-1234-5678"})
    assert told(person.confirm(step2).text) == told(first.text)
    assert len(session.exec(select(Registrant)).all()) == 1


def test_two_tabs_do_not_register_one_person_under_the_page_of_another(
    person: Person, session: Look
) -> None:
    tab_a = person.answer(name="TARO")
    person.answer(name="HANAKO")
    shown = person.confirm(tab_a)
    assert shown.status_code == 409
    assert "HANAKO" in shown.text
    assert "まだ登録していません" in shown.text
    assert not session.exec(select(Registrant)).all()
    person.confirm(shown)
    assert session.exec(select(Registrant)).one().name == "HANAKO"


def test_saving_the_same_answers_again_leaves_step2_valid(person: Person) -> None:
    tab_a = person.answer()
    person.answer()
    assert person.confirm(tab_a).request.path.endswith("/done")


def test_a_forged_revision_registers_nothing(person: Person, session: Look) -> None:
    person.answer()
    assert person.post(f"{BASE}/check", {"revision": "0" * 16}).status_code == 409
    assert not session.exec(select(Registrant)).all()


def test_a_browser_without_cookies_is_told_why_nothing_is_kept(person: Person) -> None:
    person.browser = person.app.test_client(use_cookies=False)
    page = person.answer()
    assert page.status_code == 410
    assert "Cookie" in page.text


def test_without_cookies_the_filled_form_stays_where_scripts_run(person: Person) -> None:
    answer = person.get(f"{BASE}/check", htmx=True)
    assert answer.headers["HX-Retarget"] == "#alert"


def test_step2_without_good_answers_leads_back_to_step1(person: Person) -> None:
    person.answer(name="")
    assert person.get(f"{BASE}/check").request.path == f"{BASE}/draft"


def test_registering_without_a_draft_says_that_it_is_gone(person: Person) -> None:
    page = person.post(f"{BASE}/check", {"revision": "x"})
    assert page.status_code == 410
    assert "24時間" in page.text
    # Answers that are gone cannot be opened.
    assert f'<a href="{BASE}/draft">登録をはじめる</a>' in page.text


def test_the_draft_cookie_is_out_of_reach(person: Person, session: Look) -> None:
    answer = person.browser.post(f"{BASE}/draft", data={"name": ""})
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert cookie.split("=")[1].split(";")[0] not in session.exec(select(Draft)).one().id
