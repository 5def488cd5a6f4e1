"""Why a rule refuses a text, in words that say how to mend it."""

from collections.abc import Iterable, Mapping

from webapp.i18n import lazy_gettext

N_ = str  # Marks a text for extraction; it is looked up only when the message is shown.

Messages = Mapping[str, str]  # cause -> text, the most important cause first


class Refused(ValueError):
    """A text cannot be stored; `suggestions` are texts the person may accept instead.

    `values` fill the message; typed text must not be among them, a lazy string is not escaped.
    """

    def __init__(
        self,
        messages: Messages,
        cause: str,
        *,
        part: str = "",
        suggestions: Iterable[str] = (),
        **values: int | str,
    ) -> None:
        super().__init__(cause)
        self.cause = cause
        self.part = part
        self.suggestions = tuple(suggestions)
        self.message = lazy_gettext(messages[cause], **values)


class Question(Refused):
    """Asked once: the same text passes when the caller says that it was asked."""


def most_important(messages: Messages, causes: Iterable[str]) -> str:
    """The cause that stands first in `messages`."""
    return min(causes, key=list(messages).index)
