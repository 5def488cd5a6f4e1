"""Every address of the application, as its own map has them, with something in each gap."""

from flask import Flask
from werkzeug.routing import Rule

from webapp.municipalities.listing import listing_version

GAPS = {
    "lang": "ja",
    "page": "terms",
    "name": "email",
    "token": "unknown",
    "version": listing_version(),
}


def addresses(app: Flask, method: str) -> list[str]:
    """Each address that takes this method, in Japanese."""
    return sorted({_filled(app, rule) for rule in app.url_map.iter_rules() if _takes(rule, method)})


def every_address(app: Flask) -> list[str]:
    """Each address, whatever it takes."""
    return sorted({_filled(app, rule) for rule in app.url_map.iter_rules()})


def _takes(rule: Rule, method: str) -> bool:
    return method in (rule.methods or ())


def _filled(app: Flask, rule: Rule) -> str:
    values = {name: GAPS[name] for name in rule.arguments}
    return app.url_map.bind("localhost").build(rule.endpoint, values)
