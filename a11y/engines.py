"""The checkers as npm has installed them: their scripts and their versions."""

import json
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
PACKAGES = HERE / "node_modules"
VNU = PACKAGES / "vnu-jar" / "build" / "dist" / "vnu.jar"
AXE, HTMLCS, IBM, NU = "axe", "htmlcs", "ibm", "vnu"
PACKAGE = {
    AXE: "axe-core",
    HTMLCS: "html_codesniffer",
    IBM: "accessibility-checker-engine",
    NU: "vnu-jar",
}
SCRIPT = {
    AXE: "axe-core/axe.min.js",
    HTMLCS: "html_codesniffer/build/HTMLCS.js",
    IBM: "accessibility-checker-engine/ace.js",
}


def versions() -> dict[str, str]:
    """The version of each checker."""
    return {checker: _version(package) for checker, package in PACKAGE.items()}


def _version(package: str) -> str:
    told = json.loads((PACKAGES / package / "package.json").read_text())
    return f"{package} {told['version']}"


@cache
def everything() -> str:
    """All engines, and what tells of elements, as one script."""
    texts = [(PACKAGES / path).read_text() for path in SCRIPT.values()]
    return ";\n".join([*texts, (HERE / "js" / "where.js").read_text()])


@cache
def check(checker: str) -> str:
    """The function that runs a checker in a page that has the engines."""
    return (HERE / "js" / f"{checker}.js").read_text()
