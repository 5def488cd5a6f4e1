"""A person in front of a browser, who finds things by their names and follows links."""

import re
from contextlib import suppress
from uuid import uuid4

from playwright.sync_api import Locator, Page, expect

from tests.person import ANSWERS as POSTED
from tests.person import revision
from webapp.i18n import catalogue

PASSWORD = "mountain lantern 47 riverside"
STEP1 = "/register/counter-coe"
SENT = "数分待っても届かないときは、迷惑メールのフォルダも見てください。"
TAKES = 30  # seconds a letter may take
ANSWERS = {
    "利用者氏名": POSTED["name"],
    "年": POSTED["birth-year"],
    "月": POSTED["birth-month"],
    "日": POSTED["birth-day"],
    "住居地(町名丁目番地号等)": POSTED["address"],
    "利用者連絡先電話番号": POSTED["phone"],
}


class Visitor:
    """Speaks the page's language: names are given in Japanese and looked up in its catalogue."""

    def __init__(self, page: Page, service: str, *, scripts: bool = True, lang: str = "ja") -> None:
        self.page, self.service, self.scripts, self.lang = page, service, scripts, lang
        self.email = f"taro.{uuid4().hex[:12]}@example.com"

    def another_tab(self) -> "Visitor":
        """The same person in the same browser, with a page beside the first."""
        page = self.page.context.new_page()
        other = Visitor(page, self.service, scripts=self.scripts, lang=self.lang)
        other.email = self.email
        return other

    def say(self, japanese: str) -> str:
        """A text as the page says it in the visitor's language."""
        return str(catalogue(self.lang).gettext(japanese))

    def open(self, path: str) -> None:
        """Type an address of the service."""
        self.page.goto(f"{self.service}{path}")

    def open_step(self, path: str = "") -> None:
        """Type the address of a step in the visitor's language: "", "/draft", "/check", "/done"."""
        self.open(f"/{self.lang}{STEP1}{path}")

    def button(self, name: str) -> Locator:
        """A button by its whole name."""
        return self.page.get_by_role("button", name=self.say(name), exact=True)

    def link(self, name: str) -> Locator:
        """A link by its name."""
        return self.page.get_by_role("link", name=self.say(name))

    def field(self, name: str) -> Locator:
        """A control by its label."""
        return self.page.get_by_label(self.say(name), exact=True)

    def heading(self, name: str) -> Locator:
        """A heading by its whole text."""
        return self.page.get_by_role("heading", name=self.say(name), exact=True)

    def alert(self, text: str) -> Locator:
        """What is said at once, in these words among others."""
        return self.page.get_by_role("alert").filter(has_text=self.say(text))

    def sees(self, heading: str) -> None:
        """Wait for a heading."""
        expect(self.heading(heading)).to_be_visible()

    def answers(self) -> dict[str, str]:
        """Good answers to the boxes of STEP1, by label."""
        return {**ANSWERS, "メールアドレス": self.email, "メールアドレス(確認)": self.email}

    def fill(self, **changes: str) -> None:
        """All answers of STEP1 but the municipality; `changes` by label, or "" to leave out."""
        for label, answer in {**self.answers(), **changes}.items():
            self.field(label).fill(answer)
        self.field("男 Male").check()
        self.field("利用規約に同意します。").check()

    def sees_answers(self, **changes: str) -> None:
        """Every answer of `fill` stands in its box."""
        for label, answer in {**self.answers(), **changes}.items():
            expect(self.field(label)).to_have_value(answer)
        expect(self.field("男 Male")).to_be_checked()
        expect(self.field("利用規約に同意します。")).to_be_checked()

    def search_place(self) -> Locator:
        """Where the search stands: in the dialog, or on its own page without scripts."""
        return self.page.get_by_role("dialog") if self.scripts else self.page.get_by_role("main")

    def chosen(self) -> Locator:
        """The municipality in the form."""
        return self.page.locator("#municipality-name")

    def choose_municipality(self, typed: str = "shinjuku", name: str = "東京都新宿区") -> None:
        """[検索条件], 「検索」, [検索結果]."""
        self.button("検索").click()
        place = self.search_place()
        place.get_by_label(self.say("市区町村の名前")).fill(typed)
        place.get_by_role("button", name=self.say("検索"), exact=True).click()
        place.get_by_role("button", name=name).click()
        expect(self.chosen()).to_contain_text(name)

    def step2(self) -> None:
        """STEP1 with good answers, then 確認."""
        self.open_step()
        self.choose_municipality()
        self.fill()
        self.button("確認").click()
        self.sees("利用者情報確認(STEP2)")

    def send_answers(self, **changes: str) -> str:
        """STEP1 as its form posts it, without walking there: this browser has a draft; STEP2."""
        mine = {**POSTED, "email": self.email, "email_confirm": self.email, **changes}
        return self._post("/draft", mine, "/check")

    def step3(self) -> str:
        """登録 on STEP2; the 認証ID that is shown."""
        self.button("登録").click()
        self.sees("利用者情報登録完了(STEP3)")
        return self.shown_id()

    def registered(self) -> str:
        """Be on STEP3, without walking there; the 認証ID."""
        self._post("/check", {"revision": revision(self.send_answers())}, "/done")
        self.open_step("/done")
        return self.shown_id()

    def _post(self, path: str, form: dict[str, str], leads_to: str) -> str:
        """What a step's form sends, by this browser; the page that it leads to."""
        address = f"{self.service}/{self.lang}{STEP1}{path}"
        answer = self.page.context.request.post(address, form=form)  # type: ignore[arg-type]
        assert answer.url.endswith(leads_to)
        return answer.text()

    def shown_id(self) -> str:
        """The 認証ID on STEP3."""
        found = re.search(r"\w{4}-\w{4}-\w{4}", self.page.get_by_role("main").inner_text())
        assert found
        return found[0]

    def hears_that_the_letter_left(self) -> None:
        """Stay on STEP3 until it says so; without scripts, reload."""
        sent = self.page.get_by_text(self.say(SENT))
        for _second in range(TAKES):
            with suppress(AssertionError):
                return expect(sent).to_be_visible(timeout=1000)
            if not self.scripts:
                self.page.reload()
        raise AssertionError("the letter did not leave")

    def waits_for_cookies(self) -> None:
        """Until a request that outlived its page has been answered, and has left its mark."""
        self.page.wait_for_function("() => document.cookie.includes('kept')")

    def set_password(self, link: str, password: str = PASSWORD) -> None:
        """Follow the link and set a password."""
        self.page.goto(link)
        self.field("新しいパスワード").fill(password)
        self.button("パスワードを設定する").click()

    def sign_in(self, public_id: str, password: str = PASSWORD) -> None:
        """サインイン."""
        self.open(f"/{self.lang}/sign-in")
        self.field("認証ID").fill(public_id)
        self.field("パスワード").fill(password)
        self.page.get_by_role("main").get_by_role("button", name=self.say("サインイン")).click()
