"""Run a fuzzer in a process of its own, and hold the outcomes of its inputs to the rules."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

NEEDS_UNIX = pytest.mark.skipif(sys.platform == "win32", reason="needs limits and timers of Unix")

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MAX_CRASHES = 3
"""How many inputs may crash the fuzzer before the remaining ones are skipped."""

_AT_ONCE = 2_000
"""How many inputs one process reads."""


@dataclass(slots=True)
class Report:
    """The outcomes of many inputs."""

    outcomes: Counter[str] = field(default_factory=Counter)
    failures: list[Any] = field(default_factory=list)
    slowest: dict[str, Any] = field(default_factory=lambda: {"seconds": 0.0})
    megabytes: int = 0

    def take(self, part: dict[str, Any]) -> None:
        """Add the outcomes of some of the inputs."""
        self.outcomes.update(part["outcomes"])
        self.failures += part["failures"]
        self.slowest = max(self.slowest, part["slowest"], key=lambda one: one["seconds"])
        self.megabytes = max(self.megabytes, part["megabytes"])

    def hold(self, count: int, megabytes: int, outcome: str = "read", fewest: float = 0.1) -> None:
        """Assert that nothing failed, and that a share of the inputs, at least ``fewest``, had a good outcome."""
        assert self.failures == []
        assert sum(self.outcomes.values()) == count
        assert self.outcomes[outcome] > count * fewest, "the inputs are so damaged that nothing is tried"
        assert self.megabytes < megabytes

    def __str__(self) -> str:
        return f"{dict(self.outcomes)}, slowest {self.slowest}, {self.megabytes} MB\n"


def fuzz(folder: Path, count: int, script: str, *arguments: str) -> Report:
    """Read ``count`` inputs; one that ends the fuzzer itself is recorded, and the next one follows."""
    report = Report()
    first = 0
    while first < count and len(report.failures) < MAX_CRASHES:
        part = min(_AT_ONCE, count - first)
        done = subprocess.run(
            [sys.executable, str(HERE / script), *arguments, str(folder), str(first), str(part)],
            capture_output=True, check=False, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        if done.returncode == 0:
            report.take(json.loads(done.stdout))
            first += part
            continue
        last = folder / "number"
        number = int(last.read_text("ascii")) if last.exists() else first
        report.failures.append({"number": number, "what": done.stderr.decode(errors="replace")[-1_500:]})
        first = number + 1
    return report
