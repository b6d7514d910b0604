"""Check the library at the reader's wish, and mend it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reader.core.changes import Changes
from reader.services.library_check import check_file, repaired_rows
from reader.storage.integrity import IntegrityReport
from reader.ui.shell.context import AppContext


class CheckController(QObject):
    """Shows the dialog over the window, and leads to the backups where only they can help."""

    def __init__(self, context: AppContext, window: QWidget, show_backups: Callable[[], object]) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._show_backups = show_backups

    def show(self) -> None:
        """Check the library, and show what is wrong with it."""
        from reader.ui.backups.check_dialog import CheckDialog

        self._context.commands.flush_requested.emit()
        library, now = self._context.library, self._context.clock.now()
        if library.path is None:
            return  # one in memory has no file, and can only be reached from the thread of the window
        check = partial(check_file, library.path, now)
        dialog = CheckDialog(check, self._repair, self._context.tasks, self._window)
        wants_backups = dialog.exec()
        dialog.deleteLater()
        if wants_backups:
            self._show_backups()

    def _repair(self) -> IntegrityReport | None:
        reports: list[IntegrityReport] = []

        def repair() -> Changes:
            reports.append(self._context.library.check(repair=True, now=self._context.clock.now()))
            return repaired_rows(reports[0])

        return reports[0] if self._context.commands.run(repair, self) else None
