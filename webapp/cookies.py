"""Cookies that no script, other site or sub-domain can reach."""

from typing import Any

from flask import Response, current_app, request


def cookie_name(name: str) -> str:
    """`__Host-` over https: a sub-domain cannot plant the cookie."""
    return f"__Host-{name}" if current_app.config["HTTPS"] else name


def read_cookie(name: str) -> str | None:
    """The cookie's text, or None."""
    return request.cookies.get(cookie_name(name))


def set_cookie(
    response: Response,
    name: str,
    value: str,
    seconds: int | None = None,
    *,
    scripts: bool = False,
) -> None:
    """SameSite=Lax, Secure over https, HttpOnly unless `scripts` may read it.

    Gone with the browser unless `seconds`.
    """
    options = _cookie_options(scripts)
    response.set_cookie(cookie_name(name), value, max_age=seconds, **options)


def drop_cookie(response: Response, name: str, *, scripts: bool = False) -> None:
    """Ask the browser to forget the cookie."""
    response.delete_cookie(cookie_name(name), **_cookie_options(scripts))


def _cookie_options(scripts: bool) -> Any:
    return {"httponly": not scripts, "samesite": "Lax", "secure": current_app.config["HTTPS"]}
