"""What the browser and the server keep, and whom they talk to."""

from urllib.parse import quote, urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request

from tests.e2e.fixtures import People
from tests.e2e.mailbox import Mailbox
from tests.e2e.running import Service
from tests.e2e.visitor import Visitor
from webapp.pages import PAGES

STORED = """async () => {
  const kept = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys())
      kept.push(request.url, await (await cache.match(request)).text());
  }
  return JSON.stringify([
    {...localStorage}, {...sessionStorage}, kept, await indexedDB.databases(),
    history.state, document.cookie,
  ]);
}"""


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


# None of them is an example on a page.
MINE = {
    "利用者氏名": "KIKUCHI HARU",
    "年": "1987",
    "住居地(町名丁目番地号等)": "大久保3-14-15",
    "利用者連絡先電話番号": "080-9876-5432",
}


def personal(person: Visitor) -> list[str]:
    """The answers that say who somebody is, as they may stand in a text or an address."""
    answers = [*MINE.values(), person.email, "8098765432", "KIKUCHI"]
    return [*answers, *(quote(answer) for answer in answers)]


def test_a_journey_leaves_no_answer_in_logs_addresses_or_the_browser(
    people: People, mailbox: Mailbox, service: Service
) -> None:
    visitor = people(service_workers="allow")
    witness = Witness(visitor.page)
    visitor.open("/ja/")
    visitor.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    visitor.open_step()
    visitor.choose_municipality()
    visitor.fill(**MINE)
    visitor.button("確認").click()
    visitor.sees("利用者情報確認(STEP2)")
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
    people: People, mailbox: Mailbox
) -> None:
    visitor = people(service_workers="allow")
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


def test_scripts_can_read_no_cookie_but_the_mark_that_there_is_a_draft(
    visitor: Visitor, member: str
) -> None:
    visitor.send_answers()
    visitor.sign_in(member)
    visitor.sees("アカウント")
    cookies = visitor.page.context.cookies()
    assert {cookie["name"] for cookie in cookies} == {"draft", "kept", "session"}
    assert all(cookie["sameSite"] == "Lax" for cookie in cookies)
    readable = [(c["name"], c["value"]) for c in cookies if not c["httpOnly"]]
    assert readable == [("kept", "1")]


def test_after_signing_out_back_shows_nothing_personal(anyone: Visitor, member: str) -> None:
    anyone.sign_in(member)
    anyone.sees("アカウント")
    anyone.button("サインアウト").click()
    anyone.sees("サインイン")
    anyone.page.go_back()
    anyone.sees("サインイン")
