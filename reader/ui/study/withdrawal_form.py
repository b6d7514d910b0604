"""Take a report of one's own back: say honestly what that does and what it cannot do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.changes import Changes
from reader.core.study.exchange import ExchangeFile
from reader.exporters.file_names import safe_stem
from reader.services.study.board import board_intake, take_in
from reader.services.study.report_making import make_withdrawal, report_sheet_labels
from reader.services.study.study_day import study_day_of
from reader.ui.appearance.sizes import ROW_SPACE
from reader.ui.shell.context import AppContext
from reader.ui.study.hand_over_form import HandOverForm
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column


class WithdrawalForm(HandOverForm):
    """What a withdrawal does, beside the file that does it; the report is erased here when that is handed over."""

    has_line = True

    def __init__(self, context: AppContext, report: ExchangeFile, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        today = study_day_of(context.library, context.clock.now())
        self._file = make_withdrawal(report, today, report_sheet_labels(QCoreApplication.translate))
        column = Column(self, margins=0, spacing=ROW_SPACE)
        for words in (
            self.tr(
                "Share this file wherever you shared the report. A group board that receives it erases the "
                "report’s contents."
            ),
            self.tr("The board still shows that it was withdrawn, and on which day. It is erased here at once, too."),
            self.tr("Copies in chats, mail or backups are not affected. Here, this cannot be undone."),
        ):
            column.add(Label(words, wraps=True))
        column.add(STRETCH)

    @override
    def title(self) -> str:
        """Return the title of the dialog."""
        return self.tr("Withdraw a Report")

    @override
    def exchange_file(self) -> ExchangeFile:
        """Return the withdrawal."""
        return self._file

    @override
    def file_name(self) -> str:
        """Return the name that is proposed for the file."""
        header = self._file.header
        name = self.tr("{person}, withdrawal {number}").format(person=header.person.name, number=header.number)
        return f"{safe_stem(name)}.study.zip"

    @override
    def saved(self, path: Path | None) -> None:
        """Erase the report here, too."""
        self.context.commands.run(self._erase)

    def _erase(self) -> Changes | None:
        library, now = self.context.library, self.context.clock.now()
        header = self._file.header
        assert header.group is not None
        group = library.study_groups.get(header.group.id)
        return take_in(library, board_intake(library, group, [self._file], now), now)
