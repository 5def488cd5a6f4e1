"""A person who has a keyboard and nothing else, and must see where they are."""

from playwright.sync_api import Locator, Page

STOPS = 60  # more than any page has
SHOWN = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const inSight = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
  return at === document.body || (outlined && inSight) ? '' : at.outerHTML;
}"""


class Keyboard:
    """Tab, Enter, Space, arrows and letters."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        """One key after another."""
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, goal: Locator) -> None:
        """Tab until the goal has the focus; each stop on the way can be seen."""
        for _stop in range(STOPS):
            self.press("Tab")
            assert not self.page.evaluate(SHOWN)
            if goal.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"no way to {goal}")

    def type(self, goal: Locator, text: str) -> None:
        """Go to a box and type."""
        self.tab_to(goal)
        self.page.keyboard.type(text)

    def go(self, goal: Locator) -> None:
        """Go to a link or a button and press Enter."""
        self.tab_to(goal)
        self.press("Enter")
