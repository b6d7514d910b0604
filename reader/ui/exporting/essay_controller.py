"""Export a topic or chosen notes as an essay to a Markdown file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.ui.shell.context import AppContext
from reader.ui.widgets.start_folder import DOCUMENTS, start_folder

if TYPE_CHECKING:
    from reader.exporters.essay import Essay


class EssayController(QObject):
    """Ask for a file, starting in the folder for notes, and write an essay to it in the background."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    @Slot(object)
    def ask_and_write(self, essay: Essay) -> None:
        """Ask for the file and write it; an existing one is replaced only if the reader confirms it."""
        from reader.exporters.essay import essay_name

        folder = start_folder(DOCUMENTS, self._context.settings.values.export_folder)
        suggested = str(Path(folder) / essay_name(essay))
        path, _kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Export as Essay"), suggested, "Markdown (*.md)"
        )
        if path:
            self.write(essay, Path(path))

    def write(self, essay: Essay, path: Path) -> None:
        """Write an essay to a file."""
        from reader.exporters.essay import write_essay

        toast = self._context.toast
        message = self.tr("Notes exported to {path}.").format(path=path)
        self._context.tasks.run(
            partial(write_essay, essay, path), lambda _result: toast.show_written(message, path), toast.show_error
        )
