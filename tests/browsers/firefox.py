"""Debian's Firefox ESR."""

from pathlib import Path

from selenium.webdriver import Firefox as FirefoxDriver
from selenium.webdriver.firefox.options import Options
from selenium.webdriver.firefox.service import Service

from tests.browsers.driven import Driven
from webapp.config import ROOT

FIREFOX = "/usr/bin/firefox-esr"
DRIVER = str(ROOT / "var" / "geckodriver")


class Firefox(Driven):
    """Firefox without a window; `make test-browsers` builds its driver."""

    def __init__(self, folder: Path) -> None:
        options = Options()
        options.binary_location = FIREFOX
        options.add_argument("-headless")
        service = Service(DRIVER, log_output=str(folder / "firefox.log"))
        super().__init__(FirefoxDriver(options=options, service=service))
