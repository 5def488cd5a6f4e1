"""The letters that arrived over SMTP, read in the browser as a developer reads them."""

from playwright.sync_api import Locator, expect

from tests.e2e.visitor import Visitor

LOOKS = 60  # half a second each


class Mailbox:
    """Everybody's letters; each person in the tests has an address of their own."""

    def __init__(self, reader: Visitor) -> None:
        self.reader = reader

    def letters(self, address: str) -> Locator:
        """All that came for this address, the newest first."""
        return self.reader.page.get_by_role("listitem").filter(has_text=address)

    def link(self, address: str, number: int = 1) -> str:
        """The link in the newest of `number` letters to this address, once they have come."""
        self._wait(self.letters(address), number)
        self.letters(address).first.get_by_role("link").click()
        link = self.reader.page.get_by_role("link", name="/setup/").first
        return str(link.get_attribute("href"))

    def _wait(self, letters: Locator, number: int) -> None:
        for _look in range(LOOKS):
            self.reader.open("/dev/mail")
            try:
                return expect(letters).to_have_count(number, timeout=500)
            except AssertionError:
                continue
        raise AssertionError("the letter did not come")
