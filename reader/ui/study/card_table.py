"""List cards: what each asks for, in which passage, when it is asked next, and whether it needs the reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView
from typing_extensions import override

from reader.core.study.card_info import CardInfo
from reader.core.study.cards import RestReason
from reader.ui.translation.day_labels import compact_date
from reader.ui.translation.labels import single_line
from reader.ui.translation.study_labels import card_kind_label
from reader.ui.widgets.item_view import KeyTable, TableModel

_LONGEST = 90
_FIXED = (1, 4, 5)
"""The columns that are as wide as their content."""

_WIDTHS = {0: 150, 3: 130}
"""Widths of columns that the reader may change, in pixels; the passage takes the rest."""


class CardFilter(StrEnum):
    """Which cards are listed."""

    ALL = "all"
    NEED_READER = "need-reader"
    RESTING = "resting"


class CardTableModel(TableModel):
    """The cards that a filter lets through, on a study day."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: Sequence[CardInfo] = ()
        self._day = date.min

    def show_cards(self, cards: Sequence[CardInfo], day: date) -> None:
        """List other cards."""
        self.beginResetModel()
        self._cards, self._day = cards, day
        self.endResetModel()

    def card(self, row: int) -> CardInfo:
        """Return the card of a row."""
        return self._cards[row]

    def row_of(self, card: str) -> int:
        """Return the row of a card, by its id; -1 if it is not listed."""
        return next((row for row, info in enumerate(self._cards) if info.card.id == card), -1)

    @override
    def headings(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return (
            *(self.tr("Answer"), self.tr("Kind"), self.tr("Passage")),
            *(self.tr("From"), self.tr("Due"), self.tr("State")),
        )

    @override
    def row_count(self) -> int:
        """Return the number of cards."""
        return len(self._cards)

    @override
    def cells(self, row: int) -> tuple[str, ...]:
        """Return the texts of a row."""
        info = self._cards[row]
        content = info.card.content
        passage = single_line(info.source.words_of(content.field) or info.source.note, _LONGEST)
        return (
            single_line(content.words, _LONGEST),
            card_kind_label(content.kind),
            passage,
            single_line(info.source.title, _LONGEST),
            self._next(info),
            self._state(info),
        )

    @override
    def tooltip(self, row: int) -> str:
        """Return the passage of a card, as it was when the card was made."""
        return self._cards[row].card.quote

    def _next(self, info: CardInfo) -> str:
        if info.state is None:
            return self.tr("new")
        return self.tr("due now") if info.state.due <= self._day else compact_date(info.state.due, self._day)

    def _state(self, info: CardInfo) -> str:
        reason = info.rest_reason(self._day)
        if reason is RestReason.WORDS_CHANGED:
            return self.tr("Text changed")
        if info.is_sticking:
            return self.tr("Forgotten %n time(s)", "", info.lapses)
        if reason is RestReason.BY_CHOICE and info.card.rests_until is not None:
            return self.tr("Paused until {day}").format(day=compact_date(info.card.rests_until, self._day))
        return self.tr("Not in this edition") if info.source.is_orphan else ""


class CardTable(KeyTable):
    """A table of cards; Enter opens the passage of one, E edits it, R lets the selected ones rest, Del removes them."""

    passage_requested = Signal()
    edit_requested = Signal()
    rest_requested = Signal()
    removal_requested = Signal()

    def __init__(self, model: CardTableModel) -> None:
        super().__init__(model)
        self.setWordWrap(False)
        header = self.horizontalHeader()
        for column in _FIXED:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, width)
        self.keys = {
            Qt.Key.Key_Return: self.passage_requested,
            Qt.Key.Key_Enter: self.passage_requested,
            Qt.Key.Key_O: self.passage_requested,
            Qt.Key.Key_E: self.edit_requested,
            Qt.Key.Key_R: self.rest_requested,
            Qt.Key.Key_Delete: self.removal_requested,
        }
