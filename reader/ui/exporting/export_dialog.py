"""Ask for the options of an export, and preview what it would change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reader.core.errors import ReaderError
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.export_folder import ExportReport
from reader.exporters.export_run import ExportOptions
from reader.exporters.formats import ALL_FORMATS, MARKDOWN
from reader.exporters.markdown.document import DocumentScope
from reader.exporters.markdown.templates import BUILT_IN
from reader.ui.exporting.export_runner import ExportRunner
from reader.ui.preferences import Settings
from reader.ui.translation.error_messages import error_message

_FORMATS = {
    "markdown": QT_TRANSLATE_NOOP("ExportDialog", "Markdown, merged with what you wrote in the files"),
    "html": QT_TRANSLATE_NOOP("ExportDialog", "Web page (HTML)"),
    "csv": QT_TRANSLATE_NOOP("ExportDialog", "Table (CSV)"),
    "json": QT_TRANSLATE_NOOP("ExportDialog", "All notes in one file (JSON)"),
    "jsonld": QT_TRANSLATE_NOOP("ExportDialog", "Web annotations (JSON-LD)"),
    "anki": QT_TRANSLATE_NOOP("ExportDialog", "Cards for Anki"),
}
_TEMPLATES = {
    "plain": QT_TRANSLATE_NOOP("ExportDialog", "Plain"),
    "obsidian": "Obsidian",
    "logseq": "Logseq",
    "study-report": QT_TRANSLATE_NOOP("ExportDialog", "Study report"),
}
_PER = {
    DocumentScope.TEXT: QT_TRANSLATE_NOOP("ExportDialog", "One file for each text"),
    DocumentScope.DAY: QT_TRANSLATE_NOOP("ExportDialog", "One file for each day"),
    DocumentScope.TAG: QT_TRANSLATE_NOOP("ExportDialog", "One file for each tag"),
    DocumentScope.ALL: QT_TRANSLATE_NOOP("ExportDialog", "One file for everything"),
}
_PAUSE = 200
"""Milliseconds after the last choice before the dry run begins."""


class ExportDialog(QDialog):
    """Choose folder, texts, format, template and files; the table previews the changes of each file.

    ``text`` is the id of the open text, or "".
    """

    def __init__(self, exporting: ExportRunner, settings: Settings, text: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._runner = exporting
        self._settings = settings
        self._text = text
        self._labels = {name: QLabel() for name in ("folder", "what", "format", "template", "per", "told")}
        for label in self._labels.values():
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._labels["told"].setWordWrap(True)
        self._labels["told"].setProperty("role", "muted")
        self._folder, self._choose = QLineEdit(settings.values.export_folder), QPushButton()
        self._what, self._format, self._template, self._per = (QComboBox() for _ in range(4))
        self._on_save = QCheckBox()
        self._table = QTableWidget(0, 6)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._accept = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._preview_timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._fill()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._preview_timer.start()

    def options(self) -> ExportOptions:
        """Return the chosen options."""
        folder = Path(self._folder.text().strip())
        per = DocumentScope(self._per.currentData()) if self._format.currentData() == MARKDOWN else DocumentScope.TEXT
        return ExportOptions(folder, str(self._format.currentData()), str(self._template.currentData()), per)

    def texts(self) -> list[str]:
        """Return the ids of the texts to export."""
        return [self._text] if self._what.currentData() == "one" else self._runner.texts_with_notes()

    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.setWindowTitle(self.tr("Export Notes"))
        self._labels["folder"].setText(self.tr("Folder"))
        self._labels["what"].setText(self.tr("What"))
        self._labels["format"].setText(self.tr("Format"))
        self._labels["template"].setText(self.tr("Template"))
        self._labels["per"].setText(self.tr("Files"))
        self._choose.setText(self.tr("Choose…"))
        self._on_save.setText(self.tr("Export again by itself whenever notes change"))
        self._accept.setText(self.tr("Export"))
        headings = (self.tr("File"), self.tr("New"), self.tr("Follow the library"), self.tr("Edited by you"))
        self._table.setHorizontalHeaderLabels([*headings, self.tr("Removed"), self.tr("Changed on both sides")])
        for box in (self._what, self._format, self._template, self._per):
            for index in range(box.count()):
                label = box.itemData(index, Qt.ItemDataRole.UserRole + 1)
                if label:
                    box.setItemText(index, QCoreApplication.translate("ExportDialog", label))

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @override
    def accept(self) -> None:
        """Save the options for the next time, and start the export."""
        if not self._folder.text().strip():
            self._on_choose_clicked()
            return
        options = self.options()
        self._settings.change(
            export_folder=str(options.folder),
            export_on_save=self._on_save.isChecked(),
            **(
                {"export_template": options.template, "export_per": options.per.value}
                if options.form == MARKDOWN
                else {}
            ),
        )
        self._runner.export(self.texts(), options)
        super().accept()

    def _fill(self) -> None:
        values = self._settings.values
        if self._text:
            _add(self._what, "one", QT_TRANSLATE_NOOP("ExportDialog", "The notes of this text"))
        _add(self._what, "all", QT_TRANSLATE_NOOP("ExportDialog", "The notes of all texts"))
        for name in ALL_FORMATS:
            _add(self._format, name, _FORMATS[name])
        for name in BUILT_IN:
            _add(self._template, name, _TEMPLATES[name])
        if values.export_template not in BUILT_IN:
            self._add_own(values.export_template)
        _add(self._template, "", QT_TRANSLATE_NOOP("ExportDialog", "A file of your own…"))
        for per, label in _PER.items():
            _add(self._per, per.value, label)
        self._template.setCurrentIndex(max(0, self._template.findData(values.export_template)))
        self._per.setCurrentIndex(max(0, self._per.findData(values.export_per)))
        self._on_save.setChecked(values.export_on_save)

    def _add_own(self, path: str) -> None:
        self._template.insertItem(len(BUILT_IN), Path(path).name, path)

    def _lay_out(self) -> None:
        folder = QWidget()
        row = QHBoxLayout(folder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._folder, 1)
        row.addWidget(self._choose)
        form = QFormLayout()
        form.addRow(self._labels["folder"], folder)
        for name, box in (("what", self._what), ("format", self._format)):
            form.addRow(self._labels[name], box)
        form.addRow(self._labels["template"], self._template)
        form.addRow(self._labels["per"], self._per)
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addLayout(form)
        for widget in (self._table, self._labels["told"], self._on_save, self._buttons):
            column.addWidget(widget)
        self.resize(780, 560)

    def _connect(self) -> None:
        self._choose.clicked.connect(self._on_choose_clicked)
        self._folder.textChanged.connect(self._on_choice_changed)
        for box in (self._what, self._format, self._per):
            box.currentIndexChanged.connect(self._on_choice_changed)
        self._template.activated.connect(self._on_template_activated)
        self._preview_timer.timeout.connect(self._on_preview_timer_timeout)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._runner.dry_run_finished.connect(self._on_runner_dry_run_finished)
        self._runner.failed.connect(self._on_runner_failed)

    @Slot()
    def _on_choice_changed(self) -> None:
        markdown = self._format.currentData() == MARKDOWN
        self._template.setEnabled(markdown)
        self._per.setEnabled(markdown)
        self._preview_timer.start()

    @Slot(int)
    def _on_template_activated(self, index: int) -> None:
        if not self._template.itemData(index):
            path, _kind = QFileDialog.getOpenFileName(self, self.tr("Template"), "", "Jinja2 (*.j2 *.md *.txt)")
            if path:
                self._add_own(path)
            self._template.setCurrentIndex(max(0, self._template.findData(path or "plain")))
        self._on_choice_changed()

    @Slot()
    def _on_choose_clicked(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for notes"), self._folder.text())
        if folder:
            self._folder.setText(folder)

    @Slot()
    def _on_preview_timer_timeout(self) -> None:
        self._accept.setEnabled(True)
        self._labels["told"].setText("")
        self._table.setRowCount(0)
        if self._folder.text().strip():
            self._labels["told"].setText(self.tr("Looking at the files…"))
            self._runner.dry_run(self.texts(), self.options())

    @Slot(list)
    def _on_runner_dry_run_finished(self, reports: Sequence[ExportReport]) -> None:
        self._table.setRowCount(len(reports))
        for row, report in enumerate(reports):
            counts = (report.added, report.updated, report.kept, report.removed, report.conflicts)
            for column, value in enumerate((report.path.name, *counts)):
                item = QTableWidgetItem(str(value))
                item.setToolTip(str(report.path) if column == 0 else "")
                self._table.setItem(row, column, item)
        conflict_notice = self.tr(
            "Where a note was changed on both sides, the file will show both versions; nothing is lost."
        )
        self._labels["told"].setText(conflict_notice if any(report.conflicts for report in reports) else "")

    @Slot(object)
    def _on_runner_failed(self, error: ReaderError) -> None:
        self._labels["told"].setText(error_message(error))


def _add(box: QComboBox, data: str, label: str) -> None:
    box.addItem(label, data)
    box.setItemData(box.count() - 1, label, Qt.ItemDataRole.UserRole + 1)
