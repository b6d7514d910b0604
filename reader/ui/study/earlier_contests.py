"""List the contests that were begun: go on with one, save its result, or remove it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.study.contest import ContestStep
from reader.core.study.contest_record import ContestRecord
from reader.ui.appearance.sizes import CARD_SPACE, ROW_SPACE, TIGHT
from reader.ui.study.contest_labels import labels
from reader.ui.translation.day_labels import compact_date
from reader.ui.widgets.button import CardLink
from reader.ui.widgets.frame import ColumnCard, Rule
from reader.ui.widgets.label import ElidedLabel, Label
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.translated_widget import TranslatedWidget


class EarlierContests(TranslatedWidget, ColumnCard):
    """The contests, the newest first; the signals carry the id of the one that is chosen."""

    opened = Signal(str)
    save_requested = Signal(str)
    removal_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(spacing=ROW_SPACE)
        self._records: Sequence[ContestRecord] = ()
        self.rows: list[QWidget] = []
        self._heading = Label(role="heading")
        self._rows = Column(spacing=ROW_SPACE)
        self.column.add(self._heading, self._rows, STRETCH)
        self.retranslate()

    def show_contests(self, records: Sequence[ContestRecord]) -> None:
        """Show these contests."""
        self._records = records
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [self._row(record) for record in records]
        self._rows.add(*self.rows)

    def _row(self, record: ContestRecord) -> QWidget:
        contest = record.log.contest
        assert contest is not None
        row = QWidget()
        title, state = ElidedLabel("strong"), Label(role="muted", wraps=True)
        title.set_full_text(record.title or labels().untitled)
        is_over = contest.step is ContestStep.OVER
        number = len(contest.questions)
        words = labels().standing(contest) if is_over else self.tr("%n question(s) asked so far", None, number)
        state.setText(f"{compact_date(record.day)} · {words}")
        links = Row(spacing=CARD_SPACE)
        for label, signal in (
            (self.tr("Show") if is_over else self.tr("Continue"), self.opened),
            (self.tr("Save Result…"), self.save_requested),
            (self.tr("Remove"), self.removal_requested),
        ):
            link = CardLink(label, partial(signal.emit, record.id))
            link.setAccessibleDescription(title.accessibleName())
            links.add(link)
        links.add(STRETCH)
        column = Column(row, margins=0, spacing=TIGHT)
        column.add(Rule(), title, state, links)
        return row

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._heading.setText(self.tr("Past contests"))
        self.show_contests(self._records)
