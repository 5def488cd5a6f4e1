"""Chromium: opens every state with scripts and without, several pages side by side."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from itertools import product

from playwright.async_api import Browser, CDPSession, Error, Page, async_playwright

from a11y import engines
from a11y.checkers import check_page
from a11y.findings import Checked, Look
from a11y.states import State
from tests.chromium import CHROMIUM, QUIET

ON, OFF = "scripts on", "scripts off"
TOLD = 100  # pages between two lines that tell how far it is


@dataclass(frozen=True, slots=True)
class Plan:
    """With scripts or without or both, how wide, and how many pages side by side."""

    scripts: Sequence[str]
    widths: Sequence[int]
    jobs: int


async def check_states(address: str, states: Sequence[State], plan: Plan, into: Checked) -> None:
    """Check each state as planned."""
    looks = iter([*enumerate(product(states, plan.scripts))])
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        workers = [Worker(browser, address, plan, into).work(looks) for _job in range(plan.jobs)]
        await asyncio.gather(*workers)
        await browser.close()


@dataclass(frozen=True, slots=True)
class Worker:
    """Has a page of its own, and takes the next look as long as there is one."""

    browser: Browser
    address: str
    plan: Plan
    into: Checked

    async def work(self, looks: Iterator[tuple[int, Look]]) -> None:
        """Open and check; a page that does not open is a fault of its own."""
        async with _tab(self.browser) as (page, session):
            for number, look in looks:
                if number % TOLD == 0:
                    print(f"{number} pages", file=sys.stderr)
                try:
                    await self._open(page, session, look)
                    await check_page(page, look, self.plan.widths, self.into)
                except Error as error:
                    self.into.fault("browser", "crash", look, str(error))

    async def _open(self, page: Page, session: CDPSession, look: Look) -> None:
        """Scripts are off only while the page loads: without them the checkers' timers stop."""
        start = time.perf_counter()
        state, scripts = look
        if "#" in page.url:  # else the same address might not load anew
            await page.goto("about:blank")
        await session.send("Emulation.setScriptExecutionDisabled", {"value": scripts == OFF})
        answer = await page.goto(f"{self.address}{state.path}")
        await session.send("Emulation.setScriptExecutionDisabled", {"value": False})
        status = answer.status if answer else 0
        if status in {0, HTTPStatus.INTERNAL_SERVER_ERROR} and str(status) not in state.name:
            self.into.fault("service", "status", look, f"status {status}")
        self.into.count("opening", time.perf_counter() - start)


@asynccontextmanager
async def _tab(browser: Browser) -> AsyncIterator[tuple[Page, CDPSession]]:
    """A page with the engines in it; nothing moves and nothing is kept for offline."""
    context = await browser.new_context(
        reduced_motion="reduce", service_workers="block", color_scheme="light"
    )
    page = await context.new_page()
    session = await context.new_cdp_session(page)
    # Unlike Playwright's own init scripts, these run where the page's scripts may not.
    await session.send("Page.enable")
    await session.send("Page.addScriptToEvaluateOnNewDocument", {"source": engines.everything()})
    yield page, session
    await context.close()
