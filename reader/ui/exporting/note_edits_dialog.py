"""Offer to apply edits that were made in exported files to the notes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reader.exporters.export_folder import NoteEdit


class NoteEditsDialog(QDialog):
    """List the notes in both versions; the checked ones are taken into the library."""

    def __init__(self, edits: Sequence[NoteEdit], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._edits = edits
        self._explanation = QLabel()
        self._explanation.setTextFormat(Qt.TextFormat.PlainText)
        self._explanation.setWordWrap(True)
        self._list = QTreeWidget()
        self._list.setRootIsDecorated(False)
        self._list.setWordWrap(True)
        self._list.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for edit in edits:
            item = QTreeWidgetItem([edit.after, edit.before])
            item.setCheckState(0, Qt.CheckState.Checked)
            for side in range(2):
                item.setTextAlignment(side, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self._list.addTopLevelItem(item)
        self._buttons = QDialogButtonBox()
        self._take = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._reject = self._buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        for widget in (self._explanation, self._list, self._buttons):
            column.addWidget(widget)
        self.resize(720, 440)
        self.retranslate()

    def chosen(self) -> list[NoteEdit]:
        """Return the edits that are checked."""
        items = (self._list.topLevelItem(number) for number in range(self._list.topLevelItemCount()))
        checked = [item is not None and item.checkState(0) == Qt.CheckState.Checked for item in items]
        return [edit for edit, is_checked in zip(self._edits, checked, strict=True) if is_checked]

    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.setWindowTitle(self.tr("Notes Edited in the Files"))
        self._explanation.setText(
            self.tr("These notes read differently in your files. Taking them changes the notes here; it can be undone.")
        )
        self._list.setHeaderLabels([self.tr("In the file"), self.tr("Here")])
        self._take.setText(self.tr("Take into the Notes"))
        self._reject.setText(self.tr("Leave"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
