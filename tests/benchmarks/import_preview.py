"""Measure how soon the preview follows a change of the import options."""

from __future__ import annotations

import time
from pathlib import Path

import inputs
from figures import Figure, median, percentile, write_figures

from reader.core.text.import_options import DEFAULT_OPTIONS, HeadingSource, ImportOptions, LineBreaks
from reader.importers.preview import FirstLook, PreviewSummary, PreviewWorker, preview_worker

RUNS = 3
_OPTIONS = (
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
        opened = median([_open(path) for _ in range(RUNS)])
        first_looks, summaries = _follow(path)
        figures.append(Figure("correcting: the dialog's first glimpse of a text", size, opened, "ms", 1_000))
        figures.append(Figure("correcting: preview after a choice, 95 %", size, percentile(first_looks, 95), "ms", 100))
        figures.append(Figure("correcting: contents after a choice", size, median(summaries), "ms"))
    return figures


def _open(path: Path) -> float:
    started = time.perf_counter()
    with preview_worker(path) as worker:
        worker.ask(DEFAULT_OPTIONS)
        _wait(worker, FirstLook)
        return (time.perf_counter() - started) * 1_000


def _follow(path: Path) -> tuple[list[float], list[float]]:
    """Return the milliseconds from each change to its first look and to its summary."""
    first_looks, summaries = [], []
    with preview_worker(path) as worker:
        worker.ask(DEFAULT_OPTIONS)
        _wait(worker, PreviewSummary)
        for options in _OPTIONS * RUNS:
            started = time.perf_counter()
            worker.ask(options)
            _wait(worker, FirstLook)
            first_looks.append((time.perf_counter() - started) * 1_000)
            _wait(worker, PreviewSummary)
            summaries.append((time.perf_counter() - started) * 1_000)
    return first_looks, summaries


def _wait(worker: PreviewWorker, kind: type[FirstLook | PreviewSummary]) -> None:
    while not isinstance(worker.poll(0.05), kind):
        pass


if __name__ == "__main__":
    write_figures(measure())
