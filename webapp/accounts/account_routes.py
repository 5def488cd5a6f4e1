"""What a signed-in person sees, and the warning before the session ends."""

import math

from flask import Response, make_response, render_template, url_for

from webapp.accounts import sessions
from webapp.accounts.answers import answers
from webapp.accounts.blueprint import blueprint
from webapp.accounts.sessions import Visit
from webapp.clock import now
from webapp.dates import duration_text
from webapp.htmx import go, leave, wants_fragment
from webapp.i18n import PREFIX

WARNING = 120  # seconds before the end: WCAG 2.2, 2.2.1 asks for 20 at least


@blueprint.get(f"{PREFIX}/account")
def account() -> Response:
    """Everything that is registered, as it is stored."""
    visit = sessions.current()
    if visit is None:
        return _sign_in_first()
    sessions.prolong(visit)
    page = render_template(
        "accounts/account.html",
        registrant=visit.registrant,
        answers=answers(visit.registrant),
        **_times(visit),
    )
    return make_response(page)


def _sign_in_first() -> Response:
    return sessions.forget(leave(_sign_in_address()))


def _sign_in_address() -> str:
    return url_for(".sign_in", reason="ended" if sessions.is_remembered() else None)


def _times(visit: Visit) -> dict[str, int | bool | str]:
    """When the fragment asks again, how long is left, and whether a press prolongs it."""
    left = math.ceil((visit.end - now()).total_seconds())
    warn = left <= WARNING
    return {
        "warn": warn,
        "left": duration_text(left),
        "ask_in": left + 1 if warn else left - WARNING,
        "extendable": visit.extendable,
    }


@blueprint.get(f"{PREFIX}/account/session")
def session() -> Response:
    """The warning, once it is time; when the session is over, that in place of what was shown."""
    visit = sessions.current()
    if visit is None:
        return _over_here() if wants_fragment() else _sign_in_first()
    return make_response(render_template("accounts/session.html", **_times(visit)))


def _over_here() -> Response:
    return sessions.forget(make_response(render_template("accounts/session_over.html")))


@blueprint.post(f"{PREFIX}/account/session")
def extend() -> Response:
    """続ける: the idle time begins anew."""
    visit = sessions.current()
    if visit is None:
        return _sign_in_first()
    sessions.prolong(visit)
    return go(url_for(".account"))
