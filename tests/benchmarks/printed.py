"""Measure the printed pages of PDFs of some kinds: what the next page costs, and how much of it is found in the text.

The window is painted at twice the scale. The time is that of the processor, in the window and in the one that draws;
the clock is noted, too.
"""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
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
_FAR = 7
"""Pages from one to the next that is gone to: more than are kept, and without a divisor in common with all."""

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
                figures += _figures(kind, reading)
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


def _figures(kind: str, reading: _Reading) -> list[Figure]:
    ahead, whole = reading.turns()
    size = f"A4, {kind}, {reading.size}"
    jumps = reading.jumps()
    return [
        _figure("the next printed page, read ahead, until it is painted", size, ahead),
        _figure("the next printed page, with all that is read ahead after it", size, whole),
        _figure("a printed page that was not read ahead, until it is painted", size, jumps),
    ]


def _figure(what: str, size: str, spent: list[_Spent]) -> Figure:
    window, worker = median([one.window for one in spent]), median([one.worker for one in spent])
    total = [one.window + one.worker for one in spent]
    wall = median([one.wall for one in spent])
    note = f"window {window:.1f} ms, worker {worker:.1f} ms; 95 %: {percentile(total, 95):.1f} ms; clock: {wall:.1f} ms"
    return Figure(f"{what}, processor time", size, median(total), "ms", 40, note=note)


@dataclass(frozen=True, slots=True)
class _Spent:
    """Milliseconds: of the processor in the window and in the process that draws, and of the clock."""

    window: float
    worker: float
    wall: float


class _Watch:
    """What has been spent since it was made."""

    def __init__(self, worker: int) -> None:
        self._worker = worker
        self._began = self._seconds()

    def _seconds(self) -> tuple[float, float, float]:
        return time.process_time(), processor_seconds(self._worker), time.perf_counter()

    def spent(self) -> _Spent:
        window, worker, wall = (
            1_000 * (now - before) for now, before in zip(self._seconds(), self._began, strict=True)
        )
        return _Spent(window, worker, wall)


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
        """Wait until all that is asked for is there."""
        while self._server.is_busy:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _watch(self) -> _Watch:
        assert isinstance(self._page.flow, PrintedFlow)
        assert self._server.pid is not None
        return _Watch(self._server.pid)

    def _show(self, start: int) -> None:
        self._page.go_to(start)
        self._measured.paint()

    def turns(self) -> tuple[list[_Spent], list[_Spent]]:
        """Go from page to page, and return what each took until it was painted, and until all was read ahead."""
        self._show(self._starts[0])
        self._wait()
        painted, whole = [], []
        for start in self._starts[1:-1]:
            watch = self._watch()
            self._show(start)
            painted.append(watch.spent())
            self._wait()
            whole.append(watch.spent())
        return painted, whole

    def jumps(self) -> list[_Spent]:
        """Go to pages far apart, and return what each took until its picture was painted."""
        spent = []
        for number in range(1, PAGES):
            index = number * _FAR % PAGES
            watch = self._watch()
            self._show(self._starts[index])
            while self._server.picture(index) is None:
                QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            self._measured.paint()
            spent.append(watch.spent())
            self._wait()
        return spent

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
