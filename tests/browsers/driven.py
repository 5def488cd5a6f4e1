"""A browser that Selenium drives by its WebDriver."""

from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement

from tests.browsers.engine import Thing


class DrivenThing:
    """An element of a page."""

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
        return [DrivenThing(found) for found in self.element.find_elements("xpath", xpath)]


class Driven:
    """A running browser."""

    passing = (NoSuchElementException, StaleElementReferenceException)

    def __init__(self, driver: WebDriver) -> None:
        self.driver = driver

    def open(self, address: str) -> None:
        self.driver.get(address)

    def address(self) -> str:
        return str(self.driver.current_url)

    def language(self) -> str:
        return self.find("/html")[0].value("lang")

    def find(self, xpath: str) -> list[Thing]:
        return [DrivenThing(found) for found in self.driver.find_elements("xpath", xpath)]

    def focused(self) -> Thing:
        return DrivenThing(self.driver.switch_to.active_element)

    def close(self) -> None:
        self.driver.quit()
