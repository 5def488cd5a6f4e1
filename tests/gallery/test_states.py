"""Each state of the gallery is what its name promises, and together they show everything."""

import html
import re
from xml.etree.ElementTree import Element

import html5lib
import pytest
from flask import Flask, template_rendered
from flask.testing import FlaskClient
from sqlmodel import col, select
from werkzeug.test import TestResponse

from tests.inspection import inspect
from tests.look import Look
from webapp.clock import now
from webapp.config import ROOT
from webapp.gallery import examples, routes
from webapp.gallery.states import SCREENS, STATES
from webapp.i18n import catalogue
from webapp.models import Notice, NoticeState
from webapp.rules import address, birth_messages, email, name, phone, text

# The heading by the beginning of a state's name; of several beginnings the longest.
HEADINGS = {
    "top": "新規利用者登録",
    "individual": "外国人本人・その他",
    "lawyer": "弁護士・行政書士",
    "eligible": "オンラインで利用者登録が可能な方",
    "preparation": "利用者登録するための準備手続",
    "terms": "利用規約",
    "privacy": "個人情報の取扱い",
    "accessibility": "アクセシビリティ",
    "help": "こまったときは",
    "offline": "インターネットにつながっていません",
    "erased": "入力内容を消しました。",
    "step": "利用者情報登録",
    "step2-erased": "入力内容が見つかりません",
    "code": "ほかの端末で続ける",
    "resume": "再開コードで続ける",
    "search": "市区町村の検索",
    "link-expired": "このリンクは期限が切れました",
    "link-limited": "このリンクは期限が切れました",
    "link-used": "このリンクはもう使いました",
    "link-superseded": "もっと新しいリンクがあります",
    "link-unknown": "リンクを確かめられません",
    "link-somebody-else": "ほかの人がサインインしています",
    "link-sent": "新しいリンクを送ります",
    "link-open": "パスワードの初期設定",
    "link-reset": "新しいパスワードの設定",
    "password": "パスワードの初期設定",
    "password-set": "パスワードを設定しました",
    "sign": "サインイン",
    "session-over": "サインイン",
    "session-ending": "アカウント",
    "account": "アカウント",
    "forgotten-password": "パスワードを忘れた方",
    "forgotten-password-sent": "メールを確かめてください",
    "forgotten-id": "認証IDを忘れた方",
    "forgotten-id-sent": "メールを確かめてください",
    "error-400": "送られた内容を読み取れませんでした",
    "error-403": "この操作は受け付けられません",
    "error-404": "ページが見つかりません",
    "error-405": "このページではその操作はできません",
    "error-410": "入力内容が見つかりません",
    "error-413": "送られた内容が大きすぎます",
    "error-429": "短い時間に操作が集中しています",
    "error-500": "システムで問題が起きました",
    "error-503": "ただいま混み合っています",
    "letter-registered": "利用者情報登録通知",
    "letter-new-link": "利用者情報登録通知",
    "letter-reset": "パスワード再設定のお知らせ",
    "letter-ids": "認証IDのお知らせ",
}
MOST_SAID = {"foreign_off"}  # only where FOREIGN_PHONES is off
RULES = (text, name, birth_messages, address, phone, email)


@pytest.fixture
def browser(app: Flask) -> FlaskClient:
    """A reviewer's browser."""
    return app.test_client()


def look(browser: FlaskClient, lang: str, state: str) -> TestResponse:
    """Open one state."""
    return browser.get(f"/dev/gallery/{lang}/{state}")


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("state", STATES)
def test_a_state_has_the_status_and_the_heading_that_it_promises(
    browser: FlaskClient, state: str, lang: str
) -> None:
    answer = look(browser, lang, state)
    assert answer.status_code == STATES[state].status
    inspect(answer)
    beginning = max(filter(state.startswith, HEADINGS), key=len)
    assert catalogue(lang).gettext(HEADINGS[beginning]) in _heading(answer)


def test_every_page_among_the_templates_is_shown(app: Flask, browser: FlaskClient) -> None:
    shown: set[str] = set()

    def note(_app: Flask, template: object, **_context: object) -> None:
        shown.add(str(template.name))  # type: ignore[attr-defined]

    with template_rendered.connected_to(note, app):
        for state in STATES:
            look(browser, "ja", state)
    assert _pages() <= shown


def _pages() -> set[str]:
    folder = ROOT / "templates"
    found = [path for path in folder.rglob("*.html") if "extends layout" in path.read_text("utf-8")]
    return {str(path.relative_to(folder)) for path in found}


def test_every_message_of_every_rule_is_shown(browser: FlaskClient) -> None:
    states = [state for state in STATES if state.startswith("step1-messages")]
    said = html.unescape(" ".join(look(browser, "ja", state).text for state in states))
    wanted = [m for rule in RULES for cause, m in rule.MESSAGES.items() if cause not in MOST_SAID]
    assert [message for message in wanted if not re.search(_pattern(message), said)] == []


def _pattern(message: str) -> str:
    return re.sub(r"%\\\((\w+)\\\)s", r"[\\w.]+", re.escape(message))


def test_no_two_examples_of_a_field_are_alike() -> None:
    for table in (examples.NAME, examples.BIRTH, examples.ADDRESS, examples.PHONE, examples.EMAIL):
        assert len(set(table.values())) == len(table)


def test_every_bad_password_has_a_reason_of_its_own(browser: FlaskClient) -> None:
    refused = [s for s in STATES if s.startswith("password-") and s != "password-set"]
    reasons = {_error(look(browser, "ja", state)) for state in refused}
    assert len(reasons) == len(refused)


def test_the_fate_of_a_letter_is_told(browser: FlaskClient) -> None:
    fates = ("waiting", "failing", "sent", "refused")
    told = [
        look(browser, "ja", f"step3-{fate}").text.split('id="mail-status"')[1] for fate in fates
    ]
    words = (
        "メールを送っています。",
        "まだ送れていません",
        "に、メールを送りました。",
        "メールを送れませんでした",
    )
    for text_, word in zip(told, words, strict=True):
        assert word in text_


def test_the_end_of_a_session_is_announced(browser: FlaskClient) -> None:
    assert "「続ける」を押してください" in look(browser, "ja", "session-ending").text
    for_good = look(browser, "ja", "session-ending-for-good").text
    assert "続けるには、もう一度サインインしてください" in for_good
    assert "時間がたったので、安全のため" in look(browser, "ja", "session-over").text


def test_no_state_leaves_a_letter_that_a_worker_would_send(
    browser: FlaskClient, session: Look
) -> None:
    for state in STATES:
        look(browser, "en", state)
    due = (col(Notice.state) == NoticeState.WAITING, col(Notice.due_at) <= now())
    assert session.exec(select(Notice.id).where(*due)).all() == []


def test_every_state_belongs_to_a_screen_of_the_list() -> None:
    listed = [one.name for screen in SCREENS for one in routes.of_screen(screen)]
    assert sorted(listed) == sorted(STATES)


def _root(answer: TestResponse) -> Element:
    found: Element = html5lib.parse(answer.text, namespaceHTMLElements=False)
    return found


def _heading(answer: TestResponse) -> str:
    (found,) = _root(answer).iter("h1")
    return "".join(found.itertext())


def _error(answer: TestResponse) -> str:
    return answer.text.split('<p class="error">')[1].split("</p>")[0]
