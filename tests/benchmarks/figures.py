"""Measure durations and format them as a table: what, at which size, the value and the limit."""

from __future__ import annotations

import dataclasses
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure; ``allowed`` is its maximum, or its minimum where ``at_least`` is set."""

    what: str
    size: str
    value: float
    unit: str
    allowed: float | None = None
    at_least: bool = False
    note: str = ""

    @property
    def is_met(self) -> bool:
        """Return whether the figure is within its limit."""
        if self.allowed is None:
            return True
        return self.value >= self.allowed if self.at_least else self.value <= self.allowed


def times(action: Callable[[int], object], count: int, warm_up: int = 2) -> list[float]:
    """Return the milliseconds of each of ``count`` runs of ``action``, which receives the number of the run."""
    durations = []
    for number in range(-warm_up, count):
        started = time.perf_counter()
        action(number)
        if number >= 0:
            durations.append((time.perf_counter() - started) * 1_000)
    return durations


def percentile(values: list[float], percent: int) -> float:
    """Return the value below which ``percent`` of the values lie."""
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


def median(values: list[float]) -> float:
    """Return the value in the middle."""
    return statistics.median(values)


def ratio(what: str, values: dict[str, float], small: str, large: str) -> Figure:
    """Return how many times longer the large text takes than the small one in the same run; 1.3 is allowed."""
    return Figure(what, f"{large} : {small}", values[large] / values[small], "×", 1.3)


def private_megabytes(process: int | str = "self") -> float:
    """Return the memory that belongs to a process alone (USS), in megabytes, as Linux counts it."""
    kilobytes = 0
    for line in Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith(("Private_Clean", "Private_Dirty")):
            kilobytes += int(line.split()[1])
    return kilobytes * 1_024 / 1_000_000


def processor_seconds(process: int) -> float:
    """Return the processor time that a process has taken so far in the threads that it has, as Linux counts it."""
    threads = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(path.read_text("ascii").split()[0]) for path in threads) / 1e9


def write_figures(figures: Iterable[Figure]) -> None:
    """Write figures as JSON to standard output, for `run.py`."""
    json.dump([dataclasses.asdict(figure) for figure in figures], sys.stdout)


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as a Markdown table."""
    lines = ["| what | size | measured | allowed | |", "|---|---|---:|---:|---|"]
    lines.extend(_row(figure) for figure in figures)
    return "\n".join(lines)


def _row(figure: Figure) -> str:
    sign = "≥" if figure.at_least else "≤"
    allowed = "" if figure.allowed is None else f"{sign} {figure.allowed:g} {figure.unit}"
    verdict = "" if figure.is_met else "**over**"
    remarks = "; ".join(filter(None, (verdict, figure.note)))
    return f"| {figure.what} | {figure.size} | {_number(figure.value)} {figure.unit} | {allowed} | {remarks} |"


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
