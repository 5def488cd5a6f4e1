"""One of what a process may have only once, though the fixtures of two folders ask for it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any


class Shared:
    """Entered by the first who asks, left with the last; whoever comes between gets the same."""

    def __init__(self, enter: Callable[..., AbstractContextManager[Any]]) -> None:
        self.enter, self.users = enter, 0

    @contextmanager
    def __call__(self, *asked: Any) -> Iterator[Any]:
        """What the first got."""
        if not self.users:
            self.open = self.enter(*asked)
            self.found = self.open.__enter__()
        self.users += 1
        try:
            yield self.found
        finally:
            self._leave()

    def _leave(self) -> None:
        self.users -= 1
        if not self.users:
            self.open.__exit__(None, None, None)
