"""List the notes whose passage is not in the current edition, each with candidate places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QWidget,
)
from typing_extensions import override

from reader.core.annotations.model import Annotation
from reader.core.annotations.reanchoring.anchor_match import Candidate
from reader.ui.appearance.sizes import SPACE
from reader.ui.translation.labels import single_line
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Column
from reader.ui.widgets.window_sizes import PaneSplitter

_MAX_DIGIT = 9


@dataclass(frozen=True, slots=True)
class PlaceOffer:
    """A place proposed for an orphan: the candidate, its text, and the text before and after it."""

    candidate: Candidate
    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class OrphanedNote:
    """An orphan with the places proposed for it, the best first, and the title of its text."""

    annotation: Annotation
    title: str
    offers: tuple[PlaceOffer, ...]


class OrphansDialog(Dialog):
    """A dialog that proposes places: a digit selects one, Enter attaches the note there and shows the next orphan.

    ``attached`` carries the annotation's id and the start and end of its new passage; ``manual_placement_requested``
    the id of an orphan whose passage the reader wants to select on the page.
    """

    attached = Signal(str, int, int)
    manual_placement_requested = Signal(str)

    def __init__(self, orphans: Sequence[OrphanedNote], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Unplaced Notes"), parent, spacing=SPACE)
        self._remaining = list(orphans)
        self.setMinimumSize(640, 440)
        self.resize(860, 520)
        self._heading = Label(role="heading", wraps=True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Unplaced notes"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._quotation = Label(wraps=True)
        self._note = Label(role="muted", wraps=True)
        self._hint = Label(role="muted", wraps=True)
        self.offers = QListWidget()
        self.offers.setAccessibleName(self.tr("Possible places"))
        self.offers.setWordWrap(True)
        self.offers.setAlternatingRowColors(True)
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_list_row_changed)
        self.list.itemDoubleClicked.connect(self._on_list_item_double_clicked)
        self.offers.itemDoubleClicked.connect(self._on_offers_item_double_clicked)
        self._fill()
        self.offers.setFocus()

    def _lay_out(self) -> None:
        side = QWidget()
        inner = Column(side, margins=(SPACE, 0, 0, 0))
        inner.add(self._quotation, self._note, self._hint, self.offers, grows=self.offers)
        parts = PaneSplitter("unplaced-notes")
        parts.addWidget(self.list)
        parts.addWidget(side)
        parts.setStretchFactor(1, 1)
        parts.setSizes([260, 600])
        self.buttons.add_close()
        self.hand_button = self.buttons.add_action(self.tr("Choose in the Text…"), self._choose_manually)
        self.attach_button = self.buttons.add_primary(self.tr("Attach Here"), self._attach)
        self.column.add(self._heading, parts, grows=parts)

    def _fill(self) -> None:
        self.list.clear()
        for orphan in self._remaining:
            self.list.addItem(f"{single_line(orphan.annotation.quote)}\n{single_line(orphan.title)}")
        if self._remaining:
            self._heading.setText(self.tr("%n unplaced note(s)", None, len(self._remaining)))
            self.list.setCurrentRow(0)
        else:
            self._heading.setText(self.tr("Every note is placed."))
            self._show(None)

    def _show(self, orphan: OrphanedNote | None) -> None:
        self.offers.clear()
        for button in (self.attach_button, self.hand_button):
            button.setEnabled(orphan is not None)
        self._quotation.setText(
            self.tr("Originally on: {words}").format(words=single_line(orphan.annotation.quote)) if orphan else ""
        )
        self._note.setText(single_line(orphan.annotation.body) if orphan else "")
        self._hint.setText(self._hint_text(orphan))
        for number, offer in enumerate(orphan.offers if orphan else (), start=1):
            self.offers.addItem(_item(number, offer))
        self.offers.setCurrentRow(0)
        self.attach_button.setEnabled(bool(orphan and orphan.offers))

    def _hint_text(self, orphan: OrphanedNote | None) -> str:
        if orphan is None:
            return ""
        if orphan.offers:
            return self.tr("Press the number of a place, then Enter.")
        return self.tr("No similar passage in the current edition. Choose one in the text, or leave the note here.")

    @property
    def _current(self) -> OrphanedNote | None:
        row = self.list.currentRow()
        return self._remaining[row] if 0 <= row < len(self._remaining) else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1.value
        if 0 <= number < min(_MAX_DIGIT, self.offers.count()):
            self.offers.setCurrentRow(number)
            self.offers.setFocus()
            return
        super().keyPressEvent(event)

    @Slot(int)
    def _on_list_row_changed(self, _row: int) -> None:
        self._show(self._current)

    @Slot(QListWidgetItem)
    def _on_list_item_double_clicked(self, _item: QListWidgetItem) -> None:
        self.offers.setFocus()

    @Slot(QListWidgetItem)
    def _on_offers_item_double_clicked(self, _item: QListWidgetItem) -> None:
        self._attach()

    @Slot()
    def _attach(self) -> None:
        orphan, row = self._current, self.offers.currentRow()
        if orphan is None or not 0 <= row < len(orphan.offers):
            return
        place = orphan.offers[row].candidate
        self._remaining.remove(orphan)
        self.attached.emit(orphan.annotation.id, place.start, place.end)
        self._fill()
        self.offers.setFocus()

    @Slot()
    def _choose_manually(self) -> None:
        orphan = self._current
        if orphan is not None:
            self.manual_placement_requested.emit(orphan.annotation.id)
            self.accept()


def _item(number: int, offer: PlaceOffer) -> QListWidgetItem:
    share = round(100 * offer.candidate.score)
    return QListWidgetItem(f"{number}   {share}%\n…{offer.before}【{single_line(offer.text)}】{offer.after}…")
