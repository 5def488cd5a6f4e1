"""The screens STEP1, STEP2 and STEP3."""

from http import HTTPStatus

from flask import Response, abort, make_response, render_template, request, url_for

from webapp.dates import duration_text
from webapp.db import DATABASE_AWAY
from webapp.errors import error_page
from webapp.forms import render_bare
from webapp.htmx import go, goes_back, wait_first
from webapp.limits import Limited
from webapp.models import NoticeState
from webapp.notices import outbox
from webapp.registration import commands, drafts, service
from webapp.registration.blueprint import BASE, blueprint
from webapp.registration.browser import current, finished, key, remember
from webapp.registration.checking import NAMES, checked
from webapp.registration.forms import CounterForm
from webapp.registration.posted import inputs, sent, typed


@blueprint.get(BASE)
def blank() -> Response:
    """STEP1, empty: a static file, but for the browser's Back from STEP2 by way of htmx."""
    kept, _done = current() if goes_back() else (None, None)
    return commands.step1(CounterForm(kept.answers if kept else None))


@blueprint.get(f"{BASE}/draft")
def draft() -> Response:
    """STEP1 filled with what this browser has sent so far; where nothing is left, it says why."""
    kept, done = current()
    if done:
        return go(url_for(".done"))
    return commands.step1(CounterForm(kept.answers)) if kept else commands.gone()


@blueprint.post(f"{BASE}/draft")
def save() -> Response:
    """Keep the answers first, then do what the pressed button says (確認 unless another)."""
    answers = sent(request.form)
    if request.form.keys().isdisjoint(inputs()):
        return commands.refuse(CounterForm(answers))  # not our form: it would empty every answer
    saved_key, kept = drafts.save(key(), answers)
    return remember(commands.run(request.form.get("do", ""), saved_key, kept), saved_key)


@blueprint.post(f"{BASE}/fields/<name>")
def field(name: str) -> str:
    """The message of one field, for a field that had failed; no answer is stored."""
    if name not in NAMES:
        abort(HTTPStatus.NOT_FOUND)
    found = checked(name, typed(request.form))
    if found.asks:
        _remember_question(name, found.said())
    return render_bare("partials/message.html", field=found)


def _remember_question(name: str, typed_text: str) -> None:
    """Asked once: the next 確認 takes the same text for an answer (rules.md 7)."""
    kept, done = current()
    if kept and not done:
        commands.remember_questions(key(), kept, {name: typed_text})


@blueprint.get(f"{BASE}/check")
def check() -> Response:
    """STEP2: every answer as it will be stored; 410 where the browser keeps no cookie."""
    kept, done = current()
    if done:
        return go(url_for(".done"))
    if kept is None:
        abort(HTTPStatus.GONE)
    form = CounterForm(kept.answers)
    if not form.validate():
        return go(url_for(".draft"))
    return make_response(_check_page(form, kept.revision))


@blueprint.post(f"{BASE}/check")
def register() -> Response:
    """登録: once, for the draft as it was shown."""
    revision = request.form.get("revision", "")
    try:
        service.register(key(), revision)
    except service.Gone:
        abort(HTTPStatus.GONE)
    except service.Changed:
        if _was_registered(revision):
            return go(url_for(".done"))
        return _show_again("changed", HTTPStatus.CONFLICT)
    except Limited as refusal:
        page = _show_again(
            "limited", HTTPStatus.TOO_MANY_REQUESTS, wait=duration_text(refusal.seconds)
        )
        return wait_first(page, refusal.seconds)
    return go(url_for(".done"))


def _was_registered(revision: str) -> bool:
    """Whether it is the press for the draft before: its answer was lost, and a new draft begun."""
    kept, done = finished()
    return bool(kept and done and kept.revision == revision)


def _show_again(trouble: str, status: int, wait: str = "") -> Response:
    kept, _done = current()
    form = CounterForm(kept.answers if kept else None)
    if kept is None or not form.validate():
        return commands.step1(form, status, trouble)
    return make_response(_check_page(form, kept.revision, trouble, wait), status)


def _check_page(form: CounterForm, revision: str, trouble: str = "", wait: str = "") -> str:
    said = {"trouble": trouble, "wait": wait}
    return render_template("registration/step2.html", form=form, revision=revision, **said)


@blueprint.get(f"{BASE}/done")
def done() -> Response:
    """STEP3: the 認証ID and the state of the letter; the same however often it is opened."""
    _kept, registrant = finished()
    if registrant is None:
        return go(url_for(".check"))
    notice = outbox.latest(registrant.id)
    return make_response(
        render_template("registration/step3.html", registrant=registrant, notice=notice)
    )


@blueprint.get(f"{BASE}/done/mail")
def mail() -> Response:
    """The state of the letter alone; 204 while it is as it was, so that it is not read again."""
    _kept, registrant = finished()
    if registrant is None:
        abort(HTTPStatus.NOT_FOUND)
    notice = outbox.latest(registrant.id)
    if notice and _is_shown(notice):
        return Response(status=HTTPStatus.NO_CONTENT)
    return make_response(render_template("partials/mail_status.html", notice=notice))


def _is_shown(notice: outbox.Progress) -> bool:
    """Whether the page that asks says this already: it names the tries that it has seen."""
    waiting = notice.state is NoticeState.WAITING
    return waiting and request.args.get("seen") == str(notice.attempts)


@blueprint.post(f"{BASE}/done/mail")
def send_again() -> Response:
    """The letter once more, with a new link; 429 over the limit."""
    _kept, registrant = finished()
    if registrant is None:
        abort(HTTPStatus.GONE)
    try:
        service.send_again(registrant)
    except Limited as refusal:
        return wait_first(error_page(HTTPStatus.TOO_MANY_REQUESTS), refusal.seconds)
    return go(url_for(".done"))


@blueprint.post(f"{BASE}/again")
def again() -> Response:
    """A new draft with the same answers, for one whose address could not be reached."""
    kept, _registrant = finished()
    if kept is None:
        abort(HTTPStatus.GONE)
    new_key, _draft = drafts.save(None, kept.answers)
    return remember(go(url_for(".draft", _anchor="email")), new_key)


def database_away(_error: Exception) -> Response:
    """Where answers could not be kept they come back on the page, to be sent again."""
    if request.endpoint != "registration.save":
        return error_page(HTTPStatus.SERVICE_UNAVAILABLE)
    return commands.step1(
        CounterForm(typed(request.form)), HTTPStatus.SERVICE_UNAVAILABLE, trouble="unavailable"
    )


for away in DATABASE_AWAY:
    blueprint.register_error_handler(away, database_away)
