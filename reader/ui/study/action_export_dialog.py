"""Ask in which format and into which file actions are written, and what of a file is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHeaderView, QLineEdit, QTreeWidgetItem, QWidget
from typing_extensions import override

from reader.core.study.actions import ActionState
from reader.exporters.actions.formats import ICS, LABELS, SUFFIXES, TASKS
from reader.exporters.actions.tasks import ActionOffer
from reader.ui.study.action_labels import state_label
from reader.ui.translation.day_labels import compact_date
from reader.ui.widgets.button import Button
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.field import ComboBox
from reader.ui.widgets.item_view import ColumnList
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Form, Row
from reader.ui.widgets.start_folder import DOCUMENTS, start_folder

_WIDTH = 400


@dataclass(frozen=True, slots=True)
class ActionExportChoice:
    """The file, its format of `LABELS`, and whether a calendar gets events."""

    path: Path
    form: str
    as_events: bool


class ActionExportDialog(Dialog):
    """Ask for the format and the file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Export Actions"), parent)
        names = ((QCoreApplication.translate("ActionExport", label), form) for form, label in LABELS.items())
        self.format = ComboBox(names)
        self.path = QLineEdit()
        self.as_events = QCheckBox(self.tr("As events, for calendars that ignore to-dos"))
        form = Form()
        form.addRow(self.tr("Format"), self.format)
        row = Row(margins=0)
        row.add(self.path, Button(self.tr("Choose…"), self._ask_for_file, auto_default=False), grows=self.path)
        form.addRow(self.tr("File"), row)
        self.path.setMinimumWidth(_WIDTH)
        self.path.setAccessibleName(self.tr("File"))
        self.column.add(form, self.as_events)
        self.buttons.add_cancel()
        self._accept = self.buttons.add_accept(self.tr("Export"))
        self.format.currentIndexChanged.connect(self._on_format_current_index_changed)
        self.path.textChanged.connect(self._on_path_text_changed)
        folder = start_folder(DOCUMENTS)
        self.path.setText(str(Path(folder) / self.tr("Actions")))
        self._on_format_current_index_changed()

    def answer(self) -> ActionExportChoice:
        """Return what was chosen."""
        path = Path(self.path.text().strip()).expanduser()
        return ActionExportChoice(path, self._form, self.as_events.isChecked() and self._form == ICS)

    @property
    def _form(self) -> str:
        return str(self.format.currentData())

    @override
    def accept(self) -> None:
        """Ask for a file first if there is none."""
        if self.path.text().strip():
            super().accept()

    @Slot()
    def _on_format_current_index_changed(self) -> None:
        path = self.path.text().strip()
        stem = next((path.removesuffix(end) for end in {*SUFFIXES.values()} if path.endswith(end)), path)
        self.path.setText(stem + SUFFIXES[self._form] if path else "")
        self.as_events.setVisible(self._form == ICS)
        merged = self.tr("Your changes in the file are kept. You can bring them into your actions afterwards.")
        whole = self.tr("The file will be overwritten.")
        self.outcome.setText(merged if self._form == TASKS else whole)

    @Slot()
    def _on_path_text_changed(self) -> None:
        self._accept.setEnabled(bool(self.path.text().strip()))

    @Slot()
    def _ask_for_file(self) -> None:
        options = QFileDialog.Option.DontConfirmOverwrite if self._form == TASKS else QFileDialog.Option(0)
        suffix = SUFFIXES[self._form]
        path, _filter = QFileDialog.getSaveFileName(
            self, self.tr("Export Actions"), self.path.text(), f"*{suffix}", options=options
        )
        if path:
            self.path.setText(path if path.endswith(suffix) else path + suffix)


class ActionOffersDialog(Dialog):
    """List what a file of tasks says otherwise than the library; the checked ones are taken."""

    def __init__(self, offers: Sequence[ActionOffer], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Changed in the File"), parent)
        self._offers = offers
        explanation = self.tr("These actions were changed in the file. Accepting the changes can be undone.")
        self._list = ColumnList((self.tr("Action"), self.tr("In the file")), self.windowTitle())
        self._list.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for offer in offers:
            item = QTreeWidgetItem([offer.what, self._offered(offer)])
            item.setCheckState(0, Qt.CheckState.Checked)
            self._list.addTopLevelItem(item)
        self.buttons.add_reject(self.tr("Ignore"))
        self.buttons.add_accept(self.tr("Accept"))
        self.column.add(Label(explanation, wraps=True), self._list)
        self.resize(640, 380)

    def chosen(self) -> list[ActionOffer]:
        """Return the offers that are checked."""
        items = (self._list.topLevelItem(number) for number in range(self._list.topLevelItemCount()))
        checked = [item is not None and item.checkState(0) == Qt.CheckState.Checked for item in items]
        return [offer for offer, is_checked in zip(self._offers, checked, strict=True) if is_checked]

    def _offered(self, offer: ActionOffer) -> str:
        parts = []
        if offer.state is not None:
            is_dated = offer.done is not None and offer.state in {ActionState.DONE, ActionState.DROPPED}
            day = compact_date(offer.done) if is_dated and offer.done is not None else ""
            parts.append(f"{state_label(offer.state)} {day}".rstrip())
        if offer.due is not None:
            parts.append(self.tr("by {day}").format(day=compact_date(offer.due)))
        return self.tr(", ").join(parts)
