"""A visit with Chromium that knows nothing yet, and every byte that it receives."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request

from bench.client import HOST
from bench.journeys import BASE, Unexpected
from bench.network_link import Link, linked
from bench.network_visit import PATIENCE

# What a browser with windows asks for after the page has loaded; one without them may not.
REST = """() => Promise.all(
  [...document.querySelectorAll("link[rel=icon], link[rel=manifest]")].map(
    async ({ href }) => (await fetch(href)).arrayBuffer().then(() => href)))"""


def step1(lang: str) -> str:
    """The address of blank STEP1."""
    return f"/{lang}{BASE.removeprefix('/ja')}"


@dataclass(frozen=True, slots=True)
class Answer:
    """Its address, what the page uses it for, and the bytes of headers and body as they came.

    For what the browser had kept both come to 0: the body is as much less than 0.
    """

    address: str
    kind: str
    headers: int
    body: int
    by_worker: bool

    @property
    def size(self) -> int:
        """Bytes received."""
        return self.headers + self.body

    @property
    def path(self) -> str:
        """The address without host and query."""
        return urlsplit(self.address).path


class Visit:
    """A page, the line it is at the end of, and the requests that were answered since `start`."""

    def __init__(self, page: Page, link: Link) -> None:
        self.page, self.link = page, link
        self.base = f"http://{HOST}:{link.port}"
        self.finished: list[Request] = []
        self.start()
        page.context.on("requestfinished", self._finish)

    def start(self) -> None:
        """Count from here."""
        self.finished.clear()
        self.before = self.link.down.carried

    def open(self, path: str) -> None:
        """Until the page has loaded."""
        self.page.goto(self.base + path, wait_until="load")

    def again(self, path: str) -> None:
        """The same in a new tab."""
        self.page = self.page.context.new_page()
        self.open(path)

    def rest(self) -> list[str]:
        """Icon and manifest, which every browser with windows fetches; their addresses."""
        found: list[str] = self.page.evaluate(REST)
        return found

    def until(self, ending: str) -> AbstractContextManager[Any]:
        """What is done under it is over when an address with this ending was answered."""
        return self.page.expect_request_finished(
            lambda request: urlsplit(request.url).path.endswith(ending)
        )

    def carried(self) -> int:
        """Bytes on the line, whoever asked for them."""
        return self.link.down.carried - self.before

    def answers(self) -> list[Answer]:
        """One for each request that is over."""
        return [_answer(request) for request in self.finished]

    def all_answers(self) -> list[Answer]:
        """The same where no worker asks for more: Unexpected unless the line carried as much."""
        found = self.answers()
        counted = sum(answer.size for answer in found)
        if counted != self.carried():
            raise Unexpected(f"Chromium counts {counted} bytes, the line {self.carried()}")
        return found

    def _finish(self, request: Request) -> None:
        self.finished.append(request)


def _answer(request: Request) -> Answer:
    sizes, worker = request.sizes(), bool(request.service_worker)
    headers, body = sizes["responseHeadersSize"], sizes["responseBodySize"]
    return Answer(request.url, request.resource_type, headers, body, worker)


@contextmanager
def visiting(browser: Browser, port: int, *, worker: bool = False) -> Iterator[Visit]:
    """Somebody new; the service worker only where it is asked for."""
    with linked(port) as link:
        context = browser.new_context(service_workers="allow" if worker else "block")
        context.set_default_timeout(PATIENCE)
        yield Visit(context.new_page(), link)
        context.close()
