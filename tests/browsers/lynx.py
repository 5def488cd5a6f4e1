"""Lynx on a terminal so tall that every page fits: what is read there, and what is pressed."""

import re
import time
from contextlib import suppress
from pathlib import Path

import pexpect
import pyte

ROWS, COLUMNS = 250, 160
QUIET = 0.15  # seconds without a new letter: the page is drawn
OPTIONS = [
    "-accept_all_cookies",
    "-display_charset=utf-8",
    "-nopause",
    "-number_fields",  # everything that can be pressed gets a number
    "-tna",  # a box takes text only after Return, so that numbers can be typed before
]
# Where the number of a thing stands, by its name.
BUTTON = r"\(\[(\d+)\][^()]*\) {}(?: |$)"
LINK = r"\[(\d+)\]{}"
LINK_ABOVE = r"\[(\d+)\].*\n.*{}"
CHOICE = r"\[(\d+)\][(\[].[)\]] {}"
BOX = r"^\s*{}(?:必須)?(?: |$)[\s\S]*?\[(\d+)\]"
BOX_BEFORE = r"\[(\d+)\]_+{}"


class Lynx:
    """A text browser without scripts, style sheets or a mouse."""

    patience = 30.0  # seconds

    def __init__(self, folder: Path, address: str) -> None:
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.screen)
        own = {"TERM": "linux", "LC_ALL": "C.UTF-8", "HOME": str(folder), "PATH": "/usr/bin:/bin"}
        size = (ROWS, COLUMNS)
        self.terminal = pexpect.spawn("lynx", [*OPTIONS, address], dimensions=size, env=own)

    def text(self) -> str:
        """All that stands on the terminal, without empty lines."""
        return "\n".join(row.rstrip() for row in self.screen.display if row.strip())

    def waits_for(self, pattern: str) -> re.Match[str]:
        """Watch the terminal until this stands there and nothing more is drawn."""
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            found = re.search(pattern, self.text(), re.MULTILINE)
            if self._watched() and found:
                return found
        raise AssertionError(f"{pattern} is not on the terminal:\n{self.text()}")

    def _watched(self) -> bool:
        with suppress(pexpect.TIMEOUT):
            self.stream.feed(self.terminal.read_nonblocking(1 << 16, timeout=QUIET))
            return False
        return True

    def open(self, address: str) -> None:
        """Type an address."""
        self.terminal.send("g")
        self.waits_for("URL to open")
        self.terminal.send(f"{address}\r")

    def reloads_until(self, text: str) -> None:
        """Ask for the page again until this stands on it."""
        end = time.monotonic() + self.patience
        while text not in self.text() and time.monotonic() < end:
            self.terminal.sendcontrol("r")
            self.sees("利用者情報登録完了(STEP3)")
        assert text in self.text()

    def sees(self, heading: str) -> None:
        """Wait for a line of its own that says this."""
        self.waits_for(rf"^\s*{re.escape(heading)}$")

    def press(self, button: str) -> None:
        """A button by its name; Lynx writes its value before that."""
        self._activate(BUTTON, button)

    def follow(self, link: str, place: str = LINK) -> None:
        """A link by the beginning of its text."""
        self._activate(place, link)

    def tick(self, name: str) -> None:
        """A box to tick, or one choice of several."""
        self._activate(CHOICE, name)
        self.waits_for(rf"\][(\[][*X][)\]] {re.escape(name)}")

    def write(self, label: str, text: str, place: str = BOX) -> None:
        """Text into a box, in place of what is there (Ctrl-U)."""
        self._activate(place, label)
        self.waits_for("Enter text")
        self.terminal.send(f"\x15{text}\t")

    def _activate(self, place: str, name: str) -> None:
        pattern = place.format(re.escape(name))
        self.waits_for(pattern)
        # The last: buttons above a form belong to it by an attribute that Lynx does not know.
        number = re.findall(pattern, self.text(), re.MULTILINE)[-1]
        # 0 asks for a number, g goes there.
        self.terminal.send(f"0{number}g\r\r")

    def close(self) -> None:
        """End it."""
        # On a busy machine it may not be gone at once; it goes with its terminal.
        with suppress(pexpect.ExceptionPexpect):
            self.terminal.close(force=True)
