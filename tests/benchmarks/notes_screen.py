"""Measure the Notes screen over 50,000 annotations: until it is painted, and for each key typed into the filter."""

from __future__ import annotations

import random
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import inputs
from figures import Figure, write_figures
from libraries import NOW
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.app.composition import build
from reader.core.annotations.anchor import Anchor
from reader.core.annotations.annotation_filter import AnnotationFilter
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.operations import Edit, Operation
from reader.core.ids import new_id
from reader.core.operation_name import OperationName
from reader.core.screens import ScreenName
from reader.core.text.blocks import Block
from reader.resources import resource
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.notes.grouping import Grouping
from reader.ui.notes.notes_screen import NotesScreen
from reader.ui.preferences.preference_store import Settings
from reader.ui.translation.translation import Translation
from tests.support.texts import add_text, heading

PLACE = inputs.PLACE / "notes"
TEXTS, NOTES = 50, 1_000
WORDS = "学而时习之不亦说乎有朋自远方来不亦乐乎人不知而不愠不亦君子乎道可道非常道名可名非常名"
TYPED = ("君", "君子", "君子乎", "n", "no", "note 3", "note 33", "tag:修", "tag:修身 君子", "colour:2", "in:卷3 君")
DRAWS = 5


def main() -> list[Figure]:
    """Create the library and return the figures."""
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    path = PLACE / "library.db"
    with Library.open(path, NOW) as library:
        _fill(library, random.Random(1))
    application = QApplication(sys.argv)
    with Library.open(path, NOW) as library:
        return _measure(application, library)


def _fill(library: Library, rng: random.Random) -> None:
    for number in range(TEXTS):
        text = _add_text(library, number)
        whole = library.texts.view(text).slice(0, 200_000)
        edits = (Edit(None, _note(text, whole, place, number, rng)) for place in range(NOTES))
        library.commit(Operation(OperationName.NOTE, tuple(edits), NOW))
        library.index.index_text(text)  # otherwise the program would do it while it is measured


def _add_text(library: Library, number: int) -> str:
    blocks: list[Block | str] = []
    for chapter in range(20):
        blocks.append(heading(f"第{chapter}章"))
        blocks += [f"{number} {WORDS}。" * 4] * 10
    return add_text(library, f"论语卷{number}", blocks, NOW, author="孔子").id


def _note(text: str, whole: str, place: int, number: int, rng: random.Random) -> Annotation:
    start = place * (len(whole) - 60) // NOTES
    end = start + rng.randrange(6, 50)
    at: datetime = NOW - timedelta(minutes=rng.randrange(60 * 24 * 300))
    count = number * NOTES + place
    written = count % 3 == 0
    return Annotation(
        new_id(at),
        text,
        AnnotationKind.NOTE if written else AnnotationKind.HIGHLIGHT,
        at,
        at,
        Anchor(
            start, end, whole[start:end], whole[max(0, start - 32) : start], whole[end : end + 32], f"第{place // 50}章"
        ),
        count % 5 + 1,
        f"{WORDS} **note {count}** {WORDS[::-1]}" if written else "",
        (f"标签{count % 40}", "修身") if count % 4 == 0 else (),
    )


def _measure(application: QApplication, library: Library) -> list[Figure]:
    translation = Translation(application, resource("translations"))
    program = build(application, library, Settings(library.preferences), translation, Clock())
    window = program.controller.window
    window.resize(1440, 900)
    window.show()
    window.show_screen(ScreenName.LIBRARY)
    QTest.qWaitForWindowExposed(window)
    _wait(4_000)  # no reader is there sooner; the Markdown renderer has been loaded by then
    opened = _timed(lambda: window.show_screen(ScreenName.NOTES), window.grab)
    screen = window.screen_widget(ScreenName.NOTES)
    assert isinstance(screen, NotesScreen)
    figures = [Figure("notes screen, first opened", "50,000 notes", opened, "s", 0.15, note="by text; painted")]
    for grouping in Grouping:
        durations = [_timed(partial(screen.all.group_by, grouping), window.grab) for _draw in range(DRAWS)]
        figures.append(
            Figure(f"notes screen, {grouping.value}", "50,000 notes", statistics.median(durations), "s", 0.15)
        )
    screen.all.group_by(Grouping.TEXT)
    _wait(2_000)  # the facts are read while the reader looks at the screen
    figures += _filter(screen, window.grab)
    program.context.tasks.close()
    window.close()
    return figures


def _filter(screen: NotesScreen, paint: Callable[[], object]) -> list[Figure]:
    durations = []
    for typed in TYPED * DRAWS:
        durations.append(_timed(partial(screen.all.choose, AnnotationFilter(text=typed)), paint))
        screen.all.choose(AnnotationFilter())
    longest = max(durations)
    note = f"the longest of {len(TYPED)} filters took {longest * 1000:.0f} ms"
    return [
        Figure("notes screen, one key of a filter", "50,000 notes", statistics.median(durations), "s", 0.05, note=note)
    ]


def _wait(milliseconds: int) -> None:
    """Run the event loop: QTest's own waiting would keep the background threads from running."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _timed(action: Callable[[], object], paint: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    QCoreApplication.sendPostedEvents()
    paint()
    return time.perf_counter() - started


if __name__ == "__main__":
    write_figures(main())
