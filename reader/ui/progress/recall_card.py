"""Show how many cards of each text were known when they were asked in the last 30 days."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.services.study.recall import TextRecall
from reader.ui.appearance.sizes import SPACE
from reader.ui.progress.progress_card import ProgressCard
from reader.ui.widgets.frame import Rule
from reader.ui.widgets.label import ElidedLabel, Label
from reader.ui.widgets.layout import STRETCH, Column, Row

_MOST = 3
"""How many texts are listed; those of which most was asked come first."""


class RecallCard(ProgressCard):
    """The recall share of each text; hidden while nothing was asked."""

    def __init__(self) -> None:
        super().__init__()
        self._shares: tuple[TextRecall, ...] = ()
        self._heading, self._period = Label(role="heading"), Label(role="muted")
        self._rows = QWidget()
        self._row_column = Column(self._rows, margins=0, spacing=0)
        head = Row()
        head.add(self._heading, STRETCH, self._period)
        self.column.add(head, self._rows, STRETCH)
        self.hide()
        self.retranslate()

    def show_shares(self, shares: tuple[TextRecall, ...]) -> None:
        """Show the shares of texts, those of which most was asked first."""
        self._shares = shares
        self.setVisible(bool(shares))
        self._update()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._heading.setText(self.tr("Remembered"))
        self._period.setText(self.tr("30 days"))
        self._update()

    def _update(self) -> None:
        while (item := self._row_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, share in enumerate(self._shares[:_MOST]):
            if number:
                self._row_column.add(Rule())
            self._row_column.add(self._row(share))

    def _row(self, share: TextRecall) -> QWidget:
        line = QWidget()
        title = ElidedLabel("muted")
        title.set_full_text(share.title)
        value = self.tr("{right} of {asked}").format(right=share.right, asked=share.asked)
        row = Row(line, margins=(0, SPACE, 0, SPACE), spacing=SPACE)
        row.addWidget(title, 1)
        row.add(Label(value))
        return line
