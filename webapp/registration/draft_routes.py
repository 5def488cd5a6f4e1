"""The draft on its own: kept field by field, thrown away, opened on another device."""

from http import HTTPStatus

from flask import Response, abort, make_response, render_template, request, url_for

from webapp.errors import error_page
from webapp.forms import printable
from webapp.htmx import go, wait_first
from webapp.i18n import gettext as _
from webapp.limits import Limited
from webapp.municipalities.catalogue import by_code
from webapp.registration import drafts, resuming
from webapp.registration.blueprint import BASE, blueprint
from webapp.registration.browser import current, is_marked, key, remember, throw_away
from webapp.registration.posted import changed
from webapp.registration.resume_form import ResumeForm


@blueprint.post(f"{BASE}/draft/answers")
def keep() -> Response:
    """Keep what a person has just typed, without judging it."""
    former = key()
    saved_key, _draft = drafts.save(former, changed(request.form))
    # A dozen of these go over a slow line: the mark comes where it is not there.
    new = saved_key != former or not is_marked()
    return remember(Response(status=HTTPStatus.NO_CONTENT), saved_key, mark=new)


@blueprint.get(f"{BASE}/draft/answers")
def refused() -> Response:
    """Asked for by the page that was given cookies and finds none: says why nothing is kept."""
    return error_page(HTTPStatus.GONE)


@blueprint.post(f"{BASE}/draft/municipality")
def choose() -> Response:
    """The place chosen on the search page stands in the form, beside every other answer."""
    code, _blank, town = request.form.get("code", "").partition(" ")
    place = by_code(code)
    if not place:
        abort(HTTPStatus.NOT_FOUND)
    saved_key, _kept = drafts.save(key(), {"municipality": place.code, **_town(town)})
    return remember(go(url_for(".draft", _anchor="municipality-search")), saved_key)


def _town(town: str) -> dict[str, str]:
    # A postcode's town is offered for field 5, never put over what was typed there.
    kept, _done = current() if town else (None, None)
    typed = kept.answers.get("address") if kept else ""
    return {} if typed or not town else {"address": printable(town)}


@blueprint.post(f"{BASE}/draft/erase")
def erase() -> Response:
    """入力内容を消す: the answers are gone, here and on every device; a registration stays."""
    return throw_away(go(url_for("pages.show", page="erased")))


@blueprint.route(f"{BASE}/resume", methods=["GET", "POST"])
def resume() -> Response:
    """Go on here with what was typed on another device."""
    if request.method != "POST":
        return _resume_page(ResumeForm())
    form = ResumeForm(request.form)
    return _opened(form) if form.validate() else _resume_page(form, HTTPStatus.UNPROCESSABLE_ENTITY)


def _opened(form: ResumeForm) -> Response:
    try:
        return remember(go(url_for(".draft")), resuming.resume(key(), form.code.said()))
    except resuming.Unknown:
        form.refuse(
            _("この再開コードでは開けません。8文字と、1時間以内のものかを確かめてください。")
        )
        return _resume_page(form, HTTPStatus.UNPROCESSABLE_ENTITY)
    except Limited as refusal:
        form.refuse(
            _("違う再開コードが何度も入力されました。1時間ほど待ってから、もう一度お試しください。")
        )
        return wait_first(_resume_page(form), refusal.seconds)


def _resume_page(form: ResumeForm, status: int = HTTPStatus.OK) -> Response:
    return make_response(render_template("registration/resume.html", form=form), status)
