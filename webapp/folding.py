"""Templates compiled once per language: the texts and addresses that they name are decided then."""

from collections.abc import MutableMapping
from typing import Any, TypeAlias

from flask import Flask, has_request_context
from flask.templating import Environment
from jinja2 import Template, nodes
from jinja2.visitor import NodeTransformer

from webapp.addresses import address
from webapp.assets import asset
from webapp.i18n import DEFAULT, gettext, language

Given: TypeAlias = list[Any]  # a call's arguments by position
Named: TypeAlias = dict[str, Any]


def init_app(app: Flask) -> None:
    """Before anything asks for the environment of its templates."""
    app.jinja_environment = SpokenEnvironment  # type: ignore[assignment]


class SpokenEnvironment(Environment):
    """Flask's environment, and one like it for each language that has been spoken."""

    def __init__(self, app: Flask, **options: Any) -> None:
        super().__init__(app, **options)
        self.spoken = {DEFAULT: self}

    def _load_template(self, name: str, globals: MutableMapping[str, Any] | None) -> Template:
        return super(SpokenEnvironment, self._speaking(language()))._load_template(name, globals)

    def _speaking(self, lang: str) -> "SpokenEnvironment":
        if lang not in self.spoken:
            self.spoken[lang] = self.overlay()
        return self.spoken[lang]

    def _generate(self, source: nodes.Template, *given: Any, **named: Any) -> str:
        return super()._generate(_Folded().visit(source), *given, **named)


class _Folded(NodeTransformer):
    """Calls that mean the same in every request of a language, replaced by what they give.

    Jinja then joins them with the markup around them: a page becomes a few long texts.
    """

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802
        """Only functions of FOLDS, and only where every argument is written in the template."""
        self.generic_visit(node)
        fold = FOLDS.get(getattr(node.node, "name", ""))
        try:
            return (fold and fold(*_arguments(node))) or node
        except nodes.Impossible:
            return node


def _arguments(node: nodes.Call) -> tuple[Given, Named]:
    """Raises Impossible where one is not known before a request."""
    if node.dyn_args or node.dyn_kwargs:
        raise nodes.Impossible
    return [value.as_const() for value in node.args], dict(pair.as_const() for pair in node.kwargs)


def _text(given: Given, named: Named) -> nodes.Expr | None:
    """A text without values, as jinja2.ext.i18n gives it: safe where texts are escaped."""
    return None if named else nodes.MarkSafeIfAutoescape(nodes.Const(gettext(*given) % {}))


def _address(given: Given, named: Named) -> nodes.Expr | None:
    """Outside of requests an address would need a host."""
    return nodes.Const(address(*given, **named)) if has_request_context() else None


def _asset(given: Given, _named: Named) -> nodes.Expr:
    return nodes.Const(asset(*given))


FOLDS = {"_": _text, "url_for": _address, "asset": _asset}
