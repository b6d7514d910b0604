"""Whatever bytes a file contains, only our own errors are raised, in bounded time and memory."""

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

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs limits and timers of Unix")

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHORT, LONG = 150, 20_000
MEGABYTES = 700
FORMATS = ("text", "markdown", "html", "epub", "pdf", "docx", "odt", "fb2", "rtf", "web-archive", "mobi", "zip")
MAX_FACTOR, MARGIN = 10, 0.3
"""The factor, and the seconds on top, that an input four times as long may take: about three for each doubling."""

MAX_CRASHES = 3
"""How many inputs may crash the fuzzer before the remaining ones are skipped."""


@dataclass(slots=True)
class Report:
    """The outcomes of many inputs."""

    outcomes: Counter[str] = field(default_factory=Counter)
    failures: list[Any] = field(default_factory=list)
    slowest: dict[str, Any] = field(default_factory=lambda: {"seconds": 0.0})
    megabytes: int = 0

    def take(self, part: dict[str, Any]) -> None:
        self.outcomes.update(part["outcomes"])
        self.failures += part["failures"]
        self.slowest = max(self.slowest, part["slowest"], key=lambda one: one["seconds"])
        self.megabytes = max(self.megabytes, part["megabytes"])


def fuzz(kind: str, folder: Path, count: int) -> Report:
    """Read ``count`` inputs; one that ends the fuzzer itself is recorded, and the next one follows."""
    report = Report()
    first = 0
    while first < count and len(report.failures) < MAX_CRASHES:
        done = subprocess.run(
            [sys.executable, str(HERE / "fuzzer.py"), kind, str(folder), str(first), str(min(2_000, count - first))],
            capture_output=True, check=False, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        if done.returncode == 0:
            report.take(json.loads(done.stdout))
            first += min(2_000, count - first)
            continue
        number = int((folder / "number").read_text("ascii"))
        report.failures.append({"number": number, "what": done.stderr.decode(errors="replace")[-1_500:]})
        first = number + 1
    return report


def hold(report: Report, count: int) -> None:
    assert report.failures == []
    assert sum(report.outcomes.values()) == count
    assert report.outcomes["read"] > count // 10, "the inputs are so damaged that nothing is tried"
    assert report.megabytes < MEGABYTES


@pytest.mark.parametrize("kind", FORMATS)
def test_a_damaged_file_is_read_or_refused(kind: str, tmp_path: Path) -> None:
    hold(fuzz(kind, tmp_path, SHORT), SHORT)


@pytest.mark.torture
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kind", FORMATS)
def test_twenty_thousand_damaged_files_are_read_or_refused(kind: str, tmp_path: Path) -> None:
    report = fuzz(kind, tmp_path, LONG)
    sys.stdout.write(f"{kind}: {dict(report.outcomes)}, slowest {report.slowest}, {report.megabytes} MB\n")
    hold(report, LONG)


def test_every_format_that_is_sampled_is_fuzzed() -> None:
    words = (HERE / "fuzz_samples.py").read_text("utf-8")
    assert all(f'"{kind}": Format(' in words for kind in FORMATS)
    assert words.count(": Format(") == len(FORMATS)


@pytest.mark.torture
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kind", ["text", "markdown", "html"])
def test_twice_as_much_takes_about_twice_as_long(kind: str, tmp_path: Path) -> None:
    command = [sys.executable, str(HERE / "grower.py"), kind, str(tmp_path)]
    grown = json.loads(subprocess.check_output(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}))
    steep = {unit: seconds for unit, seconds in grown.items() if seconds[-1] > MARGIN + MAX_FACTOR * seconds[0]}
    assert grown
    assert steep == {}
