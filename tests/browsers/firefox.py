"""Firefox, driven by Mozilla's own Marionette client, which needs no geckodriver."""

from pathlib import Path

from marionette_driver.errors import NoSuchElementException, StaleElementException
from marionette_driver.marionette import Marionette, WebElement

from tests.browsers.engine import Thing

FIREFOX = "/usr/bin/firefox-esr"


class FirefoxThing:
    """An element of a page in Firefox."""

    def __init__(self, element: WebElement) -> None:
        self.element = element

    def name(self) -> str:
        return str(self.element.computed_label)

    def role(self) -> str:
        return str(self.element.computed_role)

    def text(self) -> str:
        return str(self.element.text)

    def shown(self) -> bool:
        return bool(self.element.is_displayed())

    def checked(self) -> bool:
        return bool(self.element.is_selected())

    def value(self, attribute: str) -> str:
        return str(self.element.get_property(attribute) or "")

    def click(self) -> None:
        self.element.click()

    def write(self, text: str) -> None:
        self.element.clear()
        self.element.send_keys(text)

    def find(self, xpath: str) -> list[Thing]:
        return [FirefoxThing(found) for found in self.element.find_elements("xpath", xpath)]


class Firefox:
    """Debian's Firefox without a window."""

    passing = (NoSuchElementException, StaleElementException)

    def __init__(self, folder: Path) -> None:
        log = str(folder / "firefox.log")
        # Port 0: whichever is free.
        self.driver = Marionette(bin=FIREFOX, headless=True, port=0, gecko_log=log)
        self.driver.start_session()

    def open(self, address: str) -> None:
        self.driver.navigate(address)

    def address(self) -> str:
        return str(self.driver.get_url())

    def language(self) -> str:
        return self.find("/html")[0].value("lang")

    def find(self, xpath: str) -> list[Thing]:
        return [FirefoxThing(found) for found in self.driver.find_elements("xpath", xpath)]

    def focused(self) -> Thing:
        return FirefoxThing(self.driver.get_active_element())

    def close(self) -> None:
        profile = self.driver.instance.profile
        self.driver.quit()
        self.driver.cleanup()
        # It is gone by now; else it would be tidied up once more when Python ends.
        profile.restore = False
