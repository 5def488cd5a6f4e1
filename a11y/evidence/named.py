"""From the patterns of `criteria.csv` to the names of tests, and what is wrong with them."""

import ast
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from functools import cache

from a11y.evidence.criteria import Criterion
from webapp.config import ROOT

TEST = "test_"


def shown_by(criterion: Criterion) -> list[str]:
    """The ids of all tests that show a criterion, without parameters."""
    return [test for pattern in criterion.tests for test in _matching(pattern)]


def problems(criteria: Sequence[Criterion]) -> Iterator[str]:
    """Patterns without a test, criteria without anything; a line each."""
    for criterion in criteria:
        for pattern in criterion.tests:
            if not _matching(pattern):
                yield f"{criterion.number}: no test is called {pattern}"
        if not (criterion.tests or criterion.checks or criterion.applies):
            yield f"{criterion.number}: neither test nor check nor reason"


def sentence(test: str) -> str:
    """The name of a test as English: `f.py::test_it_works` is "It works"."""
    words = test.partition("::")[2].removeprefix(TEST).replace("_", " ")
    return words[:1].upper() + words[1:]


def _matching(pattern: str) -> list[str]:
    file, _colons, name = pattern.partition("::")
    return [f"{file}::{found}" for found in _defined(file) if fnmatchcase(found, name)]


@cache
def _defined(file: str) -> tuple[str, ...]:
    """The tests of a file, read and not imported: some need a browser only to be imported."""
    path = ROOT / file
    if not path.is_file():
        return ()
    tree = ast.parse(path.read_text("utf-8"))
    functions = (node.name for node in tree.body if isinstance(node, ast.FunctionDef))
    return tuple(name for name in functions if name.startswith(TEST))
