"""Make a talk of a topic or of chosen notes, and write it into a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog, QWidget

from reader.ui.shell.context import AppContext

if TYPE_CHECKING:
    from reader.core.study.talk import TalkForm, TalkSource
    from reader.exporters.talk import Talk


class TalkController(QObject):
    """Ask for minutes, form and file, and write a talk in the background."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    @Slot(object)
    def ask_and_write(self, source: TalkSource) -> None:
        """Ask how long the talk takes and where it is saved; nothing is written before."""
        from reader.ui.exporting.talk_dialog import TalkDialog

        self._context.commands.flush_requested.emit()
        dialog = TalkDialog(self._context, source, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.path is not None:
            self.write(dialog.talk, dialog.form, dialog.path)

    def write(self, talk: Talk, form: TalkForm, path: Path) -> None:
        """Write a talk into a file."""
        from reader.services.study.talks import write_talk

        toast = self._context.toast
        message = self.tr("Talk saved to {path}.").format(path=path)
        self._context.tasks.run(
            partial(write_talk, talk, form, path, self._context.clock.now()),
            lambda _result: toast.show_written(message, path),
            toast.show_error,
        )
