"""Report what became of files of questions: counts, and each block that was passed over, with its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from reader.core.errors import ReaderError
from reader.core.text.sanitise import sanitise
from reader.ui.study.question_import_queue import ImportedQuestions
from reader.ui.translation.error_messages import error_message
from reader.ui.translation.question_labels import fault_label
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.item_view import ColumnList
from reader.ui.widgets.label import Label

_SIZE = (720, 460)
_LEAST_WIDTH = 600
_MOST_LISTED = 500


class BankReportDialog(Dialog):
    """Show a line for each file, and the passed blocks of all files in a list."""

    def __init__(
        self, imported: Sequence[ImportedQuestions], failures: Sequence[ReaderError], parent: QWidget | None
    ) -> None:
        super().__init__(self.tr("Import Results"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.resize(*_SIZE)
        for one in imported:
            self.column.add(Label(f"{sanitise(one.path.name)}: {self._counts(one)}", wraps=True, selectable=True))
        for error in failures:
            self.column.add(Label(error_message(error), wraps=True, selectable=True))
        headings = (self.tr("File"), self.tr("Line"), self.tr("Reason"), self.tr("Beginning"))
        self.list = ColumnList(headings, self.tr("Skipped"))
        rows = list(self._rows(imported))
        self.list.addTopLevelItems(rows[:_MOST_LISTED])
        self.list.stretch(2, 3)
        self.list.setVisible(bool(rows))
        self.column.add(self.list, grows=self.list)
        if not rows:
            self.column.addStretch()
        if len(rows) > _MOST_LISTED:
            self.outcome.setText(self.tr("and %n more", None, len(rows) - _MOST_LISTED))
        self.buttons.add_close()

    def _counts(self, one: ImportedQuestions) -> str:
        report = one.report
        parts = [
            self.tr("%n question(s) added", None, len(report.added)),
            self.tr("%n already in the bank", None, report.known) if report.known else "",
            self.tr("%n skipped", None, len(report.passed)) if report.passed else "",
        ]
        return self.tr(", ").join(filter(None, parts))

    def _rows(self, imported: Sequence[ImportedQuestions]) -> Iterator[QTreeWidgetItem]:
        for one in imported:
            name = sanitise(one.path.name)
            for block in one.report.passed:
                yield QTreeWidgetItem([name, str(block.line), fault_label(block.why), block.words])
