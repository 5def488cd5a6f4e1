"""How any field renders itself: `{{ form.email }}` is the whole field, message and all."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from flask import current_app
from flask_babel import LazyString
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from wtforms import Field, Form, PasswordField, RadioField, StringField

from webapp.i18n import DEFAULT, language, language_tag
from webapp.rules.text import CONTROLS

Text: TypeAlias = str | LazyString
VERBATIM = {"spellcheck": "false", "translate": "no"}  # neither corrected nor translated
UNPRINTABLE = dict.fromkeys({*CONTROLS} - {ord("\t")})


def printable(text: str) -> str:
    """The text without control characters, but for tabs."""
    return text.translate(UNPRINTABLE)


def render_bare(template: str, **values: Any) -> str:
    """A template that needs nothing of a page or a request: a third of render_template's time."""
    return current_app.jinja_env.get_template(template).render(values)


class BaseForm(Form):
    """A form whose fields draw themselves and whose typed answers survive a round trip."""

    class Meta:
        """WTForms asks here how to draw a field."""

        check_endpoint: str | None = None  # where a field that failed is checked again

        def render_field(self, field: Field, render_kw: dict[str, Any]) -> Markup:
            """The whole field, its control among it."""
            return Markup(render_bare("partials/field.html", field=field, **render_kw))

    def wrong(self) -> list[Field]:
        """The fields that carry a message, in the page's order."""
        return [field for field in self if field.errors]

    def inputs(self) -> Iterator[str]:
        """The name of every input the form posts."""
        for field in self:
            yield from getattr(field, "input_names", [field.name])


class PostedForm(BaseForm):
    """A form that is filled from what was posted, without characters no page can hold."""

    def __init__(self, posted: Mapping[str, str] | None = None) -> None:
        super().__init__()
        if posted is not None:
            texts = {name: printable(posted.get(name, "")) for name in self.inputs()}
            self.process(MultiDict(texts))

    def refuse(self, message: str) -> None:
        """The answer to the whole form, shown at its first field."""
        next(iter(self)).errors = [message]


class Described:
    """What a field shows around its control; mixed into each WTForms field class."""

    control = "line"  # a template under partials/controls/
    group = False  # several controls under one legend
    wrong_part = ""  # of several controls, the one that the message is about
    required = True

    def __init__(  # noqa: PLR0913  (all but the label by name)
        self,
        label: Text,
        *,
        easy: Text = "",
        hint: Text = "",
        example: Text = "",
        required: bool = True,
        most: int = 0,
        **options: Any,
    ) -> None:
        super().__init__(label, **options)  # type: ignore[call-arg]
        self.easy, self.hint, self.example = easy, hint, example
        self.required = required
        self.most = most  # characters, for a counter; 0: none is shown
        self.canonical: str | None = None  # set by the rule that accepts the typed text
        self.suggestions: tuple[str, ...] = ()  # texts the person may accept instead
        self.asks = False  # whether the message is a question that the same text answers

    @property
    def first_id(self) -> str:
        """The id of the control an error link leads to."""
        return str(self.id)  # type: ignore[attr-defined]

    @property
    def descriptions(self) -> str:
        """Ids for aria-describedby: the easy line, the hint, the message."""
        return " ".join(f"{self.id}-{part}" for part in [*self.heard, "message"])  # type: ignore[attr-defined]

    @property
    def heard(self) -> list[str]:
        """What stands before the message in the page's language: the easy line is Japanese."""
        parts = ("easy", "hint") if language_tag(language()) == DEFAULT else ("hint",)
        return [part for part in parts if getattr(self, part)]

    @property
    def attributes(self) -> dict[str, str | None]:
        """The control's, for `<input{{ field.attributes|xmlattr }}>`, which leaves None out."""
        told = {"aria-describedby": self.descriptions}
        if self.required:
            told["aria-required"] = "true"
        if self.errors:  # type: ignore[attr-defined]
            told["aria-invalid"] = "true"
        named = {"id": self.id, "name": self.name, "value": self.said() or None}  # type: ignore[attr-defined]
        return {"type": "text", **told, **(self.render_kw or {}), **named}  # type: ignore[attr-defined]

    def said(self) -> str:
        """What the person gave, as a line of text."""
        return str(self.data or "")  # type: ignore[attr-defined]

    def shown(self) -> str:
        """What will be stored, as a line of text."""
        return self.canonical if self.canonical is not None else self.said()

    def note(self) -> Text:
        """What STEP2 adds to the answer, if anything."""
        return ""

    def typed_differently(self) -> bool:
        """True where what will be stored is not what was typed."""
        return self.canonical is not None and self.canonical != self.said()


class Line(Described, StringField):
    """One line of text."""


class Choices(Described, RadioField):
    """One of a few, all of them in sight."""

    control = "choices"
    group = True

    @property
    def first_id(self) -> str:
        """The first of the radio buttons."""
        return f"{self.id}-0"

    def shown(self) -> str:
        """The label of the choice."""
        chosen: Any = self.iter_choices()  # WTForms' types are of an older release
        return "".join(str(choice.label) for choice in chosen if choice.selected)


class Secret(Described, PasswordField):
    """A password: never filled in again, shown on request."""

    control = "secret"

    @property
    def attributes(self) -> dict[str, str | None]:
        """Without what was typed."""
        return {**super().attributes, "type": "password", "value": None}
