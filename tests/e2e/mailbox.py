"""The letters that arrived over SMTP, read in the browser as a developer reads them."""

from playwright.sync_api import expect

from tests.e2e.visitor import Visitor

LETTER = 30_000  # milliseconds a letter may take
ARRIVED = """async ([address, number]) => {
  const list = await (await fetch('/dev/mail')).text();
  return list.split(address).length > number;
}"""


class Mailbox:
    """Everybody's letters; each person in the tests has an address of their own."""

    def __init__(self, reader: Visitor) -> None:
        self.reader = reader

    def link(self, address: str, number: int = 1) -> str:
        """The link in the newest of `number` letters to this address, once they have come."""
        page = self.reader.page
        self.reader.open("/dev/mail")
        page.wait_for_function(ARRIVED, arg=[address, number], polling=250, timeout=LETTER)
        page.reload()
        to_me = page.get_by_role("listitem").filter(has_text=address)
        expect(to_me).to_have_count(number)
        to_me.first.get_by_role("link").click()
        link = page.get_by_role("link", name="/setup/").first
        return str(link.get_attribute("href"))
