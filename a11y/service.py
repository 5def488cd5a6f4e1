"""The whole service on a database of its own, for as long as it is checked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.e2e.running import started


@contextmanager
def running() -> Iterator[str]:
    """Its address, while it runs."""
    with TemporaryDirectory(prefix="a11y-") as name:
        folder = Path(name)
        settings = {
            "APP_ENV": "development",
            "DATABASE_URL": f"sqlite:///{folder}/service.db",
            "SECRET_KEY": "a secret of the checkers' service only",
            "SITE_FOLDER": str(folder / "site"),
        }
        with started(folder, ("build", "migrate"), settings) as address:
            yield address
