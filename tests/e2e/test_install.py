"""The site is installed as an app, in the whole Chromium, with a profile of its own."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.chromium import QUIET, WHOLE
from tests.e2e.running import Service

READY = "navigator.serviceWorker.ready.then(() => true)"


@pytest.mark.skipif(not WHOLE, reason="the small Chromium installs nothing: make check-pwa")
def test_chromium_installs_the_site_as_an_app(
    browser: Browser, service: Service, tmp_path: Path
) -> None:
    profile = browser.browser_type.launch_persistent_context(
        tmp_path, executable_path=WHOLE, headless=False, args=[*QUIET, "--headless=new"]
    )
    page = profile.new_page()
    page.goto(f"{service.address}/ja/")
    page.evaluate(READY)
    tools = profile.new_cdp_session(page)
    assert tools.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    app = {"manifestId": tools.send("Page.getAppManifest")["manifest"]["id"]}
    tools.send("PWA.install", {**app, "installUrlOrBundleUrl": page.url})
    assert "badgeCount" in tools.send("PWA.getOsAppState", app)
    tools.send("PWA.uninstall", app)
    profile.close()
