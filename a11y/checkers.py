"""The checkers that run inside the page: axe-core, HTML_CodeSniffer and IBM's engine."""

import asyncio
import time
from collections.abc import Sequence

from playwright.async_api import Error, Page

from a11y import engines
from a11y.findings import Checked, Look

HEIGHT = 800  # CSS pixels
CONTRAST = ("color-contrast", "color-contrast-enhanced")
PATIENCE = 120  # seconds one checker may take on one page


async def check_page(page: Page, look: Look, widths: Sequence[int], into: Checked) -> None:
    """Everything on an open page at each width, and the contrast once more in the dark."""
    state, scripts = look
    for width in widths:
        await page.set_viewport_size({"width": width, "height": HEIGHT})
        for checker in engines.SCRIPT:
            await _run(page, checker, (state, f"{scripts}, {width} px"), into)
    await page.emulate_media(color_scheme="dark")
    await _run(page, engines.AXE, (state, f"{scripts}, dark"), into, CONTRAST)
    await page.emulate_media(color_scheme="light")


async def _run(
    page: Page, checker: str, look: Look, into: Checked, only: Sequence[str] | None = None
) -> None:
    start = time.perf_counter()
    try:
        running = page.evaluate(engines.check(checker), only)
        into.take(checker, look, await asyncio.wait_for(running, PATIENCE))
    except (Error, TimeoutError) as error:
        into.fault(checker, "crash", look, str(error) or "took too long")
    into.count(checker, time.perf_counter() - start)
