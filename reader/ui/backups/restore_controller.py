"""Let the reader choose what to restore from, and restore it as one step of undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.services.backups import RestoreReport, restore_from
from reader.services.restore_target import OpenLibrary
from reader.storage.restore_preview import RestorePreview
from reader.ui.backups.backup_labels import joined
from reader.ui.shell.context import AppContext
from reader.ui.translation.durations import length

if TYPE_CHECKING:
    from reader.ui.backups.restore_dialog import RestoreDialog


class RestoreController(QObject):
    """Shows the dialog over the window; ``restored`` is emitted when there may be texts that are not indexed yet."""

    restored = Signal()

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._library = context.library
        self._window = window

    def show(self) -> None:
        """Show the backups, and restore from the one that the reader chooses."""
        from reader.ui.backups.restore_dialog import RestoreDialog

        try:
            target = OpenLibrary(self._library)
        except ReaderError as error:
            self._context.toast.show_error(error)
            return
        self._context.commands.flush_requested.emit()
        context = self._context
        dialog = RestoreDialog(target, context.tasks, context.clock.now(), context.appearance.theme, self._window)
        try:
            if context.commands.ask(dialog, partial(self._restore, dialog)):
                self.restored.emit()
        finally:
            dialog.release()
            dialog.deleteLater()

    def _restore(self, dialog: RestoreDialog) -> bool:
        source, as_it_was, backup = dialog.source, dialog.as_it_was, dialog.backup
        assert source is not None
        reports: list[RestoreReport] = []

        def restore() -> Changes | None:
            now = self._context.clock.now()
            reports.append(restore_from(self._library, source, now, as_it_was=as_it_was, backup=backup))
            return reports[0].changes

        def message(changes: Changes) -> str:
            return self._message(reports[0].preview) if changes.step else ""

        if not self._context.commands.run(restore, self, message=message):
            return False
        if not (reports[0].changes and reports[0].changes.step):
            self._context.toast.show_message(self._message(reports[0].preview))
        return True

    def _message(self, preview: RestorePreview) -> str:
        comes, changes, goes = preview.comes, preview.changes, preview.goes
        parts = (
            self.tr("%n text(s) restored", None, comes.texts) if comes.texts else "",
            self.tr("%n note(s) restored", None, comes.notes) if comes.notes else "",
            self.tr("{length} of reading restored").format(length=length(comes.seconds)) if comes.seconds else "",
            self.tr("%n text(s) reverted", None, changes.texts) if changes.texts else "",
            self.tr("%n note(s) reverted", None, changes.notes) if changes.notes else "",
            self.tr("%n text(s) removed", None, goes.texts) if goes.texts else "",
            self.tr("%n note(s) removed", None, goes.notes) if goes.notes else "",
        )
        what = joined(*parts)
        return self.tr("Restore complete: {what}.").format(what=what) if what else self.tr("The library was restored.")
