"""Measure the printed pages of PDFs of some kinds: what the next page costs, and how much of it is found in the text.

The window is painted at twice the scale. The time is that of the processor, in the window and in the one that draws.
"""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_SCALE_FACTOR"] = "2"

import inputs
import libraries
from figures import Figure, median, percentile, processor_seconds, write_figures
from measured_window import MeasuredWindow
from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication

from reader.storage.library import Library
from reader.ui.page.printed.printed_flow import PrintedFlow
from tests.importers.pdf.samples import BRIDGE, FLOOD, MILL
from tests.support.papers import ONE_COLUMN, TWO_COLUMNS, PaperWriter, write_columns, write_formulas

PAGES = 24
CHINESE_FONT = "Noto Serif CJK SC"


def _columns(path: Path, columns: tuple[int, ...]) -> None:
    with PaperWriter(path) as paper:
        write_columns(paper, _paragraphs(90), columns, PAGES)


def _formulas(path: Path) -> None:
    with PaperWriter(path) as paper:
        write_formulas(paper, _paragraphs(60), PAGES)


def _chinese(path: Path) -> None:
    lines = inputs.generated_text_file("1 MB").read_text("utf-8").splitlines()
    with PaperWriter(path, CHINESE_FONT) as paper:
        write_columns(paper, [line.strip() for line in lines if len(line) > 50], TWO_COLUMNS, PAGES)


def _paragraphs(words: int) -> list[str]:
    """Return paragraphs of words drawn at random, so that no line comes twice; always the same ones."""
    rng = random.Random(123)
    drawn = f"{FLOOD} {BRIDGE} {MILL}".split()
    return [" ".join(rng.choices(drawn, k=words)) for _ in range(400)]


KINDS: dict[str, Callable[[Path], None]] = {
    "two columns": lambda path: _columns(path, TWO_COLUMNS),
    "one column": lambda path: _columns(path, ONE_COLUMN),
    "formulas": _formulas,
    "Chinese": _chinese,
}
"""The kinds of papers, by what they are called in the table."""


def measure() -> list[Figure]:
    """Return the figures of each kind."""
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        texts = _add_papers(Path(folder))
        measured = MeasuredWindow(application, Path(folder) / "library.db")
        try:
            figures, found = [], {}
            for kind, text in texts.items():
                reading = _Reading(measured, text)
                found[kind] = reading.found()
                figures.append(_figure(kind, reading))
        finally:
            measured.close()
    share = 100 * sum(found.values()) / len(found)
    note = ", ".join(f"{kind} {100 * one:.1f} %" for kind, one in found.items())
    return [*figures, Figure("characters of a printed page with a box", "on average", share, "%", 95, True, note)]


def _add_papers(folder: Path) -> dict[str, str]:
    """Write the papers and add them to a library in a folder, and return the ids of the texts by kind."""
    texts = {}
    with Library.open(folder / "library.db", libraries.NOW) as library:
        library.preferences.set("welcomed", value=True)
        for kind, write in KINDS.items():
            write(folder / f"{kind}.pdf")
            texts[kind] = libraries.add(library, folder / f"{kind}.pdf").text
    return texts


def _figure(kind: str, reading: _Reading) -> Figure:
    window, worker = reading.turns()
    both = [sum(pair) for pair in zip(window, worker, strict=True)]
    note = f"window {median(window):.1f} ms, worker {median(worker):.1f} ms; 95 %: {percentile(both, 95):.1f} ms"
    what = "the next printed page at twice the scale, processor time"
    return Figure(what, f"A4, {kind}, {reading.size}", median(both), "ms", 40, note=note)


class _Reading:
    """A paper whose printed pages are shown, as wide as the window."""

    def __init__(self, measured: MeasuredWindow, text: str) -> None:
        self._measured = measured
        screen = measured.screen
        screen.open(text)
        screen.toggle_printed()
        self._page = screen.page
        self._server = screen.printed_controller.server
        self._starts = [start.start for start in measured.library.texts.view(text).pages().starts]
        self._wait()

    @property
    def size(self) -> str:
        """Return the size of the pictures, in pixels."""
        picture = self._server.picture(len(self._starts) - 2)
        assert picture is not None
        return f"{picture.width()} × {picture.height()}"

    def _wait(self) -> None:
        """Wait until all that is asked for is there and painted."""
        while self._server.is_busy:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._measured.paint()

    def turns(self) -> tuple[list[float], list[float]]:
        """Go from page to page, and return what each took in the window and in the process that draws, in ms."""
        assert isinstance(self._page.flow, PrintedFlow)
        assert self._server.pid is not None
        self._page.go_to(self._starts[0])
        self._wait()
        window, worker = [], []
        for start in self._starts[1:-1]:
            began, of_worker = time.process_time(), processor_seconds(self._server.pid)
            self._page.go_to(start)
            self._measured.paint()
            self._wait()
            window.append(1_000 * (time.process_time() - began))
            worker.append(1_000 * (processor_seconds(self._server.pid) - of_worker))
        return window, worker

    def found(self) -> float:
        """Return the share of the characters of a page that were found on it, on average."""
        shares = []
        for index, start in enumerate(self._starts):
            self._page.go_to(start)
            self._wait()
            words = self._server.words(index)
            assert words is not None
            shares.append(words.found)
        return sum(shares) / len(shares)


if __name__ == "__main__":
    write_figures(measure())
