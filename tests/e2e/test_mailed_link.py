"""The link in the letter: whatever else is open, whoever looked at it before."""

from playwright.sync_api import expect

from tests.e2e.fixtures import People
from tests.e2e.mailbox import Mailbox
from tests.e2e.visitor import PASSWORD, Visitor


def works(person: Visitor, link: str) -> None:
    """The link leads to a password."""
    person.set_password(link)
    person.sees("パスワードを設定しました")


def new_link(person: Visitor, mailbox: Mailbox, number: int) -> str:
    """One press on the page of a dead link, then the letter."""
    person.button("新しいリンクを送る").click()
    person.sees("新しいリンクを送ります")
    return mailbox.link(person.email, number)


def test_it_works_while_other_pages_of_the_system_are_open(
    anyone: Visitor, mailbox: Mailbox
) -> None:
    anyone.registered()
    for path in (
        "/ja/",
        "/ja/sign-in",
        "/ja/register/counter-coe",
        "/ja/register/counter-coe/done",
    ):
        anyone.another_tab().open(path)
    works(anyone, mailbox.link(anyone.email))


def test_it_works_in_another_browser(people: People, mailbox: Mailbox) -> None:
    person, elsewhere = people(), people(scripts=False)
    person.registered()
    works(elsewhere, mailbox.link(person.email))


def test_somebody_else_who_is_signed_in_is_one_press_away(
    anyone: Visitor, mailbox: Mailbox, member: str
) -> None:
    anyone.registered()
    link = mailbox.link(anyone.email)
    anyone.sign_in(member)
    anyone.sees("アカウント")
    anyone.page.goto(link)
    anyone.sees("ほかの人がサインインしています")
    expect(anyone.page.get_by_text(member)).to_be_visible()
    anyone.button("サインアウトして進む").click()
    anyone.field("新しいパスワード").fill(PASSWORD)
    anyone.button("パスワードを設定する").click()
    anyone.sees("パスワードを設定しました")


def test_a_mail_scanner_that_opens_every_link_changes_nothing(
    people: People, mailbox: Mailbox
) -> None:
    person, scanner = people(), people()
    person.registered()
    link = mailbox.link(person.email)
    for _visit in range(3):
        scanner.page.goto(link)
        scanner.sees("パスワードの初期設定")
        scanner.page.context.request.head(link)
    works(person, link)


def test_a_used_link_gives_a_new_one_with_one_press(anyone: Visitor, mailbox: Mailbox) -> None:
    anyone.registered()
    link = mailbox.link(anyone.email)
    works(anyone, link)
    anyone.page.goto(link)
    anyone.sees("このリンクはもう使いました")
    works(anyone, new_link(anyone, mailbox, 2))


def test_an_older_link_gives_a_new_one_with_one_press(anyone: Visitor, mailbox: Mailbox) -> None:
    anyone.registered()
    link = mailbox.link(anyone.email)
    anyone.button("メールをもう一度送る").click()
    mailbox.link(anyone.email, 2)
    anyone.page.goto(link)
    anyone.sees("もっと新しいリンクがあります")
    works(anyone, new_link(anyone, mailbox, 3))


def test_an_unknown_link_gives_a_new_one_for_the_id(anyone: Visitor, mailbox: Mailbox) -> None:
    public_id = anyone.registered()
    broken = mailbox.link(anyone.email)[:-3]
    anyone.page.goto(broken)
    anyone.sees("リンクを確かめられません")
    anyone.field("認証ID").fill(public_id)
    anyone.button("新しいリンクを送る").click()
    anyone.sees("メールを確かめてください")
    works(anyone, mailbox.link(anyone.email, 2))


def test_a_password_that_is_too_short_is_refused_with_the_reason(
    anyone: Visitor, mailbox: Mailbox
) -> None:
    anyone.registered()
    anyone.set_password(mailbox.link(anyone.email), "short")
    expect(anyone.field("新しいパスワード")).to_have_attribute("aria-invalid", "true")
    anyone.field("新しいパスワード").fill(PASSWORD)
    anyone.button("パスワードを設定する").click()
    anyone.sees("パスワードを設定しました")


def test_pressing_twice_sets_the_password_once(anyone: Visitor, mailbox: Mailbox) -> None:
    anyone.registered()
    anyone.page.goto(mailbox.link(anyone.email))
    anyone.field("新しいパスワード").fill(PASSWORD)
    anyone.button("パスワードを設定する").dblclick()
    anyone.sees("パスワードを設定しました")
