"""List in a dialog the files that could not be added, by reason, and the texts of which something was left out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QHeaderView,
    QTreeView,
    QWidget,
)

from reader.core.errors import ReaderError
from reader.exporters.atomic_write import write_whole
from reader.services.importing.import_progress import IncompleteText
from reader.ui.importing.failure_list import as_lines, failures_model
from reader.ui.translation.error_messages import error_message, join_sentences
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.label import Label
from reader.ui.widgets.start_folder import DOCUMENTS, start_folder
from reader.ui.widgets.wrapped_rows import WrappedRows

_FOLDER_WIDTH = 250


class FailuresDialog(Dialog):
    """The files that could not be added, each with the reason, and the texts that are not whole."""

    def __init__(
        self, failures: Sequence[ReaderError], parent: QWidget, incomplete: Sequence[IncompleteText] = ()
    ) -> None:
        super().__init__(self.tr("Files Not Added") if failures else self.tr("Left-Out Content"), parent)
        self._failures = failures
        self._incomplete = incomplete
        self.resize(840, 520)
        self._message = Label(join_sentences(self._explanation()), wraps=True)
        self.buttons.add_close()
        for text, clicked in (
            (self.tr("Copy"), self._on_copy_clicked),
            (self.tr("Save List…"), self._on_save_clicked),
        ):
            self.buttons.add_action(text, clicked).setAutoDefault(False)
        self.column.add(self._message, self._make_list())

    def _explanation(self) -> list[str]:
        sentences = []
        if self._failures:
            sentences.append(self.tr("%n file(s) could not be added. Nothing was changed.", None, len(self._failures)))
        if self._incomplete:
            sentences.append(self.tr("%n text(s) were added, but incomplete.", None, len(self._incomplete)))
        return sentences

    def save(self, path: Path) -> None:
        """Write the list to a file, and show a message or the error."""
        try:
            write_whole(path, as_lines(self._failures, self._incomplete).encode())
        except ReaderError as error:
            self.outcome.setText(error_message(error))
        else:
            self.outcome.show_written(self.tr("List saved to {path}.").format(path=path), path)

    def _make_list(self) -> QTreeView:
        view = QTreeView()
        model = failures_model(self._failures, self._incomplete, self)
        view.setModel(model)
        view.setHeaderHidden(True)
        WrappedRows(view)
        view.setAllColumnsShowFocus(True)
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        view.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        view.setAccessibleName(self.windowTitle())
        view.header().setStretchLastSection(False)
        view.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        view.header().resizeSection(1, _FOLDER_WIDTH)
        view.expandAll()
        for row in range(model.rowCount()):
            view.setFirstColumnSpanned(row, view.rootIndex(), True)
        return view

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(as_lines(self._failures, self._incomplete))

    @Slot()
    def _on_save_clicked(self) -> None:
        folder = start_folder(DOCUMENTS)
        name = str(Path(folder, self.windowTitle() + ".txt"))
        path, _chosen = QFileDialog.getSaveFileName(self, self.tr("Save List"), name, self.tr("Text (*.txt)"))
        if path:
            self.save(Path(path))
