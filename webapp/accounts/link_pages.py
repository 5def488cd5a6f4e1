"""What is said of a link that does not open any more, in words of each state's own."""

from http import HTTPStatus

from flask import Response, make_response, render_template
from flask_babel import LazyString

from webapp.accounts.forms import IdForm
from webapp.i18n import lazy_gettext as _
from webapp.links import LinkState

WORDS: dict[LinkState, tuple[LazyString, LazyString]] = {
    LinkState.EXPIRED: (
        _("このリンクは期限が切れました"),
        _(
            "安全のため、リンクが使える時間は決まっています。"
            "下のボタンを押すと、登録したメールアドレスに新しいリンクを送ります。"
        ),
    ),
    LinkState.USED: (
        _("このリンクはもう使いました"),
        _(
            "このリンクで、パスワードを設定しました。リンクが使えるのは1回だけです。"
            "パスワードを忘れたときや、自分で設定した覚えがないときは、"
            "下のボタンを押すと、登録したメールアドレスに新しいリンクを送ります。"
        ),
    ),
    LinkState.SUPERSEDED: (
        _("もっと新しいリンクがあります"),
        _(
            "このあとで新しいリンクを送ったので、このリンクは使えません。"
            "いちばん新しいメールのリンクを開いてください。"
            "見つからないときは、下のボタンでもう一度送ります。"
        ),
    ),
}


def link_page(state: LinkState, token: str, *, limited: bool = False) -> Response:
    """The page of a state, with one press to a new link; `limited`: pressed too often."""
    if state not in WORDS:
        page = render_template("accounts/unknown_link.html", form=IdForm())
        return make_response(page, HTTPStatus.NOT_FOUND)
    title, explanation = WORDS[state]
    page = render_template(
        "accounts/closed_link.html",
        title=title,
        explanation=explanation,
        token=token,
        used=state is LinkState.USED,
        limited=limited,
    )
    return make_response(page, HTTPStatus.GONE)
