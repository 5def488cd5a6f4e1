"""WebKitGTK, the engine of Safari."""

from pathlib import Path

from selenium.webdriver import WebKitGTK
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.browsers.driven import Driven

DRIVER = "/usr/bin/WebKitWebDriver"


class WebKit(Driven):
    """WebKitGTK's MiniBrowser; it needs a display, which Xvfb gives."""

    def __init__(self, folder: Path) -> None:
        options = Options()
        options.add_argument("--automation")
        service = Service(DRIVER, log_output=str(folder / "webkit.log"))
        super().__init__(WebKitGTK(options=options, service=service))
