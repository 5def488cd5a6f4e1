"""What the processes of a running server have used, proc(5)."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")  # per second
PROC = Path("/proc")
# After the name in brackets: state, parent, group …, ticks of the process, ticks for it.
PARENT, GROUP, OWN, KERNEL = 1, 2, 11, 12


@dataclass(frozen=True, slots=True)
class Memory:
    """MB of one process: resident, its fair share of what it shares, and what is its alone."""

    resident: float
    share: float
    private: float


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: its port, and its first process, which leads the group of all."""

    port: int
    process: int

    def cpu(self) -> float:
        """Seconds of processor time that all its processes have had."""
        mine = [found for _id, found in _stats() if int(found[GROUP]) == self.process]
        return sum(int(found[OWN]) + int(found[KERNEL]) for found in mine) / TICKS

    def worker(self) -> Memory:
        """The memory of its largest worker."""
        ids = [number for number, found in _stats() if int(found[PARENT]) == self.process]
        return max((_memory(number) for number in ids), key=lambda memory: memory.resident)


def _stats() -> Iterator[tuple[int, list[str]]]:
    for path in PROC.glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            yield int(path.parent.name), path.read_text().rpartition(")")[2].split()


def _memory(process: int) -> Memory:
    lines = (PROC / str(process) / "smaps_rollup").read_text().splitlines()[1:]
    kilobytes = {line.split(":")[0]: int(line.split()[-2]) for line in lines}
    private = kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]
    return Memory(kilobytes["Rss"] / 1024, kilobytes["Pss"] / 1024, private / 1024)
