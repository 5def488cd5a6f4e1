"""What every browser can do, whichever protocol drives it."""

from typing import Protocol


class Thing(Protocol):
    """An element as the browser tells assistive technology about it."""

    def name(self) -> str:
        """Its accessible name."""

    def role(self) -> str:
        """Its computed role."""

    def text(self) -> str:
        """What can be read in it."""

    def shown(self) -> bool:
        """Whether it can be seen."""

    def checked(self) -> bool:
        """Whether it is a box or a button that is ticked."""

    def value(self, attribute: str) -> str:
        """An attribute, or the property of that name: "href", "value"; "" without one."""

    def click(self) -> None:
        """Press it where it stands."""

    def write(self, text: str) -> None:
        """Key by key, in place of what is there."""

    def find(self, xpath: str) -> "list[Thing]":
        """Elements in it, in their order."""


class Engine(Protocol):
    """A running browser with a profile of its own."""

    passing: tuple[type[Exception], ...]
    """What is raised about an element that a new page took away."""

    def open(self, address: str) -> None:
        """Type an address."""

    def address(self) -> str:
        """Where it is."""

    def language(self) -> str:
        """What the page says its language is."""

    def find(self, xpath: str) -> list[Thing]:
        """Elements of the page, in their order."""

    def focused(self) -> Thing:
        """Where the keyboard is."""

    def close(self) -> None:
        """End it."""
