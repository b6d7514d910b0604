"""Measure the longest stall of the window in a session with 10,000 texts and 50,000 notes, for each thing done there.

Usage: stalls.py [PATTERN], where the regular expression chooses the steps to be done.

A stall is one turn of the event loop, in processor time of the window's thread, so that other programs do not count;
the note says how long it took by the clock, which includes the disk and other threads of the program.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import inputs
from figures import Figure, write_figures
from libraries import large_library
from PySide6.QtCore import QAbstractEventDispatcher, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from reader.app.composition import Application, build_first_page
from reader.app.startup import _WindowRun
from reader.core.annotations.annotation_filter import AnnotationFilter
from reader.core.annotations.model import AnnotationStyle
from reader.core.changes import Changes
from reader.core.screens import ScreenName
from reader.core.text.filing import FilingChange, Track
from reader.resources import resource
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.library.library_screen import LibraryScreen
from reader.ui.library.shelf_order import ShelfFilter, ShelfOrder
from reader.ui.notes.grouping import Grouping
from reader.ui.notes.notes_screen import NotesScreen
from reader.ui.preferences.preference_store import Settings
from reader.ui.shell.bulk_run import BulkRun
from reader.ui.shell.history_dialog import HistoryDialog
from reader.ui.translation.translation import Translation

SIZE = "10,000 texts, 50,000 notes"
LIMIT, FIRST_SHOWN = 50, 150
_SETTLED_MS, _STEP_MS = 250, 400
_BUSY = 0.005
_MAX_WAIT = 240.0
"""Milliseconds and seconds; a turn of the event loop is busy above so many seconds of processor time."""


@dataclass(slots=True)
class Stall:
    """The longest turns of the event loop during a step, in seconds of processor time and by the clock."""

    processor: float = 0.0
    clock: float = 0.0
    total: float = 0.0


class LoopMeter:
    """Measures each turn of the event loop of this thread."""

    def __init__(self) -> None:
        """Begin to measure under no name."""
        self.stalls: dict[str, Stall] = {}
        self.busy_at = time.monotonic()
        self.name = "start"
        self._processor, self._clock = time.thread_time(), time.monotonic()
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._on_turn)
        dispatcher.aboutToBlock.connect(self._on_turn)

    def _on_turn(self) -> None:
        processor, clock = time.thread_time(), time.monotonic()
        self.record(self.name, processor - self._processor, clock - self._clock, clock)
        self._processor, self._clock = time.thread_time(), time.monotonic()

    def record(self, name: str, processor: float, duration: float, now: float) -> None:
        """Keep the times of one turn."""
        stall = self.stalls.setdefault(name, Stall())
        if processor > _BUSY:
            self.busy_at = now
            # a turn that only waits for events takes no processor time, and by the clock as long as it likes
            stall.clock = max(stall.clock, duration)
        stall.processor = max(stall.processor, processor)
        stall.total += processor


@dataclass(frozen=True, slots=True)
class Step:
    """What the reader does, and what ends it besides an idle window."""

    name: str
    act: Callable[[], object]
    until: Callable[[], bool] = lambda: True
    limit: float = LIMIT


class Session:
    """Does one step after another, each when the window has been idle for a while."""

    def __init__(self, steps: list[Step], meter: LoopMeter, done: Callable[[], object]) -> None:
        """Begin with the first step in a moment."""
        self._steps = deque(steps)
        self._meter = meter
        self._done = done
        self._step: Step | None = None
        self._begun = 0.0
        self.is_done = False
        self.ended = 0.0, 0.0
        QTimer.singleShot(3_000, self._next)

    def _next(self) -> None:
        if not self._is_over():
            QTimer.singleShot(_SETTLED_MS, self._next)
            return
        if not self._steps:
            self._meter.name = "closing"
            self.is_done = True
            self.ended = time.thread_time(), time.monotonic()
            self._done()
            return
        self._step = self._steps.popleft()
        self._begun = time.monotonic()
        QTimer.singleShot(_STEP_MS, self._next)
        QTimer.singleShot(0, partial(self._begin, self._step))

    def _begin(self, step: Step) -> None:
        self._meter.name = step.name
        step.act()

    def _is_over(self) -> bool:
        now = time.monotonic()
        if self._step is None or now - self._begun > _MAX_WAIT:
            return True
        return now - self._meter.busy_at > _SETTLED_MS / 1_000 and self._step.until()


class Reader:
    """What a reader does in the window."""

    def __init__(self, program: Application, library: Library) -> None:
        """Name the parts of the window."""
        self.program, self.library = program, library
        self.context, self.controller = program.context, program.controller
        self.window = self.controller.window
        self.changes = 0
        self.ids = sorted(text for text, _title, _author in library.texts.names())
        self.context.change_notifier.changed.connect(self._on_changed)

    def _on_changed(self, _changes: Changes, _initiator: object) -> None:
        self.changes += 1

    def steps(self) -> list[Step]:
        """Return the steps of the session."""
        return [*self._shelf(), *self._notes(), *self._elsewhere(), *self._many()]

    def _shelf(self) -> list[Step]:
        show = self.window.show_screen
        return [
            Step("shelf, first shown", partial(show, ScreenName.LIBRARY), limit=FIRST_SHOWN),
            Step("shelf, a turn of the wheel", lambda: self._wheel(self.shelf.shelf.view.viewport())),
            Step("shelf, to the end", lambda: self._to_end(self.shelf.shelf.view)),
            *(Step(f"shelf, sorted by {order}", partial(self._sort, order)) for order in ShelfOrder),
            *(Step(f"search field, {words!r}", partial(self._search, words)) for words in ("天", "天地", "书 3", "")),
            Step("shelf, on a track", lambda: self.shelf.shelf.bar.choose(self._on_track(Track.WORK))),
            Step("shelf, on any track", lambda: self.shelf.shelf.bar.choose(self._on_track(None))),
            Step("shelf, a text filed", lambda: self._file(3)),
            Step("shelf, all texts selected", self._select_all_texts),
            Step("shelf, a text selected", lambda: self.shelf.shelf.view.choose_at(5)),
            Step("shelf, a text removed", self._remove_text),
            Step("undo of a removed text", self._undo),
            Step("redo of a removed text", self._redo),
            Step("undo of a removed text, again", self._undo),
            Step("shelf as covers", self._covers),
            Step("covers, a turn of the wheel", lambda: self._wheel(self.shelf.shelf.view.viewport())),
            Step("shelf as rows", self._covers),
        ]

    def _notes(self) -> list[Step]:
        show = self.window.show_screen
        filters = ("君", "君子", "note 33", "tag:修身", "in:书3 君", "")
        groupings = (*Grouping, Grouping.TEXT)
        return [
            Step("notes screen, first shown", partial(show, ScreenName.NOTES), limit=FIRST_SHOWN),
            *(Step(f"notes, {one.value}", partial(self._group, one), limit=FIRST_SHOWN) for one in groupings),
            Step("notes, a turn of the wheel", lambda: self._wheel(self.notes.list.view.viewport())),
            Step("notes, to the end", lambda: self._to_end(self.notes.list.view)),
            *(Step(f"notes, filter {words!r}", partial(self._filter, words)) for words in filters),
            Step("notes, one recoloured", lambda: self._recolour(2)),
            Step("notes, one tagged", self._tag_one),
            Step("notes, one removed", lambda: self.context.annotation_commands.remove((self._first_note(),))),
            Step("undo of a removed note", self._undo),
            Step("notes, another screen", partial(show, ScreenName.LIBRARY)),
            Step("notes, shown again", partial(show, ScreenName.NOTES)),
        ]

    def _elsewhere(self) -> list[Step]:
        show, path = self.window.show_screen, inputs.PLACE / "new.txt"
        path.write_text("一个新的文本。\n" * 40 + str(time.time()), "utf-8")
        return [
            Step("a text opened", lambda: self.controller.navigation.open_at(self._text(4_000))),
            Step("a note there", lambda: self.context.annotation_commands.highlight(self._text(4_000), 3, 9, 2)),
            Step("shelf, shown after reading", partial(show, ScreenName.LIBRARY)),
            Step("another text opened", lambda: self.controller.navigation.open_at(self._text(700))),
            Step("shelf, shown after reading again", partial(show, ScreenName.LIBRARY)),
            Step("a text added", partial(self.controller.texts.add, [path]), self._is_added),
            Step("shelf, shown with the added text", partial(show, ScreenName.LIBRARY)),
            Step("progress screen, first shown", partial(show, ScreenName.PROGRESS)),
            Step("study screen, first shown", partial(show, ScreenName.STUDY)),
            Step("settings screen, first shown", partial(show, ScreenName.SETTINGS)),
            *(Step(f"{name.value} screen, shown again", partial(show, name)) for name in ScreenName),
            Step("palette, opened", partial(self._trigger, "palette")),
            Step("palette, a word typed", partial(self._type, "export")),
            Step("palette, closed", self._close_popup),
            Step("History, opened", partial(self._trigger, "history"), limit=100),
            Step("History, another point", self._choose_in_history),
            Step("History, closed", self._close_dialog),
        ]

    def _many(self) -> list[Step]:
        show, commands = self.window.show_screen, self.context.annotation_commands
        ids: list[str] = []
        return [
            Step("notes screen, for many", partial(show, ScreenName.NOTES)),
            Step("notes, all selected", self._select_all_notes),
            Step("notes, all ids", lambda: ids.extend(self.notes.list.view.chosen_ids())),
            Step("50,000 notes, the dialog of their tags", lambda: self.notes.list.ask_for_tags(ids)),
            Step("50,000 notes, that dialog closed", self._close_dialog),
            self._waiting("50,000 notes recoloured", lambda: commands.recolour_all(ids, 2)),
            self._waiting("50,000 notes underlined, and stopped", lambda: self._underline_and_stop(ids)),
            self._waiting("50,000 notes tagged", lambda: commands.tag_all(ids, ("many",), ())),
            self._waiting("undo of 50,000 tags", self._undo),
            self._waiting("redo of 50,000 tags", self._redo),
            Step("read screen, after many", partial(show, ScreenName.READ)),
            Step("notes screen, after many", partial(show, ScreenName.NOTES)),
            Step("History, with a step of 50,000", partial(self._trigger, "history"), limit=100),
            Step("History, closed again", self._close_dialog),
            self._waiting("50,000 notes removed", lambda: commands.remove(tuple(ids))),
            self._waiting("undo of 50,000 removed", self._undo),
            Step("shelf, after many", partial(show, ScreenName.LIBRARY)),
        ]

    def _waiting(self, name: str, act: Callable[[], object]) -> Step:
        """Return a step that ends when the views have been told of a change."""
        before = [0]

        def begin() -> None:
            before[0] = self.changes
            act()

        return Step(name, begin, lambda: self.changes > before[0])

    # --- parts of the window --------------------------------------------------------------------------------------

    @property
    def shelf(self) -> LibraryScreen:
        """Return the library screen."""
        screen = self.window.screen_widget(ScreenName.LIBRARY)
        assert isinstance(screen, LibraryScreen)
        return screen

    @property
    def notes(self) -> NotesScreen:
        """Return the notes screen."""
        screen = self.window.screen_widget(ScreenName.NOTES)
        assert isinstance(screen, NotesScreen)
        return screen

    # --- what is done ---------------------------------------------------------------------------------------------

    def _wheel(self, viewport: QWidget) -> None:
        for _turn in range(3):
            at = QPointF(200, 200)
            event = QWheelEvent(
                *(at, viewport.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton),
                *(Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
            )
            QApplication.sendEvent(viewport, event)

    def _to_end(self, view: QWidget) -> None:
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_End)

    def _sort(self, order: ShelfOrder) -> None:
        self.shelf.shelf.bar.order_changed.emit(order, False)

    def _search(self, words: str) -> None:
        field = self.shelf.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        field.setText(words)

    def _on_track(self, track: Track | None) -> ShelfFilter:
        return replace(self.shelf.shelf.bar.choice, track=track)

    def _file(self, row: int) -> None:
        text = self.shelf.shelf.model.shown()[row].text.id
        self.shelf.shelf.menu.refile_requested.emit([text], FilingChange(track=Track.RESEARCH))

    def _select_all_texts(self) -> None:
        self.shelf.shelf.view.selectAll()

    def _select_all_notes(self) -> None:
        self.notes.list.view.choose_all()

    def _type(self, words: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, words)

    def _remove_text(self) -> None:
        self.controller.texts.remove([self.shelf.shelf.model.shown()[7].text.id])

    def _undo(self) -> None:
        self.controller.undo()

    def _redo(self) -> None:
        self.controller.redo()

    def _covers(self) -> None:
        self.shelf.shelf.toggle_covers()

    def _group(self, grouping: Grouping) -> None:
        self.notes.all.group_by(grouping)

    def _filter(self, words: str) -> None:
        self.notes.all.choose(AnnotationFilter(text=words))

    def _underline_and_stop(self, ids: list[str]) -> None:
        runs: list[BulkRun] = []
        self.context.commands.bulk_begun.connect(runs.append)
        self.context.annotation_commands.set_style_of_all(ids, AnnotationStyle.UNDERLINE)
        self.context.commands.bulk_begun.disconnect(runs.append)
        QTimer.singleShot(_STEP_MS, runs[0].cancel)

    def _first_note(self) -> str:
        return self.notes.list.model.identity(2)

    def _recolour(self, row: int) -> None:
        note = self.notes.list.model.annotation(row)
        self.context.annotation_commands.recolour(note.id, note.colour % 5 + 1)

    def _tag_one(self) -> None:
        self.context.annotation_commands.tag_all((self._first_note(),), ("single",), ())

    def _text(self, number: int) -> str:
        return self.ids[number]

    def _is_added(self) -> bool:
        return not self.controller.texts.queue.is_busy

    def _trigger(self, name: str) -> None:
        self.context.action_set.of(name).trigger()

    def _close_popup(self) -> None:
        popup = QApplication.activePopupWidget()
        assert popup is not None
        popup.close()

    def _choose_in_history(self) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HistoryDialog)
        middle = dialog.list.model().index(dialog.list.topLevelItemCount() // 2, 0)
        dialog.list.setCurrentIndex(middle)

    def _close_dialog(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.reject()


def measure(chosen: str = "") -> list[Figure]:
    """Run the session over a copy of the library and return the longest stall of each step that ``chosen`` finds."""
    with tempfile.TemporaryDirectory(dir=inputs.PLACE) as home:
        for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            os.environ[name] = home
        original = large_library()
        path = Path(home) / "library.db"
        for part in original.parent.iterdir():
            if part.is_file():
                shutil.copy(part, path.parent / part.name)
        application = QApplication(sys.argv[:1])
        return _run(application, path, chosen)


def _run(application: QApplication, path: Path, chosen: str) -> list[Figure]:
    meter = LoopMeter()
    started, clock = time.thread_time(), time.monotonic()
    with Library.open(path, Clock().now()) as library:
        meter.record("library opened", time.thread_time() - started, time.monotonic() - clock, clock)
        translation = Translation(application, resource("translations"))
        program = build_first_page(application, library, Settings(library.preferences), translation, Clock())
        program.controller.window.resize(1440, 900)
        program.context.settings.change(closing_line="never")  # nobody is there to answer
        reader = Reader(program, library)
        steps = reader.steps()
        steps = [step for step in steps if re.search(chosen, step.name)]
        session = Session(steps, meter, program.controller.window.close)
        _WindowRun(application, program, "stalls", None, None).run([])
        assert session.is_done, "the session did not come to its end"
        processor, clock = time.thread_time() - session.ended[0], time.monotonic() - session.ended[1]
        meter.stalls["closing, to the last save"] = Stall(processor, clock, processor)
    limits = {step.name: step.limit for step in steps}
    return [
        Figure(
            name, SIZE, stall.processor * 1_000, "ms", limits.get(name, LIMIT),
            note=f"{stall.clock * 1_000:.0f} ms by the clock; {stall.total * 1_000:.0f} ms in all",
        )
        for name, stall in meter.stalls.items()
    ]  # fmt: skip


if __name__ == "__main__":
    write_figures(measure(*sys.argv[1:2]))
