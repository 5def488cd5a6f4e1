"""The controls of a page as Chromium tells them to a screen reader."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from playwright.sync_api import Page

ROLES = {"textbox", "searchbox", "combobox", "radiogroup", "radio", "group", "checkbox", "button"}
TRUE = ("true", True)


class Control(NamedTuple):
    """One row: role, name, description, "required invalid checked" where it is so, value."""

    role: str
    name: str
    description: str = ""
    states: str = ""
    value: str = ""


def controls(page: Page) -> list[Control]:
    """Every control of the main part that has a name, in the order of the tree."""
    client = page.context.new_cdp_session(page)
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    client.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    main = next(node for node in nodes if _part(node, "role") == "main")
    return [_control(node) for node in _below(main, by_id) if _is_control(node)]


def _below(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("childIds", []):
        if child in by_id:
            yield from _below(by_id[child], by_id)


def _is_control(node: dict[str, Any]) -> bool:
    return not node["ignored"] and _part(node, "role") in ROLES and bool(_part(node, "name"))


def _control(node: dict[str, Any]) -> Control:
    told = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
    states = [one for one in ("required", "invalid", "checked") if told.get(one) in TRUE]
    role, name, description = (_part(node, part) for part in ("role", "name", "description"))
    return Control(role, name, description, " ".join(states), _part(node, "value"))


def _part(node: dict[str, Any], part: str) -> str:
    return str(node.get(part, {}).get("value", ""))
