"""Open the rota of hosts, and take in and write out the lessons of many days."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.exporters.lesson_plan import SUFFIXES
from reader.services.study.lesson_plan import write_lesson_plan
from reader.services.study.set_lessons import SetLessons, set_lessons
from reader.ui.shell.context import AppContext
from reader.ui.widgets.start_folder import DOCUMENTS, start_folder


class LessonFiles(QObject):
    """The files of lessons, and the dialog of the rota; ``window`` is the parent of the dialogs."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    @Slot()
    def edit_rota(self) -> None:
        """Edit the rota of hosts."""
        from reader.ui.study.rota_dialog import RotaDialog

        RotaDialog(self._context, parent=self._window).exec()

    @Slot()
    def ask_for_table(self) -> None:
        """Ask for a table that sets lessons for days."""
        path, _filter = QFileDialog.getOpenFileName(
            self._window, self.tr("Set Lessons from a Table"), _documents(), self.tr("Tables (*.csv *.tsv *.txt)")
        )
        if path:
            self.take_table(Path(path))

    def take_table(self, path: Path) -> None:
        """Set the lessons of a table, and say what became of its rows."""
        done: list[SetLessons] = []

        def taken() -> Changes | None:
            found, changes = set_lessons(self._context.library, path, self._context.clock.now())
            done.append(found)
            return changes

        commands = self._context.commands
        if commands.run(taken, self, message=lambda _changes: self._outcome(done[0])) and not done[0].added:
            self._context.toast.show_message(self._outcome(done[0]))

    @Slot()
    def ask_for_export(self) -> None:
        """Ask for a file, and write the lessons of the last and the next month to it."""
        filters = ";;".join(
            (self.tr("Markdown (*.md)"), self.tr("Tables (*.csv)"), self.tr("Calendars (*.ics)")),
        )
        name = str(Path(_documents()) / self.tr("Lessons"))
        path, chosen = QFileDialog.getSaveFileName(self._window, self.tr("Export Lessons"), name, filters)
        if path:
            suffix = next((suffix for suffix in SUFFIXES if f"*{suffix}" in chosen), SUFFIXES[0])
            self.export(Path(path if path.lower().endswith(SUFFIXES) else path + suffix))

    def export(self, path: Path) -> None:
        """Write the lessons to a file, and say so."""
        now = self._context.clock.now()
        try:
            number = write_lesson_plan(self._context.library, path, (None, None), QCoreApplication.translate, now)
        except ReaderError as error:
            self._context.toast.show_error(error.with_path(path))
            return
        message = self.tr("%n lesson(s) exported to {path}.", "", number).format(path=path)
        self._context.toast.show_written(message, path)

    def _outcome(self, done: SetLessons) -> str:
        sentence = self.tr("%n lesson(s) scheduled.", "", done.added)
        if done.passed:
            lines = ", ".join(str(row.line) for row in done.passed[:5])
            more = self.tr("%n line(s) skipped: {lines}.", "", len(done.passed)).format(lines=lines)
            return f"{sentence} {more}"
        return sentence


def _documents() -> str:
    return start_folder(DOCUMENTS)
