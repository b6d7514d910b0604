"""Measure frames and commits in a window while the library behind it is backed up, beside those of a window alone.

A frame of scrolling and a committed note take turns, with the event loop running in between.
"""

from __future__ import annotations

import random
import shutil
import time
from concurrent.futures import Future
from functools import partial

import inputs
import libraries
import measured_window
import shelf
from figures import Figure, median, percentile, write_figures
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate
from reader.storage.backup_files import BackupReport

PLACE = inputs.PLACE / "backup"
BOOKS = 1_650
"""Each of 306 kB: 505 MB."""

SIZE = "a library of 505 MB"
FRAMES = 400
_PAUSE_MS = 12


class _Bench:
    def __init__(self, measured: measured_window.MeasuredWindow) -> None:
        self._measured = measured
        self._page = measured.screen.page
        self._rng = random.Random(60)
        self.frames: list[float] = []
        self.commits: list[float] = []

    def step(self) -> None:
        """Scroll by a random distance, painted, then commit a note; both are timed."""
        bar = self._page.verticalScrollBar()
        to = (bar.value() + self._rng.randrange(200)) % max(1, bar.maximum())
        started = time.perf_counter()
        self._measured.painted(lambda: bar.setValue(to))
        painted = time.perf_counter()
        note = annotate(self._measured.screen.text_id, AnnotationKind.NOTE, None, libraries.NOW, body="想")
        self._measured.library.commit(note)
        self.frames.append((painted - started) * 1_000)
        self.commits.append((time.perf_counter() - painted) * 1_000)
        QTest.qWait(_PAUSE_MS)


def measure() -> list[Figure]:
    """Create the library and return the figures."""
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    path = shelf.library_of(PLACE / "library.db", BOOKS, shelf.LEAVES)
    measured = measured_window.MeasuredWindow(QApplication([]), path)
    try:
        text = measured.library.texts.all()[0].id
        measured.painted(lambda: measured.screen.open(text, 0))
        alone, beside = _Bench(measured), _Bench(measured)
        for _ in range(FRAMES):
            alone.step()
        ended: list[Future[BackupReport]] = []
        started = time.perf_counter()
        measured.tasks.submit(partial(measured.library.backup, None, libraries.NOW), ended.append)
        while not ended:
            beside.step()
        seconds = time.perf_counter() - started
        ended[0].result()
    finally:
        measured.close()
    return [
        Figure("back up beside a window, to the checked copy", SIZE, seconds, "s"),
        *_figures("frame of scrolling", alone.frames, beside.frames, 16.0, None),
        *_figures("commit of a note", alone.commits, beside.commits, None, 15.0),
    ]


def _figures(
    what: str, alone: list[float], beside: list[float], allowed: float | None, allowed_more: float | None
) -> list[Figure]:
    more = percentile(beside, 99) - percentile(alone, 99)
    return [
        Figure(f"{what}, median", "alone", median(alone), "ms"),
        Figure(f"{what}, median", "beside a backup", median(beside), "ms"),
        Figure(f"{what}, 99th percentile", "alone", percentile(alone, 99), "ms"),
        Figure(f"{what}, 99th percentile", "beside a backup", percentile(beside, 99), "ms", allowed),
        Figure(f"{what}, 99th percentile, longer than alone", "beside a backup", more, "ms", allowed_more),
        Figure(f"{what}, longest", "alone", max(alone), "ms"),
        Figure(f"{what}, longest", "beside a backup", max(beside), "ms", note=f"{len(beside)} of them"),
    ]


if __name__ == "__main__":
    write_figures(measure())
