"""nginx in front of the real server, which serves the same site, and a visitor."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.nginx.running import application, nginx
from tests.notices.post_office import free_port
from tests.serving import Server


@pytest.fixture(scope="session")
def behind(
    shared_app: Flask, built_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The application, which serves the same site by itself."""
    folder = tmp_path_factory.mktemp("application")
    with application(shared_app, folder, built_site, free_port()) as found:
        yield found


@pytest.fixture(scope="session")
def front(
    built_site: Path, behind: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """nginx, where everybody arrives."""
    with nginx(tmp_path_factory.mktemp("nginx"), built_site, behind.port) as found:
        yield found


@pytest.fixture
def visitor(app: Flask, front: Server) -> Server:
    """A browser without scripts that knows nothing yet."""
    return Server(front.process, front.port, front.log)
