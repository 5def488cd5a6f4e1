"""Texts and addresses are decided when a template is compiled, once per language."""

from flask import Flask
from jinja2 import Template

from webapp.i18n import speaking

PROGRESS = "partials/progress.html"


def _compiled(app: Flask, lang: str, source: str) -> str:
    with app.test_request_context(f"/{lang}/"), speaking(lang):
        return str(app.jinja_env.compile(source, "page.html", raw=True))


def _drawn(app: Flask, lang: str, source: str) -> str:
    with app.test_request_context(f"/{lang}/"), speaking(lang):
        return app.jinja_env.from_string(source).render(name="<b>")


def test_a_text_and_an_address_become_part_of_the_markup(app: Flask) -> None:
    source = """<a href="{{ url_for('pages.top') }}">{{ _("確認") }}</a>"""
    assert """'<a href="/en/">Check (""" in _compiled(app, "en", source)
    assert """'<a href="/ja/">確認</a>'""" in _compiled(app, "ja", source)


def test_what_a_request_knows_is_looked_up_in_the_request(app: Flask) -> None:
    source = """{{ _("「%(text)s」にする", text=name) }}"""
    assert "context.call" in _compiled(app, "ja", source)
    assert _drawn(app, "ja", source) == "「&lt;b&gt;」にする"


def test_a_template_is_compiled_once_for_each_language(app: Flask) -> None:
    found: dict[str, Template] = {}
    for lang in ("ja", "en", "ja", "en"):
        with app.test_request_context(f"/{lang}/"), speaking(lang):
            template = app.jinja_env.get_template(PROGRESS)
        assert found.setdefault(lang, template) is template
    assert found["ja"] is not found["en"]


def test_outside_of_a_request_an_address_is_left_to_the_request(app: Flask) -> None:
    with app.app_context():
        code = str(app.jinja_env.compile("{{ url_for('pages.top') }}", "page.html", raw=True))
    assert "context.call" in code
