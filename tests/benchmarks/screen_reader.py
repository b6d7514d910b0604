"""Measure what a step on the page costs while assistive technology listens, and without any: at every size in one run.

The time is that of the processor in the program alone; what a screen reader does with it is its own.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import libraries
import measured_window
from figures import Figure, median, percentile, ratio, write_figures
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

SMALL, LARGE = "8 KB", "50 MB"
ROUNDS, STEPS = 6, 50
_Key = Qt.Key


def measure() -> list[Figure]:
    """Return the figures of the page for the library of `libraries.make`."""
    application = QApplication([])
    measured = measured_window.MeasuredWindow(application, libraries.LIBRARY)
    try:
        return _Bench(measured, libraries.texts()).figures()
    finally:
        QAccessible.setActive(False)
        measured.close()


class _Bench:
    def __init__(self, measured: measured_window.MeasuredWindow, texts: dict[str, str]) -> None:
        self._measured = measured
        self._texts = texts
        measured.window.activateWindow()

    def figures(self) -> list[Figure]:
        """Return what a step of each kind costs, with and without assistive technology, in turn."""
        return [
            *self._of("move by a sentence", _Key.Key_Right),
            *self._of("move by a line in caret mode", _Key.Key_Down, caret_mode=True),
            *self._of("turn the page", _Key.Key_Space, rest=self._back),
        ]

    def _of(
        self, what: str, key: Qt.Key, *, caret_mode: bool = False, rest: Callable[[], object] | None = None
    ) -> list[Figure]:
        self._measured.settings.change(caret_mode=caret_mode)
        heard: dict[str, float] = {}
        figures = []
        for size in (SMALL, LARGE):
            spent: dict[bool, list[float]] = {False: [], True: []}
            for listening in (False, True) * ROUNDS:
                self._begin(size, listening=listening)
                spent[listening] += [self._step(key, rest) for _ in range(STEPS)]
            heard[size] = median(spent[True])
            note = f"{median(spent[False]):.2f} ms without; 95 %: {percentile(spent[True], 95):.1f} ms"
            figures.append(
                Figure(f"{what} with a screen reader, processor time", size, heard[size], "ms", 10, note=note)
            )
        return [*figures, ratio(what, heard, SMALL, LARGE)]

    def _begin(self, size: str, *, listening: bool) -> None:
        """Open a text in the middle of which there is room for all steps, and let a screen reader listen or not."""
        QAccessible.setActive(listening)
        screen = self._measured.screen
        text = self._texts[size]
        place = 0 if size == SMALL else int(self._measured.library.texts.view(text).characters * libraries.PLACE)
        self._measured.painted(lambda: screen.open(text, place))
        screen.page.setFocus()
        screen.screen_reader.follow()
        assert (screen.screen_reader.text is not None) is listening
        self._measured.paint()

    def _step(self, key: Qt.Key, rest: Callable[[], object] | None) -> float:
        started = time.process_time()
        QTest.keyClick(self._target, key)
        self._measured.paint()
        spent = (time.process_time() - started) * 1_000
        if rest is not None:
            rest()
        return spent

    @property
    def _target(self) -> QWidget:
        return self._measured.screen.screen_reader.text or self._measured.screen.page

    def _back(self) -> None:
        """Go back to the start of a text that has hardly a page."""
        page = self._measured.screen.page
        if page.visible_range[1] >= page.characters:
            page.go_to(0)


if __name__ == "__main__":
    write_figures(measure())
