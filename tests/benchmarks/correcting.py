"""Measure how soon the preview of a correction follows a choice."""

from __future__ import annotations

import time
from pathlib import Path

import inputs
from figures import Figure, give, median, percentile

from reader.core.text.import_options import DEFAULT_OPTIONS, HeadingSource, ImportOptions, LineBreaks
from reader.importers.preview import FirstLook, PreviewProcess, PreviewSummary

RUNS = 3
_CHOICES = (
    ImportOptions(encoding="gb18030"),
    ImportOptions(lines=LineBreaks.PARAGRAPHS),
    ImportOptions(lines=LineBreaks.GAPS),
    ImportOptions(headings=HeadingSource.LIKE, heading_like="第一回"),
    ImportOptions(headings=HeadingSource.NONE),
    DEFAULT_OPTIONS,
)


def measure() -> list[Figure]:
    """Return the figures of the preview."""
    figures = []
    for size in ("8 KB", "1 MB", "50 MB"):
        path = inputs.text_file(size)
        opened = median([_opened(path) for _ in range(RUNS)])
        followed, surveyed = _followed(path)
        figures.append(Figure("correcting: the dialog's first glimpse of a text", size, opened, "ms", 1_000))
        figures.append(Figure("correcting: preview after a choice, 95 %", size, percentile(followed, 95), "ms", 100))
        figures.append(Figure("correcting: contents after a choice", size, median(surveyed), "ms"))
    return figures


def _opened(path: Path) -> float:
    started = time.perf_counter()
    with PreviewProcess(path) as process:
        process.request_preview(DEFAULT_OPTIONS)
        _wait(process, FirstLook)
        return (time.perf_counter() - started) * 1_000


def _followed(path: Path) -> tuple[list[float], list[float]]:
    """Return the milliseconds from each choice to its glimpse and to its survey."""
    followed, surveyed = [], []
    with PreviewProcess(path) as process:
        process.request_preview(DEFAULT_OPTIONS)
        _wait(process, PreviewSummary)
        for choices in _CHOICES * RUNS:
            started = time.perf_counter()
            process.request_preview(choices)
            _wait(process, FirstLook)
            followed.append((time.perf_counter() - started) * 1_000)
            _wait(process, PreviewSummary)
            surveyed.append((time.perf_counter() - started) * 1_000)
    return followed, surveyed


def _wait(process: PreviewProcess, kind: type[FirstLook | PreviewSummary]) -> None:
    while not isinstance(process.poll(0.05), kind):
        pass


if __name__ == "__main__":
    give(measure())
