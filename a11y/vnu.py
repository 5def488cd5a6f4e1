"""The Nu HTML checker: every page as it is sent, all in one run of Java."""

import json
import re
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from a11y.engines import NU, VNU
from a11y.finding import REVIEW, VIOLATION, Finding
from a11y.findings import Checked
from a11y.states import State, sent

COMMAND = ("java", "-Xss4m", "-jar", str(VNU), "--stdout", "--format", "json")
TAG = re.compile(r"<(\w+)")
QUOTED = re.compile("“[^”]*”")
RULE = "valid HTML"


def check_states(address: str, states: Sequence[State], into: Checked) -> None:
    """Add what vnu says of each state; its warnings count as violations too."""
    start = time.perf_counter()
    with TemporaryDirectory(prefix="a11y-") as name:
        folder = Path(name)
        files = {f"{at}.html": state for at, state in enumerate(states)}
        for file, state in files.items():
            (folder / file).write_bytes(sent(address, state))
        found = [_finding(files, one) for one in _messages(folder)]
    for finding in found:
        into.add(finding)
    failed = {finding.state for finding in found if finding.kind == VIOLATION}
    for state in states:
        into.outcomes[NU, RULE, (), "failed" if state in failed else "passed"] += 1
    into.count(NU, time.perf_counter() - start, len(states))


def _messages(folder: Path) -> list[dict[str, Any]]:
    done = subprocess.run([*COMMAND, str(folder)], capture_output=True, text=True, check=False)
    try:
        return list(json.loads(done.stdout)["messages"])
    except (ValueError, KeyError) as error:
        raise RuntimeError(f"vnu said: {done.stdout}{done.stderr}") from error


def _finding(files: dict[str, State], told: dict[str, Any]) -> Finding:
    severe = told["type"] != "info" or told.get("subType") == "warning"
    return Finding(
        checker=NU,
        rule=RULE,
        code=QUOTED.sub("“…”", told["message"]),
        kind=VIOLATION if severe else REVIEW,
        state=files[Path(told["url"]).name],
        where=f"as sent, line {told.get('lastLine', '?')}",
        selector=_element(told),
        message=told["message"],
        html=" ".join(told.get("extract", "").split())[:200],
    )


def _element(told: dict[str, Any]) -> str:
    """The name of the element that the message is of."""
    found = TAG.search(told.get("extract", ""), told.get("hiliteStart", 0))
    return found[1] if found else ""
