"""The mailed link: from the letter to the password, whatever else this browser has open."""

from http import HTTPStatus

from flask import Response, make_response, render_template, request, url_for

from webapp.accounts import letters, link_cookie, service, sessions
from webapp.accounts.blueprint import blueprint
from webapp.accounts.forms import PasswordForm, SignInForm
from webapp.accounts.link_pages import link_page
from webapp.htmx import go, wait_first
from webapp.i18n import PREFIX, speak
from webapp.limits import Limited
from webapp.links import LinkState
from webapp.models import Registrant

SETUP = f"{PREFIX}/password/setup"


@blueprint.get("/setup/<token>")
def open_link(token: str) -> Response:
    """Take the token out of the address bar; nothing changes, since mail scanners open links."""
    _state, _link, registrant = service.opened(token)
    if registrant:
        speak(registrant.language)
    return _start(token if registrant else "")


def _start(token: str) -> Response:
    response = go(url_for(".password_setup"))
    # Without one, another link's cookie is dropped: this link must not open it.
    return link_cookie.remember(response, token) if token else link_cookie.forget(response)


@blueprint.get(SETUP)
def password_setup() -> Response:
    """The form for the password, or what has become of the link."""
    token = link_cookie.token()
    state, _link, registrant = service.opened(token)
    if registrant is None or state is not LinkState.OPEN:
        return link_page(state, token)
    visit = sessions.current()
    if visit and visit.registrant.id != registrant.id:
        return _somebody_else(visit.registrant, token)
    return _form_page(PasswordForm(registrant), token)


def _form_page(form: PasswordForm, token: str, status: int = HTTPStatus.OK) -> Response:
    return make_response(render_template("accounts/password.html", form=form, token=token), status)


def _somebody_else(other: Registrant, token: str) -> Response:
    return make_response(render_template("accounts/somebody_else.html", other=other, token=token))


@blueprint.post(f"{SETUP}/leave")
def leave_session() -> Response:
    """End whoever's session this browser has, and go on with the link."""
    token = request.form.get("token", "")
    _state, _link, registrant = service.opened(token)
    sessions.end_here()
    return sessions.forget(_start(token if registrant else ""))


@blueprint.post(SETUP)
def set_password() -> Response:
    """The form's own token counts, not the cookie: two open links never mix."""
    token = request.form.get("token", "")
    state, _link, registrant = service.opened(token)
    if registrant is None or state not in {LinkState.OPEN, LinkState.USED}:
        return link_page(state, token)
    form = PasswordForm(registrant, request.form)
    if state is LinkState.OPEN and not form.validate():
        return _form_page(form, token, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _use(token, form.normalised())


def _use(token: str, password: str) -> Response:
    try:
        service.set_password(token, password)
    except service.Closed:
        if not service.was_pressed_twice(token, password):
            return link_page(service.opened(token)[0], token)
    # Used up: it only names the ID.
    return link_cookie.remember(go(url_for(".password_done")), token)


@blueprint.get(f"{SETUP}/done")
def password_done() -> str:
    """The password is set: sign in, the ID filled in while the browser still holds the link."""
    state, _link, registrant = service.opened(link_cookie.token())
    form = SignInForm()
    if registrant and state is LinkState.USED:
        form.show_id(registrant.public_id)
    return render_template("accounts/password_done.html", form=form)


@blueprint.post(f"{SETUP}/new")
def new_link() -> Response:
    """One press to a new link, sent to the registered address."""
    token = request.form.get("token", "")
    try:
        letters.send_new_link(token)
    except LookupError:
        return link_page(LinkState.UNKNOWN, token)
    except Limited as refusal:
        page = link_page(service.opened(token)[0], token, limited=True)
        return wait_first(page, refusal.seconds)
    return go(url_for(".link_sent"))


@blueprint.get(f"{SETUP}/sent")
def link_sent() -> str:
    """Where to look for the new letter."""
    return render_template("accounts/link_sent.html")
