"""What the browser and the server keep, and whom they talk to."""

from urllib.parse import quote, urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request

from tests.e2e.mailbox import Mailbox
from tests.e2e.running import Service
from tests.e2e.visitor import Visitor
from webapp.pages import PAGES

STORED = """async () => JSON.stringify([
  {...localStorage}, {...sessionStorage}, await caches.keys(), await indexedDB.databases(),
  history.state, document.cookie,
])"""


class Witness:
    """Everything a page asked for, and every complaint in its console."""

    def __init__(self, page: Page) -> None:
        self.requests: list[Request] = []
        self.complaints: list[str] = []
        page.on("request", self._see)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._hear)

    def _see(self, request: Request) -> None:
        self.requests.append(request)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)


def personal(person: Visitor) -> list[str]:
    """The answers that say who somebody is, as they may stand in a text or an address."""
    answers = [*person.answers().values(), "9012345678", "HOUMU"]
    long = [answer for answer in answers if len(answer) > 4]
    return [*long, *(quote(answer) for answer in long)]


def test_a_journey_leaves_no_answer_in_logs_addresses_or_the_browser(
    visitor: Visitor, mailbox: Mailbox, service: Service
) -> None:
    witness = Witness(visitor.page)
    visitor.step2()
    stored = [visitor.page.evaluate(STORED)]
    public_id = visitor.step3()
    stored.append(visitor.page.evaluate(STORED))
    visitor.set_password(mailbox.link(visitor.email))
    visitor.sign_in(public_id)
    visitor.sees("アカウント")
    addresses = [request.url for request in witness.requests]
    for answer in personal(visitor):
        assert answer not in service.log.read_text()
        assert not [address for address in addresses if answer in address]
        assert answer not in "".join(stored)


def test_a_journey_breaks_no_rule_of_its_own_policy_and_asks_nobody_else(
    visitor: Visitor, mailbox: Mailbox
) -> None:
    witness = Witness(visitor.page)
    visitor.open("/ja/")
    visitor.step2()
    public_id = visitor.step3()
    visitor.set_password(mailbox.link(visitor.email))
    visitor.sign_in(public_id)
    visitor.sees("アカウント")
    visitor.button("サインアウト").click()
    visitor.sees("サインイン")
    assert not witness.complaints
    asked = {urlsplit(request.url).netloc for request in witness.requests}
    assert asked == {urlsplit(visitor.service).netloc}


def test_reading_sets_no_cookie(visitor: Visitor) -> None:
    for path in ("", *PAGES, "register/counter-coe", "municipalities?q=shinjuku", "sign-in"):
        visitor.open(f"/ja/{path}")
    assert visitor.page.context.cookies() == []


def test_every_cookie_is_out_of_reach_for_scripts(visitor: Visitor, member: str) -> None:
    visitor.send_answers()
    visitor.sign_in(member)
    visitor.sees("アカウント")
    cookies = visitor.page.context.cookies()
    assert len(cookies) == 2
    assert all(cookie["httpOnly"] and cookie["sameSite"] == "Lax" for cookie in cookies)


def test_after_signing_out_back_shows_nothing_personal(anyone: Visitor, member: str) -> None:
    anyone.sign_in(member)
    anyone.sees("アカウント")
    anyone.button("サインアウト").click()
    anyone.sees("サインイン")
    anyone.page.go_back()
    anyone.sees("サインイン")
