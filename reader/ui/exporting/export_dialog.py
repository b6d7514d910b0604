"""Ask for the options of an export, and preview what it would change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from typing_extensions import override

from reader.core.errors import Problem, ReaderError
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.docx import has_docx
from reader.exporters.export_folder import ExportReport
from reader.exporters.export_run import ExportOptions
from reader.exporters.formats import COPY, DOCX, LABELS, MARKDOWN, ORG
from reader.exporters.markdown.document import DocumentScope
from reader.exporters.markdown.templates import BUILT_IN
from reader.ui.appearance.sizes import DENSE_ROW_HEIGHT
from reader.ui.exporting.export_runner import ExportRunner
from reader.ui.preferences.preference_store import Settings
from reader.ui.translation.error_messages import error_message
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.field import ComboBox, FolderField
from reader.ui.widgets.layout import Form
from reader.ui.widgets.start_folder import DOCUMENTS, start_folder

_TEMPLATES = {
    "plain": QT_TRANSLATE_NOOP("ExportDialog", "Plain"),
    "obsidian": "Obsidian",
    "logseq": "Logseq",
    "outline": QT_TRANSLATE_NOOP("ExportDialog", "Outline (Logseq, Roam)"),
    "study-report": QT_TRANSLATE_NOOP("ExportDialog", "Study report"),
}
_PER = {
    DocumentScope.TEXT: QT_TRANSLATE_NOOP("ExportDialog", "One file per text"),
    DocumentScope.DAY: QT_TRANSLATE_NOOP("ExportDialog", "One file per day"),
    DocumentScope.TAG: QT_TRANSLATE_NOOP("ExportDialog", "One file per tag"),
    DocumentScope.ALL: QT_TRANSLATE_NOOP("ExportDialog", "A single file"),
}
_PAUSE = 200
"""Milliseconds after the last choice before the dry run begins."""


class ExportDialog(Dialog):
    """Choose folder, texts, format, template and files; the table previews the changes of each file.

    ``text`` is the id of the open text, or "".
    """

    def __init__(self, exporting: ExportRunner, settings: Settings, text: str, parent: QWidget | None) -> None:
        super().__init__(self.tr("Export Notes"), parent)
        self._runner = exporting
        self._settings = settings
        self._text = text
        self._folder = FolderField(settings.values.export_folder)
        one = (self.tr("Notes in this text"), "one")
        all_texts = (self.tr("Notes in all texts"), "all")
        self._what = ComboBox((one, all_texts) if text else (all_texts,))
        self._format = ComboBox(
            (QCoreApplication.translate("ExportFormat", label), name) for name, label in LABELS.items()
        )
        self._template = ComboBox((_label(_TEMPLATES[name]), name) for name in BUILT_IN)
        self._per = ComboBox((_label(label), per.value) for per, label in _PER.items())
        self._covers = QCheckBox(self.tr("Put the cover beside the file and link to it"))
        self._keys = QCheckBox(self.tr("Give a citation key to each text that has none"))
        self._on_save = QCheckBox(self.tr("Export automatically when notes change"))
        self._table = QTableWidget(0, 6)
        self.buttons.add_cancel()
        self._accept = self.buttons.add_accept(self.tr("Export"))
        self._preview_timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._choose_last_options()
        self._lay_out()
        self._connect()
        self._preview_timer.start()

    def options(self) -> ExportOptions:
        """Return the chosen options."""
        folder = Path(self._folder.line.text().strip())
        per = DocumentScope(self._per.currentData()) if self._format.currentData() == MARKDOWN else DocumentScope.TEXT
        form, template = str(self._format.currentData()), str(self._template.currentData())
        covers = self._has_covers() and self._covers.isChecked()
        keys = self._has_keys() and self._keys.isChecked()
        return ExportOptions(folder, form, template, per, covers=covers, citation_keys=keys)

    def texts(self) -> list[str]:
        """Return the ids of the texts to export."""
        return [self._text] if self._what.currentData() == "one" else self._runner.texts_with_notes()

    @override
    def accept(self) -> None:
        """Save the options for the next time, and start the export."""
        if not self._folder.line.text().strip():
            self._folder.ask()
            return
        options = self.options()
        self._settings.change(
            export_folder=str(options.folder),
            export_on_save=self._on_save.isChecked(),
            export_citation_keys=self._keys.isChecked(),
            **(
                {
                    "export_template": options.template,
                    "export_per": options.per.value,
                    "export_covers": self._covers.isChecked(),
                }
                if options.form == MARKDOWN
                else {}
            ),
        )
        self._runner.export(self.texts(), options)
        super().accept()

    def _choose_last_options(self) -> None:
        values = self._settings.values
        if values.export_template not in BUILT_IN:
            self._add_own(values.export_template)
        self._template.addItem(self.tr("Choose a template file…"), "")
        self._template.choose(values.export_template)
        self._per.choose(values.export_per)
        self._covers.setChecked(values.export_covers)
        self._keys.setChecked(values.export_citation_keys)
        self._on_save.setChecked(values.export_on_save)

    def _add_own(self, path: str) -> None:
        self._template.insertItem(len(BUILT_IN), Path(path).name, path)

    def _lay_out(self) -> None:
        form = Form()
        form.addRow(self.tr("Folder"), self._folder)
        form.addRow(self.tr("Scope"), self._what)
        form.addRow(self.tr("Format"), self._format)
        form.addRow(self.tr("Template"), self._template)
        form.addRow(self.tr("Files"), self._per)
        headings = (self.tr("File"), self.tr("New"), self.tr("Updated"), self.tr("Your edits kept"))
        self._table.setHorizontalHeaderLabels([*headings, self.tr("Removed"), self.tr("Conflicts")])
        self._table.setAccessibleName(self.tr("Files"))
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(DENSE_ROW_HEIGHT)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.column.add(form, self._covers, self._keys, self._table, self._on_save)
        self.resize(780, 600)

    def _connect(self) -> None:
        self._folder.line.textChanged.connect(self._on_choice_changed)
        for box in (self._what, self._format, self._per):
            box.currentIndexChanged.connect(self._on_choice_changed)
        for tick in (self._covers, self._keys):
            tick.toggled.connect(self._on_choice_changed)
        self._template.activated.connect(self._on_template_activated)
        self._preview_timer.timeout.connect(self._on_preview_timer_timeout)
        self._runner.dry_run_finished.connect(self._on_runner_dry_run_finished)
        self._runner.failed.connect(self._on_runner_failed)

    def _has_covers(self) -> bool:
        """Return whether each file is of one text and may link to its cover."""
        return (self._format.currentData(), self._per.currentData()) == (MARKDOWN, DocumentScope.TEXT.value)

    def _has_keys(self) -> bool:
        """Return whether each file is of one text and says by which key it is cited."""
        return self._has_covers() or self._format.currentData() == ORG

    @Slot()
    def _on_choice_changed(self) -> None:
        markdown = self._format.currentData() == MARKDOWN
        self._template.setEnabled(markdown)
        self._per.setEnabled(markdown)
        self._covers.setEnabled(self._has_covers())
        self._keys.setEnabled(self._has_keys())
        self._preview_timer.start()

    @Slot(int)
    def _on_template_activated(self, index: int) -> None:
        if not self._template.itemData(index):
            path, _kind = QFileDialog.getOpenFileName(
                self, self.tr("Template"), start_folder(DOCUMENTS), "Jinja2 (*.j2 *.md *.txt)"
            )
            if path:
                self._add_own(path)
            self._template.choose(path or "plain")
        self._on_choice_changed()

    @Slot()
    def _on_preview_timer_timeout(self) -> None:
        self._accept.setEnabled(True)
        self.outcome.setText("")
        self._table.setRowCount(0)
        if self._folder.line.text().strip():
            self.outcome.setText(self.tr("Checking the files…"))
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
        self.outcome.setText(self._notice(reports))

    def _notice(self, reports: Sequence[ExportReport]) -> str:
        """Return the sentence on what was changed in the files, or on what would become of such changes."""
        if any(report.conflicts for report in reports):
            return self.tr(
                "Where a note was changed in both places, the file will show both versions; nothing is lost."
            )
        if self._format.currentData() == MARKDOWN:
            return ""
        if self._format.currentData() == DOCX and not has_docx():
            return error_message(ReaderError(Problem.DOCX_MISSING))
        if self._format.currentData() == COPY:
            copied = self.tr(
                "PDFs and EPUBs are copied, and the notes are put into the copies; the files stay as they are."
            )
            return f"{copied} {self._runner.missed_message(reports)}".rstrip()
        return self.tr("Files are written anew. One that you changed is left as it is; the new one is put beside it.")

    @Slot(object)
    def _on_runner_failed(self, error: ReaderError) -> None:
        self.outcome.setText(error_message(error))


def _label(label: str) -> str:
    return QCoreApplication.translate("ExportDialog", label)
