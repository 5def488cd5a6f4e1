"""The whole service, and other browsers than Chromium in front of it; only for BROWSERS=1."""

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browsers.engine import Engine
from tests.browsers.visitor import Visitor
from tests.e2e.running import Service

if TYPE_CHECKING:
    from tests.browsers.lynx import Lynx

# Their browsers and packages come with `make test-browsers`, so `make test` passes them by.
if os.environ.get("BROWSERS") != "1":
    collect_ignore_glob = ["test_*.py"]
ENGINES = ("Firefox", "WebKit")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What drives the browsers leaves sockets open and calls old names; not ours to mend."""
    for item in items:
        if "tests/browsers" in str(item.path):
            item.add_marker(pytest.mark.filterwarnings("ignore"))


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Each browser in turn, with a profile that ends with the test."""
    module = import_module(f"tests.browsers.{request.param.lower()}")
    start: Callable[[Path], Engine] = getattr(module, request.param)
    found = start(tmp_path)
    yield found
    found.close()


@pytest.fixture
def visitor(engine: Engine, service: Service) -> Visitor:
    """A person on the Japanese pages."""
    return Visitor(engine, service.address)


@pytest.fixture
def lynx(service: Service, tmp_path: Path) -> "Iterator[Lynx]":
    """A person with a text browser on the top page."""
    start = import_module("tests.browsers.lynx").Lynx
    found: Lynx = start(tmp_path, f"{service.address}/ja/")
    yield found
    found.close()
