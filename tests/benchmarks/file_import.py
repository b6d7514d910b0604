"""Measure the frames of the page while files are imported and indexed, and those of an idle program, in one run.

A frame is due every 16 ms. We measure the time from when it is due to when the page, scrolled by a little, is painted:
it includes whatever holds up the window's thread or the interpreter meanwhile.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import inputs
import libraries
import measured_window
import processes
from figures import Figure, median, percentile, write_figures
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from reader.core.text.import_events import assemble
from reader.importers.formats import parse
from reader.services.importing.import_run import ImportRequest
from reader.storage.library import Library

FRAME = 0.016
BOOKS = 100
FILES, BROKEN = 5_000, 300
IDLE_FRAMES = 600
OPENINGS = 3
_ALLOWED = {"50 MB": 1.0, "EPUB, 10 MB": 0.8}
"""Seconds from the start of the program to the first page of a new file."""

_LIBRARY = inputs.PLACE / "adding" / "library.db"


class Measurement(NamedTuple):
    """The seconds that adding and indexing took, and the frames meanwhile, in milliseconds."""

    adding: float
    indexing: float
    while_adding: list[float]
    while_indexing: list[float]


class Frames:
    """Scroll and paint whenever a frame is due, and record the milliseconds that each took."""

    def __init__(self, measured: measured_window.MeasuredWindow) -> None:
        """Start without frames."""
        self._measured = measured
        self._loop = QEventLoop()
        self._timer = QTimer(self._loop, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._due = 0.0
        self._is_over: Callable[[], bool] = bool
        self.times: list[float] = []

    def until(self, is_over: Callable[[], bool]) -> list[float]:
        """Paint frames until ``is_over`` returns true; return the milliseconds of each."""
        self.times = []
        self._is_over = is_over
        self._due = time.perf_counter() + FRAME
        self._timer.start()
        self._loop.exec()
        self._timer.stop()
        return self.times

    def _on_timer_timeout(self) -> None:
        if time.perf_counter() < self._due:
            return
        number = len(self.times)
        self._measured.painted(lambda: self._measured.screen.page.scroll_by(12 if number // 200 % 2 == 0 else -12))
        now = time.perf_counter()
        self.times.append((now - self._due) * 1_000)
        self._due = max(self._due + FRAME, now)
        if self._is_over():
            self._loop.quit()


def measure() -> list[Figure]:
    """Return the figures of adding 100 books, a large text, and thousands of files."""
    application = QApplication([])
    _begin_library()
    measured = measured_window.MeasuredWindow(application, _LIBRARY)
    frames = Frames(measured)
    measured.screen.open(measured.library.texts.all()[0].id, 40_000)
    try:
        idle = frames.until(lambda: len(frames.times) >= IDLE_FRAMES)
        parts = [
            ("adding 100 EPUBs", _measure_import(measured, frames, inputs.books(BOOKS))),
            ("adding 20 MB of plain text", _measure_import(measured, frames, _large_text())),
            (f"adding {FILES} files, {BROKEN} broken", _measure_import(measured, frames, _small_files())),
        ]
        again = frames.until(lambda: len(frames.times) >= IDLE_FRAMES)
    finally:
        measured.close()
    figures = [Figure("frame while idle, 99th percentile", "–", percentile(idle + again, 99), "ms", 16)]
    for what, measurement in parts:
        figures.append(Figure(what, "–", measurement.adding, "s", note=f"{measurement.indexing:.0f} s more to index"))
        figures += _figures(what, measurement.while_adding, idle)
        figures += _figures(f"indexing after {what}", measurement.while_indexing, idle)
    return [*figures, *_first_pages(), *_kindle_books()]


def _kindle_books() -> list[Figure]:
    """Return the figures of reading the same book as EPUB and for Kindle, without the library and the window."""
    book = inputs.generated_epub_file(inputs.MEGABYTE)
    files = inputs.kindle_files(book)
    runs = [{name: _seconds_to_read(path) for name, path in {"EPUB": book, **files}.items()} for _ in range(OPENINGS)]
    seconds = {name: median([run[name] for run in runs]) for name in runs[0]}
    megabytes = book.stat().st_size / inputs.MEGABYTE
    return [
        Figure(
            f"reading a book as {name}",
            "1 MB",
            seconds[name] / megabytes,
            "s of processor for 1 MB",
            note=f"{seconds[name] / seconds['EPUB']:.2f} × EPUB",
        )
        for name in seconds
        if files
    ]


def _seconds_to_read(path: Path) -> float:
    began = time.process_time()
    deque(assemble(parse(path)), maxlen=0)
    return time.process_time() - began


def _first_pages() -> list[Figure]:
    """Return the figures of starting the program with a file that is new."""
    sizes = {"8 KB": inputs.text_file("8 KB"), "50 MB": inputs.text_file("50 MB"), "EPUB, 10 MB": inputs.epub_file()}
    opened = {size: [_open_new(path) for _ in range(OPENINGS)] for size, path in sizes.items()}
    middle = {size: {what: median([run[what] for run in runs]) for what in runs[0]} for size, runs in opened.items()}
    start, large = middle["8 KB"]["to_page"], middle["50 MB"]
    megabytes = sizes["50 MB"].stat().st_size / inputs.MEGABYTE
    what = "first page of a new file, from the start of the program"
    return [
        *(Figure(what, size, found["seconds"], "s", _ALLOWED.get(size)) for size, found in middle.items()),
        *(Figure(f"{what}, processor time", size, found["to_page"], "s") for size, found in middle.items()),
        Figure("plain text to its first page, above a short one", "50 MB", large["to_page"] - start, "s of processor"),
        Figure("plain text to its first page", "50 MB", megabytes / large["to_page"], "MB/s of processor", 5, True),
        Figure("plain text with its index", "50 MB", megabytes / large["to_index"], "MB/s of processor", 3, True),
        Figure(
            "memory after the index, above a short text",
            "50 MB",
            large["megabytes"] - middle["8 KB"]["megabytes"],
            "MB",
            10,
        ),
    ]


def _open_new(path: Path) -> dict[str, float]:
    """Start the program with a file over an empty library, and return what `new_file` records."""
    with tempfile.TemporaryDirectory() as place:
        library, answer = processes.empty_library(Path(place)), Path(place) / "answer"
        command = [sys.executable, str(Path(__file__).with_name("new_file.py")), str(library), str(path), str(answer)]
        started = time.time()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=processes.environment(Path(place)))
        found: dict[str, float] = json.loads(answer.read_text("ascii"))
    return {**found, "seconds": found["painted"] - started}


def _figures(what: str, frame_times: list[float], idle: list[float]) -> list[Figure]:
    if len(frame_times) < 50:
        return []
    tail = percentile(frame_times, 99)
    middle, longest = median(frame_times), max(frame_times)
    note = f"median {middle:.1f} ms, longest {longest:.0f} ms, {tail / percentile(idle, 99):.1f} × idle"
    return [Figure(f"frame while {what}, 99th percentile", "–", tail, "ms", 16, note=note)]


def _measure_import(measured: measured_window.MeasuredWindow, frames: Frames, path: Path) -> Measurement:
    """Add a file or folder and wait until it is indexed."""
    began = time.perf_counter()
    is_indexed: list[bool] = []
    # asking the library at every frame what is pending would cost frames of its own
    measured.texts.indexing.finished.connect(lambda: is_indexed.append(True), Qt.ConnectionType.SingleShotConnection)
    measured.texts.queue.add([ImportRequest(path)])
    importing = frames.until(lambda: not measured.texts.queue.is_busy)
    seconds = time.perf_counter() - began
    began = time.perf_counter()
    indexing = frames.until(lambda: bool(is_indexed))
    assert not measured.library.index.pending(), "the index is not whole"
    return Measurement(seconds, time.perf_counter() - began, importing, indexing)


def _begin_library() -> None:
    shutil.rmtree(_LIBRARY.parent, ignore_errors=True)
    _LIBRARY.parent.mkdir(parents=True)
    with Library.open(_LIBRARY, libraries.NOW) as library:
        libraries.add(library, inputs.text_file("1 MB"))
        library.preferences.set("welcomed", value=True)


def _large_text() -> Path:
    path = inputs.PLACE / "20MB.txt"
    if not path.exists():
        path.write_bytes(inputs.text_file("10 MB").read_bytes() * 2)
    return path


def _small_files() -> Path:
    """Return a folder of short texts, some of them empty or no text at all; create it if it is missing."""
    folder = inputs.PLACE / f"{FILES}files"
    if not folder.exists():
        rng = random.Random(60)
        for number in range(FILES):
            part = folder / f"{number % 50:02}"
            part.mkdir(parents=True, exist_ok=True)
            words = "\n\n".join(inputs.random_sentences(rng, 6) for _ in range(10))
            data = words.encode() if number % 50 >= 3 else (b"", bytes(range(256)) * 9, b"PK\x03\x04")[number % 50]
            (part / f"{number:04}{'.epub' if number % 50 == 2 else '.txt'}").write_bytes(data)
    return folder


if __name__ == "__main__":
    write_figures(measure())
