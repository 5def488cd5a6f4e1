"""A person in front of a browser: finds things by their names, reads mail, follows links."""

import re
from contextlib import suppress
from gettext import GNUTranslations, NullTranslations

from axe_playwright_python.sync_playwright import Axe
from babel.support import Translations
from playwright.sync_api import Locator, Page, expect

from webapp.config import ROOT

PASSWORD = "mountain lantern 47 riverside"
LETTER = 30  # seconds a letter may take
SENT = "数分待っても届かないときは、迷惑メールのフォルダも見てください。"
ANSWERS = {
    "利用者氏名": "HOUMU TARO",
    "年": "2000",
    "月": "1",
    "日": "23",
    "住居地(町名丁目番地号等)": "西新宿2-8-1",
    "利用者連絡先電話番号": "090-1234-5678",
    "メールアドレス": "taro@example.com",
    "メールアドレス(確認)": "taro@example.com",
}


class Visitor:
    """Speaks the page's language: names are given in Japanese and looked up in its catalogue."""

    def __init__(self, page: Page, service: str, *, scripts: bool = True, lang: str = "ja") -> None:
        self.page, self.service, self.scripts, self.lang = page, service, scripts, lang

    @property
    def words(self) -> GNUTranslations | NullTranslations:
        """The catalogue of the visitor's language."""
        return Translations.load(str(ROOT / "translations"), [self.lang])

    def say(self, japanese: str) -> str:
        """A text as the page says it in the visitor's language."""
        return self.words.gettext(japanese)

    def open(self, path: str) -> None:
        """Type an address of the service."""
        self.page.goto(f"{self.service}{path}")

    def button(self, name: str) -> Locator:
        """A button by its whole name."""
        return self.page.get_by_role("button", name=self.say(name), exact=True)

    def link(self, name: str) -> Locator:
        """A link by its name."""
        return self.page.get_by_role("link", name=self.say(name))

    def field(self, name: str) -> Locator:
        """A control by its label."""
        return self.page.get_by_label(self.say(name), exact=True)

    def sees(self, heading: str) -> None:
        """Wait for a heading, and for it to be the place to read from."""
        expect(self.page.get_by_role("heading", name=self.say(heading), exact=True)).to_be_visible()

    def fill(self, **changes: str) -> None:
        """All answers of STEP1 but the municipality; `changes` by label, or "" to leave out."""
        for label, answer in {**ANSWERS, **changes}.items():
            self.field(label).fill(answer)
        self.field("男 Male").check()
        self.field("利用規約に同意します。").check()

    def choose_municipality(self, typed: str = "shinjuku", name: str = "東京都新宿区") -> None:
        """[検索条件], 「検索」, [検索結果]: in the dialog, or on its own page without scripts."""
        self.button("検索").click()
        place = self.page.get_by_role("dialog") if self.scripts else self.page.get_by_role("main")
        place.get_by_label(self.say("市区町村の名前")).fill(typed)
        place.get_by_role("button", name=self.say("検索"), exact=True).click()
        place.get_by_role("button", name=name).click()
        expect(self.page.get_by_role("status").or_(self.page.locator("output"))).to_contain_text(
            name
        )

    def step2(self) -> None:
        """STEP1 with good answers, then 確認."""
        self.open(f"/{self.lang}/register/counter-coe")
        self.choose_municipality()
        self.fill()
        self.button("確認").click()
        self.sees("利用者情報確認(STEP2)")

    def step3(self) -> str:
        """登録 on STEP2; the 認証ID that is shown."""
        self.button("登録").click()
        self.sees("利用者情報登録完了(STEP3)")
        return self.shown_id()

    def shown_id(self) -> str:
        """The 認証ID on STEP3."""
        found = re.search(r"\w{4}-\w{4}-\w{4}", self.page.get_by_role("main").inner_text())
        assert found
        return found[0]

    def hears_that_the_letter_left(self) -> None:
        """Stay on STEP3 until it says so; without scripts, reload."""
        sent = self.page.get_by_text(self.say(SENT))
        for _second in range(LETTER):
            with suppress(AssertionError):
                return expect(sent).to_be_visible(timeout=1000)
            if not self.scripts:
                self.page.reload()
        raise AssertionError("the letter did not leave")

    def mail_link(self, public_id: str) -> str:
        """Read the newest letter that names the ID, in the mail catcher; the link in it."""
        self.hears_that_the_letter_left()
        letters = self.page.context.new_page()
        letters.goto(f"{self.service}/dev/mail")
        for letter in letters.get_by_role("main").get_by_role("link").all():
            letters.goto(f"{self.service}{letter.get_attribute('href')}")
            if public_id in letters.content():
                break
            letters.go_back()
        link = letters.get_by_role("link", name="/setup/").first.get_attribute("href")
        letters.close()
        return str(link)

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

    def is_accessible(self) -> None:
        """No violation of any axe rule, best practices included, on the page as it is."""
        found = Axe().run(self.page, options={"resultTypes": ["violations"]})
        assert not found.response["violations"], found.generate_report()
