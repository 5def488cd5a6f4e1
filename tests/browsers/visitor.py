"""A person in front of any browser, who finds things by role and name and waits for them."""

import re
from collections.abc import Callable
from contextlib import suppress
from uuid import uuid4

from tests.browsers.engine import Engine, Thing
from tests.e2e.visitor import ANSWERS, PASSWORD, SENT, STEP1
from tests.serving import eventually
from webapp.i18n import catalogue

# Where a role is looked for; the browser's own word for the role decides.
PLACES = {
    "button": ".//button[not(@aria-hidden)]",
    "link": ".//a[@href]",
    "heading": ".//h1|.//h2",
    "alert": ".//*[@role='alert']",
    "status": ".//output|.//*[@role='status']",
}
BOXES = ".//input|.//select"
MAIN, DIALOG = "//main", "//dialog[@open]"
ID = re.compile(r"\w{4}-\w{4}-\w{4}")


class Visitor:
    """Speaks the page's language: names are given in Japanese and looked up in its catalogue."""

    def __init__(self, engine: Engine, service: str, lang: str = "ja") -> None:
        self.engine, self.service, self.lang = engine, service, lang
        self.email = f"taro.{uuid4().hex[:12]}@example.com"

    def say(self, japanese: str) -> str:
        """A text as the page says it in the visitor's language."""
        return catalogue(self.lang).gettext(japanese)

    def open(self, path: str) -> None:
        """Type an address of the service."""
        self.engine.open(f"{self.service}{path}")

    def open_step1(self) -> None:
        """Type the address of STEP1 in the visitor's language."""
        self.open(f"/{self.lang}{STEP1}")

    def waits_for(self, look: Callable[[], bool]) -> None:
        """Look again until it is so; a page that goes away meanwhile is no answer."""

        def once() -> bool:
            with suppress(*self.engine.passing):
                return look()
            return False

        eventually(once)

    def first(self, look: Callable[[], list[Thing]]) -> Thing:
        """The first of what is looked for, once there is any."""
        found: list[Thing] = []

        def once() -> bool:
            found[:] = look()
            return bool(found)

        self.waits_for(once)
        return found[0]

    def _in(self, place: str, xpath: str) -> list[Thing]:
        things = [thing for part in self.engine.find(place) for thing in part.find(xpath)]
        # Browsers know no role of what they do not draw.
        return [thing for thing in things if thing.shown()]

    def role(self, role: str, name: str, place: str = MAIN) -> Thing:
        """A thing with this role and this whole name."""
        said = self.say(name)

        def look() -> list[Thing]:
            found = self._in(place, PLACES[role])
            return [thing for thing in found if thing.name() == said and thing.role() == role]

        return self.first(look)

    def field(self, label: str, place: str = MAIN) -> Thing:
        """A control by its label."""
        said = self.say(label)
        return self.first(lambda: [box for box in self._in(place, BOXES) if box.name() == said])

    def press(self, button: str, place: str = MAIN) -> None:
        """A button by its name."""
        self.role("button", button, place).click()

    def follow(self, link: str) -> None:
        """A link by its name."""
        self.role("link", link).click()

    def sees(self, heading: str) -> None:
        """Wait for a heading."""
        self.role("heading", heading)

    def reads(self, text: str) -> None:
        """Wait until the page says this among other things."""
        said = self.say(text)
        self.waits_for(lambda: said in self._text())

    def _text(self) -> str:
        return " ".join(part.text() for part in self.engine.find(MAIN))

    def choose_municipality(self, typed: str = "shinjuku", name: str = "東京都新宿区") -> None:
        """「検索」, a name in the dialog, and one of what is found."""
        self.press("検索")
        self.field("市区町村の名前", DIALOG).write(typed)
        place = f".//li//button[contains(., '{name}')]"
        self.first(lambda: self._in(DIALOG, place)).click()
        self.first(lambda: [o for o in self._in(MAIN, PLACES["status"]) if name in o.text()])

    def fill(self) -> None:
        """All other answers of STEP1."""
        answers = {**ANSWERS, "メールアドレス": self.email, "メールアドレス(確認)": self.email}
        for label, answer in answers.items():
            self.field(label).write(answer)
        for label in ("男 Male", "利用規約に同意します。"):
            self.field(label).click()
            assert self.field(label).checked()

    def step3(self) -> str:
        """登録 on STEP2; the 認証ID that is shown."""
        self.press("登録")
        self.sees("利用者情報登録完了(STEP3)")
        found = ID.search(self._text())
        assert found
        return found[0]

    def hears_that_the_letter_left(self) -> None:
        """Stay on STEP3 until it says so."""
        self.reads(SENT)

    def follow_mailed_link(self) -> None:
        """The newest letter for this person in the mail catcher, and its link."""
        letter = f".//li[contains(., '{self.email}')]//a"
        self.open("/dev/mail")
        self.first(lambda: self._in(MAIN, letter)).click()
        self.first(lambda: self._in(MAIN, ".//a[contains(., '/setup/')]")).click()

    def set_password(self) -> None:
        """A password on the page that the mailed link opened."""
        self.field("新しいパスワード").write(PASSWORD)
        self.press("パスワードを設定する")
        self.sees("パスワードを設定しました")

    def sign_in(self, public_id: str) -> None:
        """サインイン, on its own page."""
        self.open(f"/{self.lang}/sign-in")
        self.field("認証ID").write(public_id)
        self.field("パスワード").write(PASSWORD)
        self.press("サインイン")
