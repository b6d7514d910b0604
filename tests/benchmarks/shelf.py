"""Measure the shelf: the start with 1,000 books of 300 MB, and frames and changes with 10,000 texts and with ten.

Usage: shelf.py; or, as the measured process itself: shelf.py LIBRARY FILE, which starts the program, writes the time to
FILE when the shelf is painted, and ends.
"""

from __future__ import annotations

import hashlib
import os
import random
import resource as resource_usage
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import inputs
from figures import Figure, median, percentile, times, write_figures
from libraries import NOW
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reader.app.composition import Application, build
from reader.cli import main
from reader.core.screens import ScreenName
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.filing import FilingChange, Track
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import TextFormat
from reader.resources import resource
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.library.empty_shelf import EmptyShelf
from reader.ui.library.library_screen import LibraryScreen
from reader.ui.library.shelf_order import ShelfOrder
from reader.ui.library.shelf_view import ShelfView
from reader.ui.preferences.preference_store import Settings
from reader.ui.translation.translation import Translation

PLACE = inputs.PLACE / "shelf"
BOOKS, LEAVES, LEAF = 1_000, 34, 3_000
"""Books, leaves of each, and code points of a leaf: 1,000 × 34 × 3,000 Chinese characters are 306 MB of UTF-8."""

BOOKS_SIZE = "1,000 books, 306 MB"
FEW, MANY = 10, 10_000
RUNS, FRAMES, CHANGES = 7, 60, 20
_WORDS = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"
_TRACKS = tuple(Track)


def measure() -> list[Figure]:
    """Create the libraries and return the figures."""
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    made = {size: library_of(PLACE / f"{size}.db", size, leaves) for size, leaves in ((0, 0), (FEW, 1), (MANY, 1))}
    books = library_of(PLACE / "books.db", BOOKS, LEAVES)
    with tempfile.TemporaryDirectory() as home:
        _start(books, Path(home))  # the first opening of a day reads every page (docs/decisions/0005)
        empty = [_start(made[0], Path(home)) for _ in range(RUNS)]
        full = [_start(books, Path(home)) for _ in range(RUNS)]
    application = QApplication(sys.argv)
    few, many = _measure_window(application, made[FEW]), _measure_window(application, made[MANY])
    wall, processor = (median([one[part] for one in full]) - median([one[part] for one in empty]) for part in (0, 1))
    figures = [
        Figure("start to the painted shelf", "empty", median([one[0] for one in empty]), "ms"),
        Figure("the same above the empty library", BOOKS_SIZE, wall, "ms", 150),
        Figure("work of the processor above the empty library, to the end", BOOKS_SIZE, processor, "ms"),
    ]
    for what, value in many.items():
        figures.append(Figure(f"shelf: {what}", "10,000 texts", value, "ms", 16 if "frame" in what else None))
        figures.append(Figure(f"shelf: {what}", "10,000 : 10 texts", value / max(few[what], 0.05), "×"))
    return figures


def library_of(path: Path, count: int, leaves: int) -> Path:
    """Create a library of texts without notes, each of so many leaves, and return its path."""
    rng = random.Random(count)
    with Library.open(path, NOW) as library:
        library.preferences.set("welcomed", value=True)
        # a transaction for each thousand: adding is not measured
        for begin in range(0, count, 1_000):
            numbers = range(begin, min(count, begin + 1_000))
            library._connection.write(partial(_add_all, library, numbers, leaves, rng))
    return path


def _add_all(library: Library, numbers: range, leaves: int, rng: random.Random) -> None:
    for number in numbers:
        _add(library, number, leaves, rng)


def _add(library: Library, number: int, leaves: int, rng: random.Random) -> None:
    title = "".join(rng.choices(_WORDS, k=6)) + str(number)
    header = TextHeader(title, "".join(rng.choices(_WORDS, k=3)), "zh", TextFormat.EPUB, "utf-8")
    writer = library.texts.begin(header, f"/{number}.epub", str(number), NOW)
    length = LEAF if leaves > 1 else 200
    words = "".join(rng.choices(_WORDS, k=length - 1)) + "。"
    (made, *_rest) = [event for event in assemble([Block(BlockKind.PARAGRAPH, words)]) if isinstance(event, Leaf)]
    writer.add([Leaf(place, place * (length + 1), words, made.layout) for place in range(leaves)])
    digest = hashlib.sha256(title.encode()).hexdigest()
    writer.finish(TextEnd(leaves * (length + 1) - 1, leaves, digest, ()))
    library.coverage.add(writer.id, 0, rng.randrange(length))
    library.filing.file([writer.id], FilingChange(track=rng.choice(_TRACKS), added=(rng.choice(_WORDS),)), NOW)


