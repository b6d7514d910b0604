"""Show a text with its marks, and let the reader select, click and move in it.

The view owns the selected passage and the reading cursor, and paints them with the marks of the text. It changes
nothing in the library: what the reader does is emitted as signals.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.ui.page.canvas import Canvas
from reader.ui.page.flow_view import FlowView
from reader.ui.page.keyboard import Keyboard
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.links import LINKS
from reader.ui.page.margin import sign_at, signs_of
from reader.ui.page.marks import Finder, LeafMarks
from reader.ui.page.page_turns import MarginClicks
from reader.ui.page.painting import Mark, paint_edges
from reader.ui.page.passage import Passage, PassageUnit, passage_at
from reader.ui.page.pointer import Pointer

if TYPE_CHECKING:
    from reader.core.annotations.model import Annotation
    from reader.core.text.blocks import Block, Inline
    from reader.core.text.leaves import Leaf
    from reader.ui.page.columns import Columns
    from reader.ui.page.page_footer import PageFooter
    from reader.ui.page.printed.painting import PrintedMarks
    from reader.ui.page.printed.printed_mode import PrintedMode
    from reader.ui.page.shown_text import ShownText, TypographySource
    from reader.ui.page.typography import Ink, Typography

_FLASH_MS = 1_200
_MAX_IMAGE_HEIGHT = 0.8


class PageView(FlowView):
    """A view of one text, leaf by leaf; positions are code points of the canonical text."""

    passage_changed = Signal()
    passage_finished = Signal()
    """The mouse button or the key that extended the passage was released."""
    cursor_moved = Signal()
    """The reading cursor is on another sentence, or gone."""
    passage_shown = Signal(int, int)
    """The reader was led to a passage, as by a hit of the search or a note."""
    annotations_activated = Signal(list)
    """The annotations at the position that was clicked, the shortest first; may be empty."""
    peer_notes_activated = Signal(list)
    """The ids of the notes of others at the position that was clicked, where no own annotation is."""
    link_activated = Signal(str)
    menu_requested = Signal(QPoint, bool)
    """A point of the viewport, and whether the mouse asked for the menu there, and not a key."""
    note_reference_activated = Signal(str, QRect)
    """The target of a note reference, and the reference's rectangle on the viewport."""

    def __init__(self, setting: TypographySource, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._shown: ShownText | None = None
        self._marks: LeafMarks | None = None
        self._passage = Passage(0, 0)
        self._cursor: Passage | None = None
        self._caret: int | None = None
        self._flash: Passage | None = None
        self.portion_end: int | None = None
        self.is_read_aloud = False
        self._flash_timer = QTimer(self, singleShot=True, interval=_FLASH_MS)
        self._flash_timer.timeout.connect(self._on_flash_timer_timeout)
        self._pointer = Pointer(self)
        self._keyboard = Keyboard(self)
        self._margin_clicks = MarginClicks()

    # --- the text ------------------------------------------------------------------------------------------------

    def show_text(
        self, shown: ShownText, place: int, setting: TypographySource, printed: PrintedMode | None = None
    ) -> None:
        """Show a text from a position on; ``setting`` returns the typography for the page's width in pixels.

        With its ``printed`` pages, these are shown in place of its words.
        """
        self._set_printed(printed)
        self._shown = shown
        self._setting = setting
        self._passage, self._flash, self.portion_end = Passage(0, 0), None, None
        self._cursor = self._caret = None
        self._begin(shown.leaves, self._lay_out, place)
        self._marks = LeafMarks(shown.annotations, self.ink, shown.peer_marks)
        self._update_view()

    def clear(self) -> None:
        """Show an empty page."""
        self._shown = self._flow = self._marks = None
        self._passage, self._cursor, self._caret = Passage(0, 0), None, None
        self.viewport().update()

    @override
    def update_typography(self) -> None:
        super().update_typography()
        self.take_ink()

    @property
    def ink(self) -> Ink:
        """Return the colours of what lies on the words."""
        return self.typography.ink if self._printed is None else self._printed.style.ink

    @override
    def take_ink(self) -> None:
        if self._marks is not None:
            self._marks.set_ink(self.ink)

    def refresh_marks(self) -> None:
        """Repaint the annotations from the current state of the library."""
        if self._marks is not None:
            self._marks.refresh()
            self.viewport().update()

    def refresh_peer_marks(self) -> None:
        """Repaint the passages of the notes of others."""
        if self._marks is not None:
            self._marks.refresh_peers()
            self.viewport().update()

    def show_portion_end(self, position: int | None) -> None:
        """Mark the end of today's portion at a position, or nowhere."""
        before, self.portion_end = self.portion_end, position
        if position != before and self._flow is not None:
            self._flow.lay_out_again(*(end for end in (before, position) if end is not None))
            self._update_view()

    def set_finder(self, finder: Finder | None) -> None:
        """Set the search whose hits are marked on every leaf, or None."""
        if self._marks is not None:
            self._marks.set_finder(finder)
            self.viewport().update()

    @override
    def _prepare(self, layouts: Sequence[LeafLayout]) -> None:
        if self._marks is not None:
            for layout in layouts:
                self._marks.marks(layout.leaf)
                self._marks.initials(layout.leaf)

    def _lay_out(self, leaf: Leaf) -> LeafLayout:
        assert self._shown is not None
        assert self._flow is not None
        columns, typography = self._flow.columns, self.typography
        page = columns.page_height if self.is_paged else max(150, self.viewport().height())
        if typography.vertical:
            from reader.ui.page.vertical_leaves import stands_upright

            if stands_upright(leaf):
                typography = self._upright_typography(columns)
            else:
                page = columns.measure
        layout = LeafLayout(leaf, typography, self._shown.images, round(page * _MAX_IMAGE_HEIGHT))
        if self.portion_end is not None:
            from reader.ui.page.portion_mark import add_space_for_portion_end

            add_space_for_portion_end(layout, self.portion_end)
        return layout

    def _upright_typography(self, columns: Columns) -> Typography:
        """Return how tables and code are set in a text whose lines run down."""
        from reader.ui.page.vertical_flow import upright_typography

        return upright_typography(columns, self._setting)

    def show_passage(self, start: int, end: int) -> None:
        """Go to a passage unless it is visible, and highlight it briefly."""
        if self._flow is None:
            return
        if not self._flow.near(start):
            self.go_to(start, third=True)
        self._flash = Passage(start, end)
        self._flash_timer.start()
        self.viewport().update()
        self._caret = start
        self.passage_shown.emit(start, end)

    # --- the passage and the reading cursor ----------------------------------------------------------------------

    @property
    def passage(self) -> Passage:
        """Return the selected passage; it is false if nothing is selected."""
        return self._passage

    def select(self, passage: Passage) -> None:
        """Select a passage; an empty one clears the selection."""
        if passage != self._passage:
            self._passage = passage
            self._caret = passage.focus
            self.viewport().update()
            self.passage_changed.emit()

    @property
    def reading_cursor(self) -> Passage | None:
        """Return the sentence that the reading cursor is on, or None; None too while the sentence is out of sight."""
        start, end = self.visible_range
        is_seen = self._cursor is not None and self._cursor.start < end and self._cursor.end > start
        return self._cursor if is_seen else None

    def set_reading_cursor(self, sentence: Passage | None) -> None:
        """Move the reading cursor to a sentence, or remove it."""
        self._cursor = sentence
        if sentence is not None:
            self._caret = sentence.start
            self.reveal(sentence.start)
        self.viewport().update()
        self.cursor_moved.emit()

    @property
    def caret(self) -> int:
        """Return the position that keys go on from; while the reader has put it nowhere in sight, `place`."""
        start, end = self.visible_range
        return self._caret if self._caret is not None and start <= self._caret <= end else start

    def move_caret(self, position: int) -> None:
        """Put the caret before a position, and the reading cursor on the sentence there; nothing is selected then."""
        if self._flow is None:
            return
        self.select(Passage(position, position))
        self._caret = position
        self.reveal(position)
        sentence = passage_at(self, position, PassageUnit.SENTENCE)
        if sentence != self._cursor:
            self._cursor = sentence
            self.viewport().update()
            self.cursor_moved.emit()

    def read_along(self, sentence: Passage) -> None:
        """Put the reading cursor on a sentence that is read aloud, and show all of it where that is possible.

        A passage that the reader has selected meanwhile stays what keys and menus act on.
        """
        flow, self._cursor = self._flow, sentence
        if flow is None:
            return
        if self.is_paged and sentence.start >= flow.bottom():
            self.turn_page(1)
        elif not self.is_paged and not self._shows_whole(sentence):
            self.go_to(sentence.start, third=True)
        self.reveal(sentence.start)
        self.viewport().update()
        if not self._passage:
            self._caret = sentence.start
            self.cursor_moved.emit()

    def _shows_whole(self, passage: Passage) -> bool:
        """Return whether a passage is on the screen, and no line of it in the last one, which is dimmed."""
        start, end = self.visible_range
        rect = self.rect_of(passage.start, passage.end)
        return start <= passage.start < passage.end <= end and rect.bottom() + self.typography.leading < self.height()

    def passage_rect(self) -> QRect:
        """Return the rectangle of the visible part of the selected passage on the viewport."""
        return self.rect_of(self._passage.start, self._passage.end)

    def annotations_at(self, position: int) -> list[Annotation]:
        """Return the annotations that cover a position, the shortest first."""
        if self._flow is None or self._marks is None:
            return []
        return self._marks.at(self._flow.layout_at(position).leaf, position)

    def peer_notes_at(self, position: int) -> list[str]:
        """Return the ids of the notes of others whose passage covers a position, the shortest first."""
        if self._flow is None or self._marks is None:
            return []
        return self._marks.peers_at(self._flow.layout_at(position).leaf, position)

    def annotations_between(self, start: int, end: int) -> Sequence[Annotation]:
        """Return the annotations that overlap a range of the text."""
        return self._shown.annotations(start, end) if self._shown else ()

    def block_at(self, position: int) -> tuple[int, Block]:
        """Return the start of the block that contains a position, and the block."""
        assert self._flow is not None
        return self._flow.layout_at(position).block_at(position)

    def word_at(self, position: int) -> tuple[int, int]:
        """Return the start and end of the word at a position."""
        assert self._shown is not None
        start, block = self.block_at(position)
        first, last = self._shown.words().word_at(block.text, position - start, start)
        return start + first, start + last

    def link_at(self, position: int) -> Inline | None:
        """Return the link or note reference at a position, or None."""
        if self._flow is None:
            return None
        start, block = self.block_at(position)
        return next((m for m in block.inlines if m.kind in LINKS and m.start <= position - start < m.end), None)

    # --- Qt events -----------------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ink = QPainter(self.viewport()), self.typography.ink
        if self._flow is None or self._marks is None:
            painter.fillRect(event.rect(), QColor(ink.paper))
            return
        if self._printed is not None:
            self._printed.paint(painter, self._over_words(self._printed))
            return
        state = (self._cursor, self.portion_end, ink, signs_of(self._flow.columns))
        Canvas(self._flow.parts(), self._marks, self._transient_marks(), *state).paint(painter, event.region())
        if self.is_paged:
            self._paint_footer(painter, ink)
        else:
            paint_edges(painter, self.viewport().width(), self.viewport().height(), ink)

    @cached_property
    def _footer(self) -> PageFooter:
        from reader.ui.page.page_footer import PageFooter

        return PageFooter(self)

    def _paint_footer(self, painter: QPainter, ink: Ink) -> None:
        from reader.ui.page.paged_flow import PagedFlow

        if isinstance(self._flow, PagedFlow) and self._shown is not None:
            self._footer.paint(painter, self._flow, self._shown, ink)

    def _over_words(self, printed: PrintedMode) -> PrintedMarks:
        assert self._shown is not None
        assert self._marks is not None
        state = (self._transient_marks(), self._cursor, self.portion_end)
        return printed.over_words(self._shown.leaves, self._marks, *state)

    def _transient_marks(self) -> list[Mark]:
        ranges = ((self._flash, self.ink.found), (self._passage, self.ink.selection))
        return [Mark(one.start, one.end, colour) for one, colour in ranges if one]

    def _on_flash_timer_timeout(self) -> None:
        self._flash = None
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._flow is None or not self._keyboard.press(event):
            event.ignore()

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self._passage and not event.isAutoRepeat():
            self.passage_finished.emit()
        event.ignore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press_margin(event)
        self._pointer.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)
        point = event.position().toPoint()
        direction = self._margin_clicks.release(point)
        is_beside = bool(direction) or (
            self._flow is not None and self._flow.has_sign_near(point) and not self._passage
        )
        if is_beside and not self._activate_sign(point) and direction and self.is_paged:
            self.turn_page(direction)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not (self._press_margin(event) and self.is_paged):
            self._pointer.double_click(event)

    def _press_margin(self, event: QMouseEvent) -> bool:
        """Begin a click on a sign, or one that turns the page; return whether it is beside the text."""
        if self._flow is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        dismisses = bool(self._passage) or bool(event.modifiers())
        return bool(self._margin_clicks.press(event.position().toPoint(), self._flow.columns, dismisses=dismisses))

    def _activate_sign(self, point: QPoint) -> bool:
        """Show the note whose sign is at a point beside the text; return whether there is one."""
        position = self._passage_of_sign(point)
        if position is None:
            return False
        if marks := self.annotations_at(position):
            self.annotations_activated.emit(marks)
        elif peers := self.peer_notes_at(position):
            self.peer_notes_activated.emit(peers)
        return True

    def _passage_of_sign(self, point: QPoint) -> int | None:
        """Return where the passage begins whose sign is at a point beside the text, or None."""
        if self._printed is not None:
            return self._printed.sign_at(self._over_words(self._printed), point)
        under = self.leaf_under(point)
        if under is None or self._marks is None or self._flow is None:
            return None
        layout, within = under
        signs = signs_of(self._flow.columns)[self._flow.columns.at(point.x())]
        beside = self._marks.annotations(layout.leaf), self._marks.initials(layout.leaf)
        return sign_at(layout, signs, *beside, within)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._flow is None:
            event.ignore()
        else:
            self.menu_requested.emit(event.pos(), event.reason() == QContextMenuEvent.Reason.Mouse)

    def words_of(self, passage: Passage) -> str:
        """Return the words of a passage as they are copied."""
        words = self._flow.text_between(passage.start, passage.end) if self._flow is not None else ""
        from reader.core.text.normalise import without_break_signs

        return without_break_signs(words)

    def copy(self, passage: Passage | None = None) -> None:
        """Copy a passage to the clipboard, by default the selected one."""
        if passage := passage or self._passage:
            QGuiApplication.clipboard().setText(self.words_of(passage))
