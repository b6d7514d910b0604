"""Back up the library behind the window: after the first paint, every hour with changes, and at the end.

The first copy of a day is checked in full: so the pages of the library are, and nobody waits for it
(docs/decisions/0118).
"""

from __future__ import annotations

import sys
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.core.errors import Problem, ReaderError
from reader.services.backup_schedule import is_backup_due
from reader.ui.shell.context import AppContext
from reader.ui.translation.error_messages import error_message

_CHECK_MS = 5 * 60_000
"""Milliseconds between two looks at whether a backup is due; a machine that slept is late by no more than that."""


class BackupTimer(QObject):
    """Backs up the library in the background whenever a backup is due, and checks its pages once a day.

    ``damage_found`` is emitted once, when the library has turned out to be damaged; no backup is made any more then.
    That a backup failed is said once, until one succeeds or fails for another reason.
    """

    damage_found = Signal()

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.is_running = False
        self._last_failure = ""
        self._timer = QTimer(self, interval=_CHECK_MS)
        self._timer.timeout.connect(self.back_up_if_due)

    def start(self) -> None:
        """Make the first backup and the check of the day if they are due, and look again from time to time."""
        self._timer.start()
        self.back_up_if_due()

    @Slot()
    def back_up_if_due(self) -> None:
        """Begin a backup or a check, unless one is under way or none is due."""
        now = self._context.clock.now()
        library = self._context.library
        if self.is_running:
            return
        if library.is_damaged:
            self._report_damage()
        elif library.is_check_due(now):
            check = partial(library.back_up_checked, now) if is_backup_due(library, now) else library.check_pages
            self.is_running = True
            self._context.tasks.run(check, partial(self._on_checked, now), self._on_failed)
        elif is_backup_due(library, now):
            self.is_running = True
            self._context.tasks.run(partial(library.backup, None, now), self._on_made, self._on_failed)

    def finish(self) -> None:
        """Make the last backup if it is due, when the background work has ended."""
        self._timer.stop()
        now = self._context.clock.now()
        if is_backup_due(self._context.library, now):
            try:
                self._context.library.backup(None, now)
            except ReaderError as error:
                sys.stderr.write(error_message(error) + "\n")

    def _on_checked(self, now: datetime, _report: object) -> None:
        self._on_made(_report)
        self._context.library.note_check(now)

    def _on_made(self, _report: object) -> None:
        self.is_running = False
        self._last_failure = ""

    def _on_failed(self, error: ReaderError) -> None:
        self.is_running = False
        if error.problem is Problem.LIBRARY_DAMAGED:
            self._context.library.note_damage()
            self._report_damage()
        elif (message := error_message(error)) != self._last_failure:
            self._last_failure = message
            self._context.toast.show_error(error)

    def _report_damage(self) -> None:
        self._timer.stop()
        self.damage_found.emit()
