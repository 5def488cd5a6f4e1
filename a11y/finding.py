"""One thing that a checker says of one page."""

from dataclasses import dataclass

from a11y.states import State

VIOLATION, REVIEW = "violation", "review"


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule at one place of one page; `where` is how the page was looked at.

    `code` says within the rule what was found: `reviewed.json` judges by it.
    """

    checker: str
    rule: str
    code: str
    kind: str
    state: State
    where: str
    selector: str
    message: str
    html: str = ""
