"""Propose blanks for many marks, and let the reader tick those that become cards."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem, QWidget
from typing_extensions import override

from reader.core.annotations.model import Annotation
from reader.core.study.cards import CARDS_OF_A_MARK
from reader.services.study.card_making import MarkSuggestions, suggest_for_marks
from reader.storage.library import Library
from reader.storage.repositories.cards import NewCard
from reader.ui.translation.labels import single_line
from reader.ui.translation.study_labels import rule_label
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.item_view import ColumnList
from reader.ui.widgets.label import Label
from reader.ui.widgets.progress_bar import ProgressBar

_WIDTH, _HEIGHT = 900, 600
_BLANK_WIDTH = 210
_STEP = 0.012
"""Seconds for which marks are gone through at a time, so that the dialog answers."""

_CARD = Qt.ItemDataRole.UserRole
_LONGEST_PASSAGE = 120
_MOST = CARDS_OF_A_MARK
_SHORT, _CONTEXT = 60, 20
"""Code points of a passage that is shown from its beginning, and of a longer one before the blank."""


class SuggestionsDialog(Dialog):
    """A list of the blanks that fit marks, found while it is open; it is accepted to make cards of those ticked.

    The best blank of each mark is ticked at first, and those that its note marks.
    """

    def __init__(self, library: Library, marks: Sequence[Annotation], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Suggested Blanks"), parent)
        self.resize(_WIDTH, _HEIGHT)
        self._total = len(marks)
        self._done = 0
        self._steps: Iterator[MarkSuggestions] = suggest_for_marks(library, marks)
        self._left: dict[str, int] = {}
        """How many more cards each mark may have."""
        headings = (self.tr("Blank"), self.tr("Reason"), self.tr("Passage"))
        self.list = ColumnList(headings, self.tr("Suggested blanks"))
        self.list.stretch(2)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.list.header().resizeSection(0, _BLANK_WIDTH)
        self.list.itemChanged.connect(self._on_list_item_changed)
        self._summary = Label(role="muted", wraps=True)
        self._progress = ProgressBar()
        self.column.add(self._summary, self._progress)
        self.column.addWidget(self.list, 1)
        self.buttons.add_cancel()
        self.buttons.add_action(self.tr("Select All"), self._tick_all)
        self.buttons.add_action(self.tr("Select None"), self._tick_none)
        self.make_button = self.buttons.add_accept("")
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()
        self._tell()

    @property
    def is_finished(self) -> bool:
        """Return whether all marks were gone through."""
        return not self._timer.isActive()

    def new_cards(self) -> list[NewCard]:
        """Return the cards to make: those ticked, no more of a mark than it may have."""
        left = dict(self._left)
        cards = []
        for item in self._items():
            card: NewCard = item.data(0, _CARD)
            if item.checkState(0) is Qt.CheckState.Checked and left.get(card.annotation or "", 0) > 0:
                left[card.annotation or ""] -= 1
                cards.append(card)
        return cards

    @override
    def done(self, result: int) -> None:
        """Stop looking for blanks."""
        self._timer.stop()
        super().done(result)

    @Slot()
    def _on_timer_timeout(self) -> None:
        """Go through marks for some milliseconds."""
        until = time.monotonic() + _STEP
        self.list.blockSignals(True)
        while time.monotonic() < until:
            found = next(self._steps, None)
            if found is None:
                self._timer.stop()
                break
            self._done += 1
            self._add(found)
        self.list.blockSignals(False)
        self._tell()

    def _add(self, found: MarkSuggestions) -> None:
        """List what can be asked of a mark, unless it has as many cards as it may have."""
        if not found.left:
            return
        self._left[found.annotation.id] = found.left
        for card in found.note_blanks:
            self._add_row(found.annotation, card, self.tr("marked in the note"), ticked=True)
        for number, (card, rule) in enumerate(found.blank_cards()):
            self._add_row(found.annotation, card, rule_label(rule), ticked=not number)

    def _add_row(self, annotation: Annotation, card: NewCard, why: str, *, ticked: bool) -> None:
        passage = single_line(_around(card), _LONGEST_PASSAGE)
        item = QTreeWidgetItem([card.content.words, why, passage])
        item.setData(0, _CARD, card)
        item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        item.setToolTip(2, annotation.quote or annotation.body)
        self.list.addTopLevelItem(item)

    def _items(self) -> list[QTreeWidgetItem]:
        return [item for row in range(self.list.topLevelItemCount()) if (item := self.list.topLevelItem(row))]

    def _tick_all(self) -> None:
        self._tick(Qt.CheckState.Checked)

    def _tick_none(self) -> None:
        self._tick(Qt.CheckState.Unchecked)

    def _tick(self, state: Qt.CheckState) -> None:
        self.list.blockSignals(True)
        for item in self._items():
            item.setCheckState(0, state)
        self.list.blockSignals(False)
        self._tell()

    @Slot(QTreeWidgetItem, int)
    def _on_list_item_changed(self, _item: QTreeWidgetItem, _column: int) -> None:
        self._tell()

    def _tell(self) -> None:
        """Show how far the marks were gone through, and what the button does."""
        self._progress.setVisible(not self.is_finished)
        self._progress.show_share(self._done / max(1, self._total))
        found = self.list.topLevelItemCount()
        if not self.is_finished:
            text = self.tr("Mark {done} of {total}").format(done=self._done, total=self._total)
            self._progress.setAccessibleName(text)
        elif found:
            text = self.tr("%n blank(s) found. Select the ones you want to be quizzed on.", None, found)
        else:
            text = self.tr(
                "No blanks to suggest in these marks. To make a card, select words inside a mark and press C."
            )
        self._summary.setText(text)
        count = len(self.new_cards())
        self.make_button.setText(self.tr("Make %n Card(s)", None, count))
        self.make_button.setEnabled(count > 0)
        self.outcome.setText(self.tr("A mark can have up to {most} cards. One is asked each day.").format(most=_MOST))


def _around(card: NewCard) -> str:
    """Return the words in which a blank stands, from shortly before it on."""
    first = 0 if len(card.quote) <= _SHORT else max(0, card.quote.find(card.content.words) - _CONTEXT)
    return ("…" if first else "") + card.quote[first:]
