"""What stands in the controls of a form on a page, as a browser would send it."""

from xml.etree.ElementTree import Element

import html5lib
from werkzeug.test import TestResponse

PRESSED = {"radio", "checkbox"}


def filled_in(answer: TestResponse, address: str) -> dict[str, str]:
    """Names and values of the form that posts to this address."""
    root = html5lib.parse(answer.text, namespaceHTMLElements=False)
    found = root.find(f".//form[@action='{address}'][@method='post']")
    pairs = [_input(control) for control in found.iter("input")]
    pairs += [_select(control) for control in found.iter("select")]
    return dict(pair for pair in pairs if pair)


def _input(control: Element) -> tuple[str, str] | None:
    if control.get("type") in PRESSED and control.get("checked") is None:
        return None
    return control.attrib["name"], control.get("value", "")


def _select(control: Element) -> tuple[str, str]:
    chosen = [o for o in control.iter("option") if o.get("selected") is not None]
    return control.attrib["name"], chosen[0].get("value", "") if chosen else ""
