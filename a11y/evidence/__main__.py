"""`make a11y-report`: runs what `criteria.csv` names and writes the page's results and the VPAT."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from a11y.evidence import checks, results, running, texts, vpat
from a11y.evidence.criteria import Criterion, read
from a11y.evidence.named import problems, shown_by


def main() -> None:
    """Run, write, and end with 1 where anything failed."""
    parser = ArgumentParser(prog="a11y.evidence", description=__doc__)
    parser.add_argument("--last", action="store_true", help="take the last run of the tests")
    asked = parser.parse_args()
    criteria = read()
    if wrong := [*problems(criteria)]:
        sys.exit("\n".join(wrong))
    ran = running.last() if asked.last else running.run(_wanted(criteria))
    if errors := [test for test, count in ran.tests.items() if count[running.ERROR]]:
        sys.exit("\n".join(["nothing is written: these could not begin", *errors]))
    found = results.assemble(criteria, ran, checks.last())
    results.write(found)
    texts.write(criteria)
    vpat.write(criteria, found)
    sys.exit("\n".join(results.failures(found)) or None)


def _wanted(criteria: Sequence[Criterion]) -> list[str]:
    return sorted({test for criterion in criteria for test in shown_by(criterion)})


if __name__ == "__main__":
    main()
