"""Open what others handed over, from the menu or as files that were chosen or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from reader.importers.study.formats import is_exchange_file
from reader.ui.shell.context import AppContext
from reader.ui.study.given_file_views import GIVEN_FILE_VIEWS, GivenFileViewSpec
from reader.ui.study.open_given_dialog import OpenGivenDialog


class GivenFileController(QObject):
    """Show the dialog that opens what the reader was given."""

    def __init__(
        self, context: AppContext, window: QWidget, views: Sequence[GivenFileViewSpec] = GIVEN_FILE_VIEWS
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._views = views

    @Slot()
    def show(self) -> None:
        """Ask for files or text."""
        self._dialog().open()

    def open_files(self, paths: Sequence[Path]) -> None:
        """Open files that were handed over."""
        dialog = self._dialog()
        dialog.open_files(paths)
        dialog.open()

    def add_chosen(self, paths: Sequence[Path]) -> list[Path]:
        """Open the files among those that were chosen or dropped that were handed over; return the others."""
        given = [path for path in paths if self._views and is_exchange_file(path)]
        if given:
            self.open_files(given)
        return [path for path in paths if path not in given]

    def _dialog(self) -> OpenGivenDialog:
        dialog = OpenGivenDialog(self._context, self._window, self._views)
        dialog.finished.connect(dialog.deleteLater)
        return dialog
