"""The gallery's addresses: the list, the same for machines, and each state itself."""

from http import HTTPStatus

from flask import (
    Blueprint,
    Response,
    abort,
    jsonify,
    make_response,
    render_template,
    request,
    url_for,
)

from webapp.accounts import link_cookie, sessions
from webapp.cookies import cookie_name, drop_cookie

# Each module makes its states known.
from webapp.gallery import (  # noqa: F401
    states_accounts,
    states_letters,
    states_links,
    states_pages,
    states_register,
    states_steps,
)
from webapp.gallery.states import SCREENS, STATES, State
from webapp.gallery.visitor import Visitor
from webapp.i18n import LANGUAGES, PREFIX, speak
from webapp.registration import browser

blueprint = Blueprint("gallery", __name__, url_prefix="/dev")
COOKIES = (browser.COOKIE, browser.FORMER, browser.MARK, sessions.COOKIE, link_cookie.COOKIE)
# No browser may show a state again that it has kept: it is made anew at each look.
LEFT_OUT = {"Content-Length", "Set-Cookie", "ETag"}


@blueprint.get("/gallery")
def index() -> str:
    """Every state, by screen, as a link in each language."""
    speak(request.args.get("lang", ""))
    screens = [(title, of_screen(screen)) for screen, title in SCREENS.items()]
    return render_template("gallery/index.html", screens=screens, address=address)


@blueprint.get("/gallery.json")
def listing() -> Response:
    """The same as a list."""
    return jsonify(
        [
            {"lang": lang, "screen": screen, "state": one.name, "address": address(lang, one)}
            for lang in LANGUAGES
            for screen in SCREENS
            for one in of_screen(screen)
        ]
    )


@blueprint.get(f"/gallery{PREFIX}/<name>")
def show(name: str) -> Response:
    """The state itself, made just now; this browser can go on from there."""
    if name not in STATES:
        abort(HTTPStatus.NOT_FOUND)
    visitor = Visitor()
    made = STATES[name].recipe(visitor)
    response = make_response(made.get_data(), made.status_code)
    del response.headers["Content-Type"]
    for header, value in made.headers.items():
        if header not in LEFT_OUT:
            response.headers.add(header, value)
    return _hand_over(response, visitor.cookies)


def of_screen(screen: str) -> list[State]:
    """The states of one of SCREENS."""
    return [one for one in STATES.values() if one.screen == screen]


def address(lang: str, one: State) -> str:
    """Where a state is shown."""
    return url_for("gallery.show", lang=lang, name=one.name)


def _hand_over(response: Response, cookies: dict[str, str]) -> Response:
    """The cookies of the one who made the state, and none of another state's."""
    for name in COOKIES:
        if cookie_name(name) not in cookies:
            drop_cookie(response, name)
    for said in cookies.values():
        response.headers.add("Set-Cookie", said)
    return response
