"""A forgotten password or 認証ID: a letter, and always the same answer on the screen."""

from collections.abc import Callable
from http import HTTPStatus

from flask import Response, make_response, render_template, request, url_for

from webapp.accounts import letters
from webapp.accounts.blueprint import blueprint
from webapp.accounts.forms import EmailForm, IdForm
from webapp.htmx import go, wait_first
from webapp.i18n import PREFIX
from webapp.i18n import gettext as _
from webapp.limits import Limited


@blueprint.route(f"{PREFIX}/password/forgotten", methods=["GET", "POST"])
def forgotten_password() -> Response:
    """認証ID in, a link for a new password to the registered address."""
    if request.method != "POST":
        return _page("forgotten_password", IdForm())
    form = IdForm(request.form)
    return _ask(form, "forgotten_password", lambda: letters.forgotten_password(form.folded_id()))


@blueprint.get(f"{PREFIX}/password/forgotten/sent")
def forgotten_password_sent() -> str:
    """The same whether or not the ID exists."""
    return render_template("accounts/forgotten_password_sent.html")


@blueprint.route(f"{PREFIX}/id/forgotten", methods=["GET", "POST"])
def forgotten_id() -> Response:
    """E-mail address in, a list of its 認証ID to that address."""
    if request.method != "POST":
        return _page("forgotten_id", EmailForm())
    form = EmailForm(request.form)
    return _ask(form, "forgotten_id", lambda: letters.forgotten_id(form.email.said()))


@blueprint.get(f"{PREFIX}/id/forgotten/sent")
def forgotten_id_sent() -> str:
    """The same whether or not the address is registered."""
    return render_template("accounts/forgotten_id_sent.html")


def _ask(form: IdForm | EmailForm, name: str, send: Callable[[], None]) -> Response:
    if not form.validate():
        return _page(name, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        send()
    except Limited as refusal:
        form.refuse(
            _("短い時間に何度も送られました。1時間ほど待ってから、もう一度お試しください。")
        )
        return wait_first(_page(name, form), refusal.seconds)
    return go(url_for(f".{name}_sent"))


def _page(name: str, form: IdForm | EmailForm, status: int = HTTPStatus.OK) -> Response:
    return make_response(render_template(f"accounts/{name}.html", form=form), status)
