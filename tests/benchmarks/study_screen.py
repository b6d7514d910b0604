"""Measure the study screen with 5,000 cards and 50,000 answers: until it is painted, and from card to card."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from figures import Figure, median, write_figures
from flashcards import CARDS, NOW, _answer, _marks
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.app.composition import build
from reader.core.screens import SELF_TEST_PAGE, ScreenName
from reader.resources import resource
from reader.services.clock import FixedClock
from reader.services.study import today
from reader.services.study.card_making import blank_card, make_cards
from reader.storage.library import Library
from reader.ui.preferences.preference_store import Settings
from reader.ui.study.study_screen import StudyScreen
from reader.ui.translation.translation import Translation

PRELOADED = today
"""What the window loads in the background after its start."""

LATER = NOW + timedelta(days=800)
DRAWS = 9


def measure() -> list[Figure]:
    """Return the figures of one library."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        with Library.open(path, NOW) as library:
            made, _changes = make_cards(library, [blank_card(mark, mark.quote[3:7]) for mark in _marks(library)], NOW)
            _answer(library, [card.id for card in made])
        with Library.open(path, LATER) as library:
            return _measured(library)


def _measured(library: Library) -> list[Figure]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    translation = Translation(application, resource("translations"))
    program = build(application, library, Settings(library.preferences), translation, FixedClock(LATER))
    window = program.controller.window
    window.resize(1440, 900)
    window.show_screen(ScreenName.LIBRARY)
    window.show()
    _settle()
    first = _painted(window.grab, lambda: window.show_screen(ScreenName.STUDY))
    again = []
    for _draw in range(DRAWS):
        window.show_screen(ScreenName.LIBRARY)
        _settle()
        again.append(_painted(window.grab, lambda: window.show_screen(ScreenName.STUDY)))
    screen = window.screen_widget(ScreenName.STUDY)
    assert isinstance(screen, StudyScreen)
    refreshed = [_painted(window.grab, screen.current.reload) for _draw in range(DRAWS)]
    screen.open(SELF_TEST_PAGE)
    _settle()
    answered = []
    for _draw in range(DRAWS):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)  # checks what was typed: nothing
        QTest.keyClick(screen.current, Qt.Key.Key_2)
        answered.append(_painted(window.grab, lambda: QTest.keyClick(screen.current, Qt.Key.Key_Return)))
    size = f"{CARDS:,} cards"
    program.context.tasks.close()
    return [
        Figure("study screen, first time", size, first, "ms", 100),
        Figure("study screen, again", size, median(again), "ms", 100),
        Figure("study screen, after a change", size, median(refreshed), "ms", 100),
        Figure("next card shown after an answer, committed and painted", size, median(answered), "ms", 30),
    ]


def _painted(grab: Callable[[], object], act: Callable[[], object]) -> float:
    """Return the milliseconds until what an act changes is painted."""
    started = time.perf_counter()
    act()
    _settle()
    grab()
    return (time.perf_counter() - started) * 1_000


def _settle() -> None:
    QCoreApplication.sendPostedEvents()


if __name__ == "__main__":
    QApplication(sys.argv)
    write_figures(measure())
