"""Page or fragment, and what htmx is told to do with an answer."""

from http import HTTPStatus
from typing import Any

from flask import Flask, Response, make_response, redirect, request
from htmx_flask import Htmx
from markupsafe import Markup

from webapp.caching import PERSONAL

ALERT = "#alert"  # the place on every page where an error of a fragment's request is shown


def init_app(app: Flask) -> None:
    """Give templates their `layout`; every answer says that it depends on HX-Request."""
    Htmx(app)
    app.context_processor(_template_words)
    app.after_request(_vary)


def _template_words() -> dict[str, Any]:
    swapped = wants_fragment()
    # A swapped screen takes the focus to its heading, or nobody would hear that it came.
    return {
        "layout": layout(),
        "fragment": swapped,
        "focus": Markup(" autofocus") if swapped else "",
    }


def wants_fragment() -> bool:
    """True where htmx swaps a part; going back through the history wants the whole page."""
    return bool(request.htmx) and not request.htmx.history_restore_request  # type: ignore[attr-defined]


def goes_back() -> bool:
    """True where htmx fetches a page again because the person pressed the browser's Back."""
    return bool(request.htmx) and request.htmx.history_restore_request  # type: ignore[attr-defined]


def layout() -> str:
    """The template a screen extends."""
    return "fragment.html" if wants_fragment() else "page.html"


def go(address: str) -> Response:
    """On to the next screen: 303, which a browser and htmx both follow with GET."""
    return make_response(redirect(address, HTTPStatus.SEE_OTHER))


def leave(address: str) -> Response:
    """On to a page that is not a screen of this journey: loaded whole, scripts or not."""
    if not wants_fragment():
        return go(address)
    return Response(status=HTTPStatus.NO_CONTENT, headers={"HX-Redirect": address})


def wait_first(response: Response, seconds: int) -> Response:
    """Make it say that this was tried too often: 429, and when it may be tried again."""
    response.status_code = HTTPStatus.TOO_MANY_REQUESTS
    response.headers["Retry-After"] = str(seconds)
    return response


def show_as_alert(response: Response) -> Response:
    """Make an error of a fragment's request appear beside the form, which stays as it is."""
    response.headers["HX-Retarget"] = ALERT
    response.headers["HX-Reswap"] = "innerHTML show:top"
    response.headers["HX-Push-Url"] = "false"
    return response


def _vary(response: Response) -> Response:
    kept = PERSONAL not in response.headers.get("Cache-Control", "")
    part = "HX-Request" in request.headers or response.status_code == HTTPStatus.NO_CONTENT
    if part and not kept:
        response.headers.pop("Vary", None)  # nobody keeps it, so nobody needs to tell it apart
    else:
        response.vary.add("HX-Request")
    return response
