"""Offer to apply edits that were made in exported files to the notes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QTreeWidgetItem,
    QWidget,
)

from reader.exporters.export_folder import NoteEdit
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.item_view import ColumnList
from reader.ui.widgets.label import Label


class NoteEditsDialog(Dialog):
    """List the notes in both versions; the checked ones are taken into the library."""

    def __init__(self, edits: Sequence[NoteEdit], parent: QWidget | None) -> None:
        super().__init__(self.tr("Notes Edited in the Files"), parent)
        self._edits = edits
        explanation = self.tr(
            "You edited these notes in your files. You can update the notes in the library to match, and undo it later."
        )
        self._list = ColumnList((self.tr("In the file"), self.tr("In the library")), self.windowTitle())
        self._list.wrap_words()
        self._list.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for edit in edits:
            item = QTreeWidgetItem([edit.after, edit.before])
            item.setCheckState(0, Qt.CheckState.Checked)
            self._list.addTopLevelItem(item)
        self.buttons.add_reject(self.tr("Not Now"))
        self.buttons.add_accept(self.tr("Update Notes"))
        self.column.add(Label(explanation, wraps=True), self._list)
        self.resize(720, 440)

    def chosen(self) -> list[NoteEdit]:
        """Return the edits that are checked."""
        items = (self._list.topLevelItem(number) for number in range(self._list.topLevelItemCount()))
        checked = [item is not None and item.checkState(0) == Qt.CheckState.Checked for item in items]
        return [edit for edit, is_checked in zip(self._edits, checked, strict=True) if is_checked]
