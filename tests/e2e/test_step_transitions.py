"""From screen to screen without loading a page: what changes, and where the focus goes."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, Request, Response, expect

from tests.e2e.visitor import STEP1, Visitor
from webapp.i18n import LANGUAGES

MARK = "window.stayed = true"
STAYED = "window.stayed === true"
SUMMARY = "赤いアイコンが表示されている個所を修正してください。"
SAME = "(element, before) => element === before"


def requests_to(page: Page, part: str) -> list[Request]:
    """What the page asks of such addresses from now on."""
    found: list[Request] = []
    page.on("request", lambda request: found.append(request) if part in request.url else None)
    return found


@contextmanager
def keeping(page: Page, name: str) -> Iterator[None]:
    """Wait until what the block changes is kept: whatever else a change asks for goes first."""

    def is_kept(answer: Response) -> bool:
        sent = parse_qs(answer.request.post_data or "", keep_blank_values=True)
        return answer.url.endswith("/draft/answers") and name in sent

    with page.expect_response(is_kept):
        yield


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_each_step_tells_where_one_is(visitor: Visitor, lang: str) -> None:
    visitor.lang = lang
    visitor.send_answers()
    visitor.open_step("/draft")
    visitor.page.evaluate(MARK)
    visitor.button("確認").click()
    is_on(visitor, "/check", "利用者情報確認(STEP2)")
    visitor.button("登録").click()
    is_on(visitor, "/done", "利用者情報登録完了(STEP3)")
    assert visitor.page.evaluate(STAYED)


def is_on(visitor: Visitor, path: str, name: str) -> None:
    """Focus, title, address, step bar and languages are those of this step."""
    page, other = visitor.page, {"ja": "en", "en": "ja"}[visitor.lang]
    visitor.sees(name)
    expect(visitor.page.get_by_role("heading", level=1)).to_be_focused()
    expect(page).to_have_title(re.compile(re.escape(visitor.say(name))))
    expect(page).to_have_url(f"{visitor.service}/{visitor.lang}{STEP1}{path}")
    current = page.locator("[aria-current=step]")
    expect(current).to_have_text(visitor.say(name))
    page.get_by_role("navigation").get_by_text(visitor.say("言語 Language")).click()
    link = page.get_by_role("listitem").get_by_role("link", name=LANGUAGES[other])
    expect(link).to_have_attribute("href", f"/{other}{STEP1}{path}")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_error_is_heard_first_and_each_link_leads_to_its_field(
    visitor: Visitor, lang: str
) -> None:
    visitor.lang = lang
    visitor.open_step()
    visitor.page.evaluate(MARK)
    visitor.button("確認").click()
    summary = visitor.alert(SUMMARY)
    expect(summary).to_be_focused()
    expect(visitor.page).to_have_title(re.compile(f"^{visitor.say('エラー：')}"))
    links = summary.get_by_role("link")
    expect(links).to_have_count(9)
    for link in links.all():
        field = visitor.page.locator(str(link.get_attribute("href")))
        link.click()
        expect(field).to_be_focused()
        expect(field).to_be_in_viewport()
    assert visitor.page.evaluate(STAYED)


def test_the_title_is_right_again_after_the_error(visitor: Visitor) -> None:
    visitor.send_answers()
    visitor.open_step("/draft")
    visitor.field("利用者氏名").fill("山田")
    visitor.button("確認").click()
    expect(visitor.page).to_have_title(re.compile("^エラー："))
    visitor.field("利用者氏名").fill("YAMADA")
    visitor.button("確認").click()
    expect(visitor.page).to_have_title(re.compile("^利用者情報登録"))


def test_a_field_that_failed_is_checked_again_and_only_its_message_changes(
    visitor: Visitor,
) -> None:
    visitor.send_answers()
    visitor.open_step("/draft")
    name = visitor.field("利用者氏名")
    name.fill("山田")
    visitor.button("確認").click()
    expect(name).to_have_attribute("aria-invalid", "true")
    before, asked = name.element_handle(), requests_to(visitor.page, "/fields/")
    name.clear()
    name.press_sequentially("YAMADA HANAKO")
    name.press("Tab")
    expect(name).to_have_attribute("aria-invalid", "false")
    expect(visitor.page.locator("#name-message")).to_be_empty()
    assert name.evaluate(SAME, before)
    expect(name).to_have_value("YAMADA HANAKO")
    assert [request.url for request in asked] == [f"{visitor.service}/ja{STEP1}/fields/name"]


def test_a_check_sends_the_field_and_what_it_is_judged_beside(visitor: Visitor) -> None:
    visitor.send_answers()
    visitor.open_step("/draft")
    phone, asked = visitor.field("利用者連絡先電話番号"), requests_to(visitor.page, "/fields/")
    phone.fill("12")
    visitor.button("確認").click()
    expect(phone).to_have_attribute("aria-invalid", "true")
    phone.fill("090-1234-5678")
    phone.press("Tab")
    expect(phone).to_have_attribute("aria-invalid", "false")
    (request,) = asked
    sent = parse_qs(request.post_data or "", keep_blank_values=True)
    assert sent.keys() == {"phone", "municipality", "email", "email_confirm"}


def test_a_field_that_is_still_wrong_says_so_in_new_words(visitor: Visitor) -> None:
    visitor.send_answers()
    visitor.open_step("/draft")
    visitor.field("利用者氏名").fill("山田")
    visitor.button("確認").click()
    message = visitor.page.locator("#name-message")
    first = message.inner_text()
    visitor.field("利用者氏名").fill("12345")
    visitor.field("利用者氏名").press("Tab")
    expect(message).not_to_have_text(first)
    expect(message).to_contain_text("エラー：")
    expect(visitor.field("利用者氏名")).to_have_attribute("aria-invalid", "true")


def test_nothing_is_judged_before_it_was_sent(visitor: Visitor) -> None:
    visitor.open_step()
    asked = requests_to(visitor.page, f"{STEP1}/fields")
    for label in visitor.answers():
        visitor.field(label).press_sequentially("山")
        visitor.field(label).press("Tab")
    with keeping(visitor.page, "agree"):
        visitor.field("利用規約に同意します。").check()
    expect(visitor.page.get_by_text("エラー：")).to_have_count(0)
    assert not asked


def test_a_change_elsewhere_does_not_judge_a_field_that_was_right(visitor: Visitor) -> None:
    visitor.send_answers()
    visitor.open_step("/draft")
    visitor.field("利用者氏名").fill("山田")
    visitor.button("確認").click()
    expect(visitor.field("利用者氏名")).to_have_attribute("aria-invalid", "true")
    asked = requests_to(visitor.page, f"{STEP1}/fields")
    with keeping(visitor.page, "phone"):
        visitor.field("利用者連絡先電話番号").fill("1")
        visitor.field("利用者連絡先電話番号").press("Tab")
    assert not asked


@pytest.mark.parametrize(
    ("field", "typed", "offered", "taken"),
    [
        ("利用者氏名", "MÜLLER", "「MUELLER」にする", "MUELLER"),
        ("メールアドレス", "taro@gmial.com", "「taro@gmail.com」にする", "taro@gmail.com"),
    ],
)
def test_a_suggestion_is_taken_with_one_press(
    anyone: Visitor, field: str, typed: str, offered: str, taken: str
) -> None:
    anyone.send_answers()
    anyone.open_step("/draft")
    for label in (field, *(["メールアドレス(確認)"] if "メール" in field else [])):
        anyone.field(label).fill(typed)
    anyone.button("確認").click()
    anyone.button(offered).first.click()
    anyone.sees("利用者情報確認(STEP2)")
    expect(anyone.page.get_by_role("main")).to_contain_text(taken)
