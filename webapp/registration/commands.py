"""What a button of STEP1 asks for, after the answers have been kept."""

from collections.abc import Callable, Mapping
from http import HTTPStatus

from flask import Response, make_response, render_template, url_for

from webapp.errors import MESSAGES
from webapp.htmx import go, leave
from webapp.i18n import LANGUAGES, language
from webapp.registration import drafts, resuming
from webapp.registration.drafts import Kept
from webapp.registration.forms import ASKED, CounterForm
from webapp.rules.email import same_email

Command = Callable[[str, Kept, str], Response]


def run(pressed: str, key: str, draft: Kept) -> Response:
    """`pressed` is the button's value, `word` or `word:argument`; anything else is 確認."""
    word, _colon, argument = pressed.partition(":")
    return COMMANDS.get(word, check)(key, draft, argument)


def step1(form: CounterForm, status: int = HTTPStatus.OK, trouble: str = "") -> Response:
    """STEP1 with this form, and a word on what went wrong with the sending, if anything did."""
    return make_response(
        render_template("registration/step1.html", form=form, trouble=trouble), status
    )


def gone() -> Response:
    """STEP1 blank, and why nothing of what was typed is there: its hours, or refused cookies."""
    title, advice = MESSAGES[HTTPStatus.GONE]
    said = {"trouble": "gone", "title": title, "advice": advice}
    return make_response(render_template("registration/step1.html", form=CounterForm(), **said))


def refuse(form: CounterForm) -> Response:
    """STEP1 with what is to be mended; nothing is kept."""
    form.validate()
    return step1(form, HTTPStatus.UNPROCESSABLE_ENTITY)


def check(key: str, draft: Kept, _argument: str) -> Response:
    """確認: on to STEP2, or STEP1 again with what is to be mended."""
    form = CounterForm(draft.answers)
    if form.validate():
        return go(url_for("registration.check"))
    if form.questions:
        remember_questions(key, draft, form.questions)
    return step1(form, HTTPStatus.UNPROCESSABLE_ENTITY)


def remember_questions(key: str | None, draft: Kept, asked: Mapping[str, str]) -> None:
    """The texts that were asked about, by field: the next time they are taken for answers."""
    drafts.save(key, {ASKED: {**draft.answers.get(ASKED, {}), **asked}})


def search(_key: str, _draft: Kept, _argument: str) -> Response:
    """検索, without scripts: the search is a page, and its choice comes back to the draft."""
    return leave(url_for("municipalities.search"))


def accept(key: str, draft: Kept, argument: str) -> Response:
    """Take a suggestion at a field's message (`name:0`); it is worked out again, never posted."""
    form = CounterForm({**draft.answers, ASKED: {}})
    form.validate()
    name, _colon, number = argument.partition(":")
    offered = getattr(form[name], "suggestions", ()) if name in form else ()
    suggestion = {str(place): text for place, text in enumerate(offered)}.get(number)
    if suggestion is None:  # its text was changed before the press
        return check(key, draft, "")
    _key, kept = drafts.save(key, _accepted(draft, name, suggestion))
    return check(key, kept, "")


def _accepted(draft: Kept, name: str, suggestion: str) -> dict[str, str]:
    # An address that was typed twice alike is corrected twice alike.
    answers = draft.answers
    twice = name == "email" and same_email(answers["email"], answers["email_confirm"])
    return {name: suggestion, **({"email_confirm": suggestion} if twice else {})}


def speak(_key: str, _draft: Kept, lang: str) -> Response:
    """The same page with the same answers in another language."""
    known = lang if lang in LANGUAGES else language()
    return leave(url_for("registration.draft", lang=known))


def code(key: str, _draft: Kept, _argument: str) -> Response:
    """再開コード: a code that opens these answers on another device."""
    shown = resuming.new_code(key)
    return make_response(render_template("registration/code.html", code=shown))


def back(_key: str, _draft: Kept, _argument: str) -> Response:
    """戻る: to the top page; the answers stay."""
    return leave(url_for("pages.top"))


COMMANDS: dict[str, Command] = {
    "check": check,
    "search": search,
    "accept": accept,
    "lang": speak,
    "code": code,
    "back": back,
}
