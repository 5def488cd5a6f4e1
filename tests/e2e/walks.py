"""Walks through every state a page can be in; each yields where it stands, to be looked at."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from playwright.sync_api import expect

from tests.e2e.mailbox import Mailbox
from tests.e2e.visitor import PASSWORD, Visitor
from webapp.pages import PAGES

Walk: TypeAlias = Callable[[Visitor, Mailbox], Iterator[str]]


def pages_to_read(visitor: Visitor, _mailbox: Mailbox) -> Iterator[str]:
    """Everything that is the same for everybody, and a page that does not exist."""
    for path in ("", *PAGES, "register/nowhere"):
        visitor.open(f"/{visitor.lang}/{path}")
        yield path or "top"


def step1(visitor: Visitor, _mailbox: Mailbox) -> Iterator[str]:
    """STEP1 blank, with every error, with questions and a suggestion, filled."""
    visitor.open_step()
    yield "blank"
    visitor.button("確認").click()
    visitor.sees("入力内容を確かめてください")
    yield "every error"
    visitor.send_answers()
    visitor.open_step("/draft")
    visitor.fill(利用者氏名="MÜLLER", メールアドレス="taro@gmial.com")
    visitor.field("年").fill("1850")
    visitor.button("確認").click()
    visitor.sees("入力内容を確かめてください")
    yield "questions"
    visitor.page.get_by_text(visitor.say("旅券に月や日が書かれていない方")).click()
    yield "filled, an unknown day opened"


def drafts(visitor: Visitor, _mailbox: Mailbox) -> Iterator[str]:
    """Answers that are offered again, opened on another device, not kept yet, and erased."""
    visitor.send_answers()
    visitor.open_step()
    expect(
        visitor.page.get_by_role("link", name=visitor.say("続きから入力する")).first
    ).to_be_visible()
    yield "offered"
    visitor.open_step("/draft")
    visitor.page.get_by_text(visitor.say("入力内容を消す・ほかの端末で続ける")).click()
    yield "what can be done with answers"
    visitor.page.context.set_offline(True)
    visitor.field("利用者氏名").fill("HOUMU HANAKO")
    visitor.button("確認").click()
    expect(visitor.page.locator("form > [data-failed]")).not_to_be_empty()
    yield "not sent"
    visitor.page.context.set_offline(False)
    visitor.sees("利用者情報確認(STEP2)")
    visitor.open_step("/draft")
    visitor.page.get_by_text(visitor.say("入力内容を消す・ほかの端末で続ける")).click()
    visitor.button("再開コードを出す").click()
    visitor.sees("ほかの端末で続ける")
    yield "resume code"
    visitor.open_step("/resume")
    yield "resume"
    visitor.field("再開コード").fill("2222-2222")
    visitor.button("続ける").click()
    visitor.sees("入力内容を確かめてください")
    yield "wrong resume code"
    visitor.open_step()
    visitor.button("消して新しく始める").click()
    expect(visitor.page.get_by_text(visitor.say("入力内容を消しました。"))).to_be_visible()
    yield "erased"


def search(visitor: Visitor, _mailbox: Mailbox) -> Iterator[str]:
    """The dialog and the page of the municipality search."""
    visitor.open_step()
    visitor.button("検索").click()
    place = visitor.search_place()
    expect(place).to_be_visible()
    yield "dialog"
    place.get_by_label(visitor.say("市区町村の名前")).fill("chuo")
    expect(place.get_by_role("button", name="東京都中央区")).to_be_visible()
    yield "dialog with results"
    visitor.open(f"/{visitor.lang}/municipalities")
    yield "page"
    visitor.open(f"/{visitor.lang}/municipalities?prefecture=13")
    yield "page with results"
    visitor.open(f"/{visitor.lang}/municipalities?q=qqqq")
    yield "page with nothing found"


def step2_and_3(visitor: Visitor, _mailbox: Mailbox) -> Iterator[str]:
    """STEP2, STEP2 that has changed, STEP3 with its letter on the way and sent."""
    visitor.send_answers(name="ｈｏｕｍｕ　ｔａｒｏ")
    visitor.open_step("/check")
    yield "STEP2"
    visitor.send_answers(name="HOUMU JIRO", address="あ" * 60)
    visitor.button("登録").click()
    expect(visitor.page.get_by_text("HOUMU JIRO")).to_be_visible()
    yield "STEP2 has changed"
    visitor.step3()
    yield "STEP3"
    visitor.hears_that_the_letter_left()
    yield "STEP3, the letter has left"


def mailed_link(visitor: Visitor, mailbox: Mailbox) -> Iterator[str]:
    """The password page, its errors, and what becomes of a link."""
    visitor.registered()
    visitor.page.goto(mailbox.link(visitor.email))
    yield "password"
    visitor.button("パスワードを設定する").click()
    visitor.sees("入力内容を確かめてください")
    yield "no password"
    visitor.field("新しいパスワード").fill(PASSWORD)
    visitor.button("パスワードを設定する").click()
    visitor.sees("パスワードを設定しました")
    yield "password done"
    visitor.open(f"/{visitor.lang}/password/setup")
    visitor.sees("このリンクはもう使いました")
    yield "used link"
    visitor.button("新しいリンクを送る").click()
    visitor.sees("新しいリンクを送ります")
    yield "new link sent"
    visitor.open("/setup/unknown")
    visitor.open(f"/{visitor.lang}/password/setup")
    yield "unknown link"


def older_link(visitor: Visitor, mailbox: Mailbox) -> Iterator[str]:
    """A link while somebody else is signed in, and one after which a newer was sent."""
    public_id = visitor.registered()
    visitor.set_password(mailbox.link(visitor.email))
    visitor.sees("パスワードを設定しました")
    other = visitor.another_tab()
    other.email = f"other.{visitor.email}"
    other.registered()
    link = mailbox.link(other.email)
    visitor.sign_in(public_id)
    visitor.sees("アカウント")
    visitor.page.goto(link)
    yield "somebody else"
    other.button("メールをもう一度送る").click()
    other.sees("利用者情報登録完了(STEP3)")
    visitor.page.reload()
    visitor.sees("もっと新しいリンクがあります")
    yield "older link"


def accounts(visitor: Visitor, mailbox: Mailbox) -> Iterator[str]:
    """Signing in, its error, the account, and what was forgotten."""
    public_id = visitor.registered()
    visitor.set_password(mailbox.link(visitor.email))
    visitor.open(f"/{visitor.lang}/sign-in")
    yield "sign-in"
    visitor.sign_in(public_id, "wrong")
    visitor.sees("入力内容を確かめてください")
    yield "sign-in refused"
    visitor.sign_in(public_id)
    visitor.sees("アカウント")
    yield "account"
    visitor.button("サインアウト").click()
    visitor.sees("サインイン")
    yield "signed out"
    yield from forgotten(visitor)


def forgotten(visitor: Visitor) -> Iterator[str]:
    """The two pages for what was forgotten: blank, refused, sent."""
    for path, box, answer in (
        ("password/forgotten", "認証ID", "2222-2222-2222"),
        ("id/forgotten", "メールアドレス", visitor.email),
    ):
        visitor.open(f"/{visitor.lang}/{path}")
        yield path
        send = visitor.page.get_by_role("main").get_by_role("button").last
        send.click()
        visitor.sees("入力内容を確かめてください")
        yield f"{path}, refused"
        visitor.field(box).fill(answer)
        send.click()
        visitor.sees("メールを確かめてください")
        yield f"{path}, sent"


WALKS: tuple[Walk, ...] = (
    pages_to_read,
    step1,
    drafts,
    search,
    step2_and_3,
    mailed_link,
    older_link,
    accounts,
)
