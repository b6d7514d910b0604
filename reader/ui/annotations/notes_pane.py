"""Show the annotations of a text beside the page, in text order."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.annotations.colours import COLOURS
from reader.core.annotations.model import Annotation
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.ui.annotations.annotation_list import AnnotationList
from reader.ui.annotations.filter_bar import FilterBar
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, ROW_SPACE, SPACE
from reader.ui.shell.context import AppContext
from reader.ui.widgets.button import LabelledIconButton
from reader.ui.widgets.frame import SideFrame
from reader.ui.widgets.layout import Column, Row
from reader.ui.widgets.translated_widget import TranslatedWidget

if TYPE_CHECKING:
    from reader.ui.annotations.peer_section import PeerSection

_MAX_IMMEDIATE = 300
_NARROW = 290


class NotesPane(TranslatedWidget, SideFrame):
    """A pane with the cards of one text that scrolls with the page.

    ``passage_requested`` carries the id of an annotation whose passage the page should show, ``peer_passage_requested``
    the range of the passage of a note of another.
    """

    passage_requested = Signal(str)
    peer_passage_requested = Signal(int, int)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = context.library
        self._toast = context.toast
        self._text = ""
        self._range = (0, 0)
        self._requested_id = ""
        self._filter = FilterBar(context.appearance.theme, parent=self)
        self._export = LabelledIconButton("export", context.action_set.of("export").trigger)
        self.list = AnnotationList(context, self)
        self._own = QWidget(self)
        self._peers: PeerSection | None = None
        self._make_peers = partial(_peer_section, context)
        self._load_timer = QTimer(self, singleShot=True, interval=0)
        self._load_timer.timeout.connect(self._load)
        self._lay_out()
        self._connect(context)
        self.retranslate()

    def _lay_out(self) -> None:
        bar = Row(margins=(CARD_SPACE, CARD_SPACE, EDGE, ROW_SPACE), spacing=SPACE)
        bar.add(self._filter, self._export, grows=self._filter)
        cards = Row(margins=(0, 0, EDGE - CARD_SPACE, 0))
        cards.add(self.list)
        own = Column(self._own, margins=0, spacing=0)
        own.add(bar, cards, grows=cards)
        self._column = Column(self, margins=0, spacing=0)
        self._column.add(self._own, grows=self._own)
        self.list.view.set_width(CARD_SPACE, 0)

    def _connect(self, context: AppContext) -> None:
        self._filter.changed.connect(self.list.set_filter)
        self.list.view.pressed_card.connect(self._on_view_pressed_card)
        self.list.view.opened.connect(self.edit)
        self.list.shown_changed.connect(self._on_list_shown_changed)
        context.change_notifier.changed.connect(self._on_change_notifier_changed)
        context.appearance.changed.connect(self._filter.set_theme)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._show_export()
        self.list.view.setAccessibleName(self.tr("Notes on this text"))
        self._on_list_shown_changed()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_export()

    def _show_export(self) -> None:
        label = self.tr("Export")
        narrow = self.width() < _NARROW
        self._export.setText("" if narrow else label)
        self._export.setToolTip(label if narrow else "")
        self._export.setAccessibleName(label)

    # interface to the reading screen

    def show_text(self, text_id: str) -> None:
        """Show the annotations of a text, or none, after saving the current edit.

        A large number of annotations is loaded only after the page was painted.
        """
        self.list.finish_editing()
        self._text, self._requested_id, self._range = text_id, "", (0, 0)
        self._filter.clear()
        if text_id and self._library.annotations.counts().get(text_id, 0) > _MAX_IMMEDIATE:
            self._load_timer.start()
            self.list.show_annotations(())
        else:
            self._load()
        self._show_own()
        self.update_peers()

    def update_peers(self) -> None:
        """Show who else has notes on the text, and those of their notes that are shown."""
        if self._peers is None and self._text and self._library.has_peer_notes:
            self._peers = self._make_peers(self)
            self._peers.passage_requested.connect(self.peer_passage_requested)
            self._peers.reply_made.connect(self.edit)
            self._peers.chosen.connect(self._on_peers_chosen)
            self._column.insertWidget(0, self._peers)
        if self._peers is not None:
            self._peers.show_text(self._text)
            self._show_parts()

    def update_read(self) -> None:
        """Show the notes of others on what has been read since."""
        if self._peers is not None and not self._peers.is_own:
            self._peers.update_read()

    @Slot(str)
    def show_peer_note(self, note_id: str) -> None:
        """Show the card of a note of another."""
        self.finish_editing()
        if self._peers is not None and self._peers.show_card(note_id):
            self._show_parts()

    def _show_own(self) -> None:
        """Show the reader's own notes."""
        if self._peers is not None:
            self._peers.show_own()
            self._show_parts()

    def _show_parts(self) -> None:
        """Show the own notes unless those of others are chosen."""
        assert self._peers is not None
        is_own = self._peers.is_own
        self._own.setVisible(is_own)
        for part, grows in ((self._peers, not is_own), (self._own, is_own)):
            self._column.setStretchFactor(part, int(grows))

    @Slot()
    def _on_peers_chosen(self) -> None:
        self.finish_editing()
        self._show_parts()

    def follow(self, start: int, end: int) -> None:
        """Scroll to the first annotation between two positions, without taking the focus.

        Nothing scrolls during an edit, or while the card that was clicked to go there is visible.
        """
        self._range = (start, end)
        if self.list.edited_id or self._load_timer.isActive():
            return
        row = self._row_at(start)
        if row is not None and not self._shows_requested(start, end):
            self.list.view.show_at_top(row)

    @Slot(str)
    def show_annotation(self, annotation_id: str) -> None:
        """Make an annotation current and scroll to its card."""
        self._requested_id = annotation_id
        self._select(annotation_id)

    @Slot(str)
    def edit(self, annotation_id: str) -> None:
        """Open the editor in the card of an annotation; hidden notes are shown for it."""
        self.show()
        if self._select(annotation_id):
            self.list.edit(annotation_id)

    @Slot(str)
    def edit_tags(self, annotation_id: str) -> None:
        """Open the editor in the card of an annotation, with the focus on the tags; hidden notes are shown for it."""
        self.show()
        if self._select(annotation_id):
            self.list.edit_tags(annotation_id)

    def finish_editing(self) -> bool:
        """End the edit; return whether all drafts are saved."""
        return self.list.finish_editing()

    @Slot()
    def _load(self) -> None:
        self._load_timer.stop()
        self._show_annotations()
        self.follow(*self._range)

    def _select(self, annotation_id: str) -> bool:
        self._show_own()
        if self._load_timer.isActive():
            self._load()
        if self.list.model.row_of(annotation_id) is None:
            self._filter.clear()
        return self.list.view.select(annotation_id)

    def _row_at(self, start: int) -> int | None:
        """Return the row of the first annotation that ends after ``start``, else of the last one with a passage."""
        shown = self.list.model.shown()
        anchored = bisect_left(shown, True, key=_has_no_passage)
        if not anchored:
            return None
        row = bisect_left(shown, start, hi=anchored, key=_start)
        while row and shown[row - 1].end > start:
            row -= 1
        return min(row, anchored - 1)

    def _shows_requested(self, start: int, end: int) -> bool:
        row = self.list.model.row_of(self._requested_id)
        if row is None:
            return False
        annotation = self.list.model.annotation(row)
        if annotation.start < end and annotation.end > start and self.list.view.is_fully_visible(annotation.id):
            return True
        self._requested_id = ""
        return False

    def _show_annotations(self) -> None:
        annotations: list[Annotation] = []
        text = None
        if self._text:
            try:
                annotations = self._library.annotations.of_text(self._text)
                text = self._library.texts.get(self._text)
            except ReaderError as error:
                if error.problem is not Problem.TEXT_UNKNOWN:  # a text that was just taken out of the library
                    self._toast.show_error(error)
        self.list.show_annotations(annotations, text)

    @Slot(str)
    def _on_view_pressed_card(self, annotation_id: str) -> None:
        self._requested_id = annotation_id
        self.passage_requested.emit(annotation_id)

    @Slot(object, object)
    def _on_change_notifier_changed(self, changes: Changes, initiator: object) -> None:
        if self._text and (changes.study or self._text in changes.texts):
            self.update_peers()
        if not self._text or self._load_timer.isActive():
            return
        if changes.carried and self._text not in changes.texts:
            self.list.apply_changes(changes, initiator, text_id=self._text)
        elif changes.annotations or self._text in changes.texts:
            self._show_annotations()

    @Slot()
    def _on_list_shown_changed(self) -> None:
        self._export.setEnabled(self.list.model.total > 0)
        if not self._text or self._load_timer.isActive():
            message = "", ""
        elif self.list.model.total:
            message = self.tr("No notes match the filter"), ""
        else:
            keys = self.tr(
                "Select a passage, then press 1 to {last} to highlight it, N to write a note, or Q to ask a question."
            )
            message = self.tr("No notes in this text yet"), keys.format(last=max(COLOURS))
        self.list.view.set_empty_message(*message)


def _peer_section(context: AppContext, parent: QWidget) -> PeerSection:
    """Return the part for the notes of others, which is loaded when there are some."""
    from reader.ui.annotations.peer_section import PeerSection

    return PeerSection(context, parent)


def _has_no_passage(annotation: Annotation) -> bool:
    return annotation.orphan or annotation.anchor is None


def _start(annotation: Annotation) -> int:
    return annotation.start
