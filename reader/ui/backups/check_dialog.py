"""Check the library, show in words what is wrong with it, and mend what can be mended without loss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTreeWidgetItem, QWidget
from typing_extensions import override

from reader.core.errors import ReaderError
from reader.storage.integrity import IntegrityFinding, IntegrityReport
from reader.ui.appearance.sizes import ROW_SPACE
from reader.ui.backups.check_labels import CheckLabels
from reader.ui.shell.tasks import TaskRunner
from reader.ui.translation.error_messages import error_message
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.item_view import ColumnList
from reader.ui.widgets.label import Label

_SIZE = (620, 380)

Check = Callable[[], IntegrityReport]


class CheckDialog(Dialog):
    """What a check found; ``check`` runs behind the window, ``repair`` in front of it, and returns what it found.

    The dialog is accepted when the reader wants to restore from a backup.
    """

    def __init__(
        self, check: Check, repair: Callable[[], IntegrityReport | None], tasks: TaskRunner, parent: QWidget
    ) -> None:
        super().__init__(self.tr("Check the Library"), parent, spacing=ROW_SPACE)
        self._repair = repair
        self._is_closed = False
        self.message = Label(self.tr("Reading the file and checking each row…"), wraps=True)
        self.list = ColumnList((self.tr("Problem"), self.tr("Count"), ""), self.tr("Problems found"))
        self.list.stretch(0)
        self.list.hide()
        self.buttons.add_close()
        self.restore_button = self.buttons.add_action(self.tr("Restore from a Backup…"), self.accept)
        self.repair_button = self.buttons.add_primary(self.tr("Repair"), self._on_repair_button_clicked)
        for button in (self.restore_button, self.repair_button):
            button.hide()
        self.column.add(self.message, self.list)
        self.resize(*_SIZE)
        tasks.run(check, partial(self._if_open, self.show_report), partial(self._if_open, self._show_error))

    def show_report(self, report: IntegrityReport) -> None:
        """Show what was found, and what can be done about it."""
        labels = CheckLabels()
        open_findings = [finding for finding in report.findings if not finding.repaired]
        self.message.setText(labels.summary(report))
        self.list.setVisible(bool(report.findings))
        self._fill(labels, report.findings)
        can_repair = any(finding.is_repairable for finding in open_findings)
        self.repair_button.setVisible(can_repair)
        self.restore_button.setVisible(any(not finding.is_repairable for finding in open_findings))

    @override
    def done(self, result: int) -> None:
        """Close the dialog; what is still being read is no longer shown."""
        self._is_closed = True
        super().done(result)

    def _fill(self, labels: CheckLabels, findings: Sequence[IntegrityFinding]) -> None:
        self.list.clear()
        counts = Counter((finding.kind, finding.repaired, finding.is_repairable) for finding in findings)
        for (kind, repaired, repairable), count in counts.items():
            row = (labels.kind(kind), str(count), labels.remedy(repaired=repaired, repairable=repairable))
            self.list.addTopLevelItem(QTreeWidgetItem(list(row)))

    def _if_open(self, show: Callable[..., None], value: IntegrityReport | ReaderError) -> None:
        if not self._is_closed:
            show(value)

    def _show_error(self, error: ReaderError) -> None:
        self.message.setText(error_message(error))
        self.restore_button.show()

    @Slot()
    def _on_repair_button_clicked(self) -> None:
        report = self._repair()
        if report is not None:
            self.show_report(report)