def _start(library: Path, home: Path) -> tuple[float, float]:
    """Return the milliseconds from the start of the program to the painted shelf, and those of processor time."""
    answer = home / "answer"
    folders = {name: str(home) for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    environment = {**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"}
    before, started = resource_usage.getrusage(resource_usage.RUSAGE_CHILDREN), time.time()
    subprocess.run([sys.executable, __file__, str(library), str(answer)], check=True, env=environment, timeout=120)
    after = resource_usage.getrusage(resource_usage.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return (float(answer.read_text("ascii")) - started) * 1_000, worked * 1_000


def _measure_window(application: QApplication, path: Path) -> dict[str, float]:
    with Library.open(path, NOW) as library:
        translation = Translation(application, resource("translations"))
        program = build(application, library, Settings(library.preferences), translation, Clock())
        window = program.controller.window
        window.resize(1440, 900)
        window.show_screen(ScreenName.LIBRARY)
        window.show()
        QTest.qWaitForWindowExposed(window)
        screen = window.screen_widget(ScreenName.LIBRARY)
        assert isinstance(screen, LibraryScreen)
        found = _figures(program, library, screen)
        program.context.tasks.close()
        window.hide()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return found


def _figures(program: Application, library: Library, screen: LibraryScreen) -> dict[str, float]:
    view = screen.shelf.view

    def scroll(number: int) -> None:
        bar = view.verticalScrollBar()
        bar.setValue((bar.value() + 53 + number) % max(1, bar.maximum()))
        view.viewport().repaint()

    def file(number: int) -> None:
        text = screen.shelf.model.shown()[number % FEW].text.id
        changes = library.filing.file([text], FilingChange(track=_TRACKS[number % 5]), NOW)
        started = time.perf_counter()
        program.context.change_notifier.announce(changes)
        _paint(screen)
        durations.append((time.perf_counter() - started) * 1_000)

    rows = times(scroll, FRAMES)
    durations: list[float] = []
    times(file, CHANGES)
    typed = times(_typing(screen), CHANGES)
    sorted_in = times(_sorting(screen), 6)
    shown_again = times(lambda _number: _show_again(screen), 6)
    view.show_as_cards(on=True)
    _paint(screen)
    cards = times(scroll, FRAMES)
    return {
        "frame of scrolling rows, 99th percentile": percentile(rows, 99),
        "frame of scrolling covers, 99th percentile": percentile(cards, 99),
        "one text filed, until it is painted": median(durations),
        "a letter typed into the search field": median(typed),
        "another order": median(sorted_in),
        "the screen shown again": median(shown_again),
    }


def _typing(screen: LibraryScreen) -> Callable[[int], None]:
    def typed(number: int) -> None:
        screen.shelf.look_for(_WORDS[number % len(_WORDS)] if number % 2 else "")
        _paint(screen)

    return typed


def _sorting(screen: LibraryScreen) -> Callable[[int], None]:
    orders = (ShelfOrder.TITLE, ShelfOrder.READ, ShelfOrder.LEFT)

    def sort(number: int) -> None:
        screen.shelf.bar.order_changed.emit(orders[number % len(orders)], False)
        _paint(screen)

    return sort


def _show_again(screen: LibraryScreen) -> None:
    screen.hide()
    screen.show()
    _paint(screen)


def _paint(widget: QWidget) -> None:
    QCoreApplication.sendPostedEvents()
    widget.repaint()


def _record_first_paint(to: Path) -> None:
    """Make the shelf, or the empty shelf, record its first painting."""
    for widget in (ShelfView, EmptyShelf):
        _watch(widget, to)


def _watch(widget: type[QWidget], to: Path) -> None:
    paint = widget.paintEvent

    def painted(self: QWidget, event: object) -> None:
        paint(self, event)  # type: ignore[arg-type]
        if not to.exists() or not to.read_text("ascii"):
            to.write_text(str(time.time()), "ascii")
            QCoreApplication.exit()

    widget.paintEvent = painted  # type: ignore[assignment,method-assign]


if __name__ == "__main__":
    if sys.argv[1:]:
        library_file, answer_file = sys.argv[1:]
        Path(answer_file).write_text("", "ascii")
        _record_first_paint(Path(answer_file))
        sys.argv = ["onehour", "--library", library_file]
        main()
    else:
        write_figures(measure())
