"""Signing in and out."""

from http import HTTPStatus

from flask import Response, make_response, render_template, request, url_for

from webapp.accounts import failures, link_cookie, service, sessions
from webapp.accounts.blueprint import blueprint
from webapp.accounts.forms import SignInForm
from webapp.dates import duration_text
from webapp.htmx import go, wait_first
from webapp.i18n import PREFIX
from webapp.i18n import gettext as _


@blueprint.route(f"{PREFIX}/sign-in", methods=["GET", "POST"])
def sign_in() -> Response:
    """認証ID and パスワード; the account, while one is signed in and a press prolongs that."""
    if request.method == "POST":
        return _sign_in(SignInForm(request.form))
    if (visit := sessions.current()) and visit.extendable:
        return go(url_for(".account"))
    return _page(SignInForm())


def _sign_in(form: SignInForm) -> Response:
    if not form.validate():
        return _page(form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        key = service.sign_in(form.folded_id(), form.normalised())
    except service.Wrong:
        form.refuse(_("認証IDかパスワードが違います。両方を確かめて、もう一度入力してください。"))
        return _page(form, HTTPStatus.UNPROCESSABLE_ENTITY)
    except failures.TooSoon as refusal:
        return _wait(form, refusal.seconds)
    except failures.Stopped:
        return _stopped(form)
    sessions.end_here()
    return link_cookie.forget(sessions.remember(go(url_for(".account")), key))


def _wait(form: SignInForm, seconds: int) -> Response:
    form.refuse(
        _(
            "続けて間違えたので、少し間をあけます。%(wait)s待ってから、もう一度入力してください。",
            wait=duration_text(seconds),
        )
    )
    return wait_first(_page(form), seconds)


def _stopped(form: SignInForm) -> Response:
    form.refuse(
        _(
            "間違いが続いたので、このIDのサインインを止めました。"
            "「パスワードを忘れた方」からメールを受け取り、新しいパスワードを設定すると、"
            "また使えます。"
        )
    )
    return _page(form, HTTPStatus.TOO_MANY_REQUESTS)


def _page(form: SignInForm, status: int = HTTPStatus.OK) -> Response:
    page = render_template("accounts/sign_in.html", form=form, reason=request.args.get("reason"))
    return make_response(page, status)


@blueprint.post(f"{PREFIX}/sign-out")
def sign_out() -> Response:
    """End the session on the server and in the browser."""
    sessions.end_here()
    return link_cookie.forget(sessions.forget(go(url_for(".sign_in", reason="signed-out"))))
