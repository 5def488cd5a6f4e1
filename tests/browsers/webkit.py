"""WebKitGTK, the engine of Safari, driven by Selenium."""

from pathlib import Path

from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver import WebKitGTK
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.browsers.engine import Thing

DRIVER = "/usr/bin/WebKitWebDriver"


class WebKitThing:
    """An element of a page in WebKit."""

    def __init__(self, element: WebElement) -> None:
        self.element = element

    def name(self) -> str:
        return str(self.element.accessible_name)

    def role(self) -> str:
        return str(self.element.aria_role)

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
        return [WebKitThing(found) for found in self.element.find_elements("xpath", xpath)]


class WebKit:
    """WebKitGTK's MiniBrowser; it needs a display, which Xvfb gives."""

    passing = (NoSuchElementException, StaleElementReferenceException)

    def __init__(self, folder: Path) -> None:
        options = Options()
        options.add_argument("--automation")
        service = Service(DRIVER, log_output=str(folder / "webkit.log"))
        self.driver = WebKitGTK(options=options, service=service)

    def open(self, address: str) -> None:
        self.driver.get(address)

    def address(self) -> str:
        return str(self.driver.current_url)

    def language(self) -> str:
        return self.find("/html")[0].value("lang")

    def find(self, xpath: str) -> list[Thing]:
        return [WebKitThing(found) for found in self.driver.find_elements("xpath", xpath)]

    def focused(self) -> Thing:
        return WebKitThing(self.driver.switch_to.active_element)

    def close(self) -> None:
        self.driver.quit()
