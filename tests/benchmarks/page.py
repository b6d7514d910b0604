"""Measure the page: opening, jumping, scrolling, turning, resizing, marking, finding; each at every size in one run."""

from __future__ import annotations

import random

import libraries
import measured_window
from figures import Figure, median, percentile, ratio, times, write_figures
from PySide6.QtCore import QTimer
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from reader.ui.reading.find_bar import FindBar

SMALL, LARGE = "8 KB", "50 MB"

_COMMON = "的"

_PAUSE_MS = 60
"""How long a page is looked at; the page to come is laid out meanwhile."""


def measure() -> list[Figure]:
    """Return the figures of the page for the library of `libraries.make`."""
    application = QApplication([])
    measured = measured_window.MeasuredWindow(application, libraries.LIBRARY)
    bench = _Bench(measured, libraries.texts())
    try:
        return [
            *(*bench.opening(), *bench.jumping(), *bench.scrolling(), *bench.turning()),
            *(*bench.resizing(), *bench.marking(), *bench.finding()),
        ]
    finally:
        measured.close()


class _Bench:
    def __init__(self, measured: measured_window.MeasuredWindow, texts: dict[str, str]) -> None:
        self._measured = measured
        self._texts = texts
        self._rng = random.Random(60)

    def _length(self, size: str) -> int:
        return self._measured.library.texts.view(self._texts[size]).characters

    def _open(self, size: str) -> int:
        """Open the text of this size at `libraries.PLACE`, and return the position."""
        place = int(self._length(size) * libraries.PLACE)
        self._measured.painted(lambda: self._measured.screen.open(self._texts[size], place))
        return place

    def opening(self) -> list[Figure]:
        """Measure opening a text at 90 %."""
        what = "open a text at 90 %, painted"
        durations = {}
        for size in self._texts:
            place = int(self._length(size) * libraries.PLACE)

            def run(_number: int, size: str = size, place: int = place) -> None:
                self._measured.painted(lambda: self._measured.screen.open(self._texts[size], place))

            runs = []
            for _ in range(11):
                self._measured.screen.close_text()
                QApplication.processEvents()
                runs += times(run, 1, warm_up=0)
            durations[size] = median(runs[1:])
        return [
            *(Figure(what, size, value, "ms", 60) for size, value in durations.items()),
            ratio(what, durations, SMALL, LARGE),
        ]

    def jumping(self) -> list[Figure]:
        """Measure jumping to places all over the text."""
        what = "jump anywhere, painted"
        durations = {}
        for size in self._texts:
            self._open(size)
            length = self._length(size)
            places = [self._rng.randrange(length) for _ in range(60)]
            durations[size] = median(
                times(
                    lambda n, places=places: self._measured.painted(
                        lambda: self._measured.screen.page.go_to(places[n])
                    ),
                    50,
                )
            )
        return [
            *(Figure(what, size, value, "ms", 20) for size, value in durations.items()),
            ratio(what, durations, SMALL, LARGE),
        ]

    def scrolling(self) -> list[Figure]:
        """Measure scrolling by a notch of the wheel, 300 times, with 20 marks on the screen."""
        figures = []
        for size in self._texts:
            self._open(size)
            on_screen = self._measured.library.annotations.in_range(
                self._texts[size], *self._measured.screen.page.visible_range
            )
            note = f"{len(on_screen)} marks on the screen"
            down = 90 if size != SMALL else 3
            durations = times(
                lambda n, down=down: self._measured.painted(
                    lambda: self._measured.screen.page.scroll_by(60 if n // down % 2 == 0 else -60)
                ),
                300,
            )
            figures.append(Figure("scroll frame, median", size, median(durations), "ms", 5, note=note))
            figures.append(Figure("scroll frame, 99th percentile", size, percentile(durations, 99), "ms", 12))
        return figures

    def turning(self) -> list[Figure]:
        """Measure turning pages, two side by side: after a moment on each, as when reading, and without a pause."""
        self._measured.settings.change(reading_mode="pages", show_contents=False, show_notes=False)
        figures = []
        for what, pause in (("turn a page, painted", _PAUSE_MS), ("turn a page at once after another, painted", 0)):
            middle, late = {}, {}
            for size in self._texts:
                durations = self._turns(size, pause)
                middle[size], late[size] = median(durations), percentile(durations, 95)
            figures += [Figure(f"{what}, 95th percentile", size, value, "ms", 30) for size, value in late.items()]
            figures.append(ratio(what, middle, SMALL, LARGE))
        self._measured.settings.change(reading_mode="scrolling", show_contents=True, show_notes=True)
        return figures

    def _turns(self, size: str, pause: int) -> list[float]:
        """Return the durations of turns through the text, each way to its end."""
        self._open(size)
        page = self._measured.screen.page
        durations: list[float] = []
        direction = 1
        while len(durations) < 200:
            if pause:
                QTest.qWait(pause)
            before = page.place
            (duration,) = times(
                lambda _n, way=direction: self._measured.painted(lambda: page.turn_page(way)), 1, warm_up=0
            )
            if page.place == before:
                direction = -direction
            else:
                durations.append(duration)
        return durations[5:]

    def resizing(self) -> list[Figure]:
        """Measure resizing the window."""
        figures = []
        for size in self._texts:
            self._open(size)
            durations = times(
                lambda n: self._measured.painted(
                    lambda: self._measured.window.resize(measured_window.WIDTH - 37 * (n % 9), measured_window.HEIGHT)
                ),
                20,
            )
            figures.append(Figure("resize, painted", size, median(durations), "ms", 25))
            self._measured.window.resize(measured_window.WIDTH, measured_window.HEIGHT)
        return figures

    def marking(self) -> list[Figure]:
        """Measure highlighting a passage, until it is on the disk and painted."""
        figures = []
        for size in self._texts:
            self._open(size)
            start = self._measured.screen.page.visible_range[0] + 5
            durations = times(
                lambda n, start=start, size=size: self._measured.painted(
                    lambda: self._measured.annotation_commands.highlight(
                        self._texts[size], start + n + 2, start + n + 14, n % 5 + 1
                    )
                ),
                20,
            )
            figures.append(Figure("mark a passage, committed and painted", size, median(durations), "ms", 15))
            self._undo(len(durations) + 2)
        return figures

    def finding(self) -> list[Figure]:
        """Measure finding a passage near the end from the beginning, and counting a common word."""
        figures = []
        for size in self._texts:
            view = self._measured.library.texts.view(self._texts[size])
            passage = view.slice(view.characters - 1_000, view.characters - 990)
            what = f"count a common word ({_COMMON})"
            figures.append(Figure("find near the end, painted", size, median(self._find(size, passage)[0]), "ms", 100))
            figures.append(Figure(what, size, median(self._find(size, _COMMON)[1]), "ms", 1_000))
        return figures

    def _find(self, size: str, phrase: str) -> tuple[list[float], list[float]]:
        """Type a phrase at the beginning of the text; return the times to its first place, and until all are known."""
        screen = self._measured.screen
        bar = screen.findChild(FindBar)
        assert bar is not None
        field, search = bar.findChild(QLineEdit), bar.findChild(QTimer)
        assert field is not None
        assert search is not None

        def find_first(_number: int) -> None:
            hits = QSignalSpy(bar.hit_requested)
            field.setText(phrase)
            while not hits.count():
                QApplication.processEvents()
            self._measured.painted(screen.page.update)

        def find_all(_number: int) -> None:
            while search.isActive():
                QApplication.processEvents()

        first, rest = [], []
        for _ in range(7):
            self._open(size)
            screen.page.go_to(0)
            screen.find_controller.begin()
            field.clear()
            first += times(find_first, 1, warm_up=0)
            rest += times(find_all, 1, warm_up=0)
            bar.close_bar()
        return first, [sum(both) for both in zip(first, rest, strict=True)]

    def _undo(self, count: int) -> None:
        for _ in range(count):
            self._measured.library.undo(libraries.NOW)


if __name__ == "__main__":
    write_figures(measure())
