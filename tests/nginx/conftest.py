"""nginx in front of the real server, which serves the same site, and a visitor."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.nginx.running import application, nginx
from tests.notices.post_office import free_port
from tests.serving import Server
from webapp import site


@pytest.fixture(scope="session")
def built(shared_app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The static site, and beside it what nginx includes."""
    folder = tmp_path_factory.mktemp("built") / "site"
    site.build(shared_app, folder)
    return folder


@pytest.fixture(scope="session")
def behind(
    shared_app: Flask, built: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The application, which serves the same site by itself."""
    folder = tmp_path_factory.mktemp("application")
    with application(shared_app, folder, built, free_port()) as found:
        yield found


@pytest.fixture(scope="session")
def front(
    built: Path, behind: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """nginx, where everybody arrives."""
    with nginx(tmp_path_factory.mktemp("nginx"), built, behind.port) as found:
        yield found


@pytest.fixture
def visitor(app: Flask, front: Server) -> Server:
    """A browser without scripts that knows nothing yet."""
    return Server(front.process, front.port, front.log)
