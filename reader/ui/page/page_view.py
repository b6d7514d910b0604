"""Show a text as a scrolling page.

The view owns the scroll position, the selected passage and the reading cursor, and paints them with the marks of the
text. It changes nothing in the library: what the reader does is emitted as signals.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from reader.core.annotations.model import Annotation
from reader.core.text.blocks import Block, Inline, InlineKind
from reader.core.text.leaves import Leaf
from reader.core.text.normalise import without_break_signs
from reader.ui.page.canvas import Canvas, shifted_parts
from reader.ui.page.flow import LeafFlow
from reader.ui.page.keyboard import Keyboard
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.marks import Finder, LeafMarks
from reader.ui.page.painting import Mark
from reader.ui.page.passage import Passage
from reader.ui.page.pointer import Pointer
from reader.ui.page.portion_mark import with_portion_end
from reader.ui.page.shown_text import ShownText, TypographySource
from reader.ui.page.typography import Typography

_FLASH_MS = 1_200
_WHEEL_LINES = 3
_MAX_IMAGE_HEIGHT = 0.8
_LINKS = frozenset({InlineKind.LINK, InlineKind.NOTE_REFERENCE})


class PageView(QAbstractScrollArea):
    """A view of one text as a column of leaves; positions are code points of the canonical text."""

    view_changed = Signal(int, int)
    """Start and end of the visible range."""
    passage_changed = Signal()
    passage_finished = Signal()
    """The mouse button or the key that extended the passage was released."""
    cursor_moved = Signal()
    """The reading cursor is on another sentence, or gone."""
    annotations_activated = Signal(list)
    """The annotations at the position that was clicked, the shortest first; may be empty."""
    peer_notes_activated = Signal(list)
    """The ids of the notes of others at the position that was clicked, where no own annotation is."""
    link_activated = Signal(str)
    note_reference_activated = Signal(str, QRect)
    """The target of a note reference, and the reference's rectangle on the viewport."""

    def __init__(self, setting: TypographySource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = setting
        self._typography = setting(800)
        self._shown: ShownText | None = None
        self._flow: LeafFlow | None = None
        self._marks: LeafMarks | None = None
        self._passage = Passage(0, 0)
        self._cursor: Passage | None = None
        self._flash: Passage | None = None
        self.portion_end: int | None = None
        self._emitted_range = (-1, -1)
        self._updating_bar = False
        self._flash_timer = QTimer(self, singleShot=True, interval=_FLASH_MS)
        self._flash_timer.timeout.connect(self._on_flash_timer_timeout)
        self._pointer = Pointer(self)
        self._keyboard = Keyboard(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(self._on_bar_value_changed)

    # --- the text ------------------------------------------------------------------------------------------------

    def show_text(self, shown: ShownText, place: int, setting: TypographySource) -> None:
        """Show a text from a position on; ``setting`` returns the typography for the page's width in pixels."""
        self._shown = shown
        self._setting = setting
        self._typography = setting(self.viewport().width())
        self._marks = LeafMarks(shown.annotations, self._typography.ink, shown.peer_marks)
        self._passage, self._cursor, self._flash = Passage(0, 0), None, None
        self._emitted_range, self.portion_end = (-1, -1), None
        self._flow = LeafFlow(shown.leaves, self._lay_out, self.viewport().height())
        self._flow.jump(place)
        self._update_view()

    def clear(self) -> None:
        """Show an empty page."""
        self._shown = self._flow = self._marks = None
        self._passage, self._cursor = Passage(0, 0), None
        self.viewport().update()

    @property
    def characters(self) -> int:
        """Return the number of code points of the text; 0 without one."""
        return self._shown.leaves.characters if self._shown else 0

    @property
    def flow(self) -> LeafFlow | None:
        """Return the scroll position and the leaves around it, or None without a text."""
        return self._flow

    @property
    def typography(self) -> Typography:
        """Return the typography of the text."""
        return self._typography

    def update_typography(self) -> None:
        """Lay out the text again at the same position after a change of the width or the settings."""
        place = self.place
        typography = self._setting(self.viewport().width())
        if self._flow is not None and self._marks is not None:
            if typography != self._typography:
                self._flow.clear()
                self._marks.set_ink(typography.ink)
            self._typography = typography
            self._flow.resize(self.viewport().height())
            self._flow.jump(place, down=self._top_margin)
            self._update_view()

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

    def update_length(self) -> None:
        """Update the view after more of the text was imported."""
        self._update_view()

    def show_portion_end(self, position: int | None) -> None:
        """Mark the end of today's portion at a position, or nowhere."""
        before, self.portion_end = self.portion_end, position
        if position != before and self._flow is not None:
            self._flow.lay_out_again(*(end for end in (before, position) if end is not None))
            self.viewport().update()

    def set_finder(self, finder: Finder | None) -> None:
        """Set the search whose hits are marked on every leaf, or None."""
        if self._marks is not None:
            self._marks.set_finder(finder)
            self.viewport().update()

    def _lay_out(self, leaf: Leaf) -> LeafLayout:
        assert self._shown is not None
        tallest = max(120, round(self.viewport().height() * _MAX_IMAGE_HEIGHT))
        layout = LeafLayout(leaf, self._typography, self._shown.images, tallest)
        return with_portion_end(layout, self.portion_end)

    # --- the scroll position -------------------------------------------------------------------------------------

    @property
    def place(self) -> int:
        """Return the start of the first line that is fully on the screen."""
        return self._flow.top() if self._flow else 0

    @property
    def visible_range(self) -> tuple[int, int]:
        """Return start and end of the text on the screen."""
        return (self._flow.top(), self._flow.bottom()) if self._flow else (0, 0)

    def go_to(self, position: int, *, third: bool = False) -> None:
        """Scroll a position to the top of the screen, or to a third of its height."""
        if self._flow is not None:
            self._flow.jump(position, down=self.viewport().height() / 3 if third else self._top_margin)
            self._update_view()

    def show_passage(self, start: int, end: int) -> None:
        """Scroll to a passage unless it is visible, and highlight it briefly."""
        if self._flow is None:
            return
        if not self._flow.near(start):
            self.go_to(start, third=True)
        self._flash = Passage(start, end)
        self._flash_timer.start()
        self.viewport().update()

    def reveal(self, position: int) -> None:
        """Scroll as little as needed to make a position visible."""
        if self._flow is None or self._flow.near(position):
            return
        line = (layout := self._flow.layout_at(position)).line_of(position)
        top = self._flow.y_of(layout) + line.top
        height = self.viewport().height()
        if -height < top < 2 * height:
            self.scroll_by(top - self._top_margin if top < 0 else top + 2 * self._typography.leading - height)
        else:
            self.go_to(position)

    def scroll_by(self, pixels: float) -> None:
        """Scroll down by ``pixels``, up if negative."""
        moved = self._flow.scroll(round(pixels)) if self._flow is not None else 0
        if moved:
            self._update_view(shift=round(moved))

    def turn_page(self, direction: int) -> None:
        """Scroll one page down (1) or up (-1), keeping one line visible."""
        if self._flow is not None and self._flow.turn(direction):
            self._update_view()

    @property
    def _top_margin(self) -> float:
        return min(24.0, self.viewport().height() * 0.06)

    def _update_view(self, shift: int = 0) -> None:
        """Update the scroll bar and the viewport; after a small ``shift`` (pixels) repaint only what is new."""
        self._updating_bar = True
        bar = self.verticalScrollBar()
        start, end = self.visible_range
        bar.setRange(0, max(0, self.characters - (end - start)))
        bar.setPageStep(max(1, end - start))
        bar.setValue(start)
        self._updating_bar = False
        if 0 < abs(shift) < self.viewport().height() // 2:
            self.viewport().scroll(0, -shift)
            self.viewport().update(shifted_parts(self.viewport().rect(), shift))
        else:
            self.viewport().update()
        if (start, end) != self._emitted_range:
            self._emitted_range = (start, end)
            self.view_changed.emit(start, end)

    # --- the passage and the reading cursor ----------------------------------------------------------------------

    @property
    def passage(self) -> Passage:
        """Return the selected passage; it is false if nothing is selected."""
        return self._passage

    def select(self, passage: Passage) -> None:
        """Select a passage; an empty one clears the selection."""
        if passage != self._passage:
            self._passage = passage
            self.viewport().update()
            self.passage_changed.emit()

    @property
    def reading_cursor(self) -> Passage | None:
        """Return the sentence that the reading cursor is on, or None."""
        return self._cursor

    def set_reading_cursor(self, sentence: Passage | None) -> None:
        """Move the reading cursor to a sentence, or remove it."""
        self._cursor = sentence
        if sentence is not None:
            self.reveal(sentence.start)
        self.viewport().update()
        self.cursor_moved.emit()

    def passage_rect(self) -> QRect:
        """Return the rectangle of the visible part of the selected passage on the viewport."""
        return self.rect_of(self._passage.start, self._passage.end)

    def rect_of(self, start: int, end: int) -> QRect:
        """Return the rectangle of the visible part of a range of text on the viewport."""
        united = QRectF()
        for layout, y in self._flow.visible() if self._flow else []:
            if start < layout.leaf.end and end > layout.leaf.start:
                for rect in layout.rects(start, end):
                    united = united.united(rect.translated(self.column_left, y))
        return united.toAlignedRect() & self.viewport().rect()

    # --- positions and points ------------------------------------------------------------------------------------

    @property
    def column_left(self) -> int:
        """Return the left edge of the column on the viewport, in pixels."""
        return max(0, (self.viewport().width() - self._typography.measure) // 2)

    def leaf_under(self, point: QPoint) -> tuple[LeafLayout, QPointF] | None:
        """Return the leaf at the height of a point of the viewport, and the point in the leaf's own pixels."""
        shown = self._flow.visible() if self._flow else []
        if not shown:
            return None
        layout, y = next(((layout, top) for layout, top in reversed(shown) if top <= point.y()), shown[0])
        return layout, QPointF(point.x() - self.column_left, point.y() - y)

    def position_near(self, point: QPoint) -> int:
        """Return the position nearest to a point of the viewport."""
        under = self.leaf_under(point)
        return under[0].position_at(under[1]) if under else 0

    def position_under(self, point: QPoint) -> int | None:
        """Return the position of the character exactly under a point of the viewport, or None."""
        under = self.leaf_under(point)
        return under[0].position_under(under[1]) if under else None

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
        first, last = self._shown.words.word_at(block.text, position - start, start)
        return start + first, start + last

    def link_at(self, position: int) -> Inline | None:
        """Return the link or note reference at a position, or None."""
        if self._flow is None:
            return None
        start, block = self.block_at(position)
        return next((m for m in block.inlines if m.kind in _LINKS and m.start <= position - start < m.end), None)

    # --- Qt events -----------------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ink = QPainter(self.viewport()), self._typography.ink
        if self._flow is None or self._marks is None:
            painter.fillRect(event.rect(), QColor(ink.paper))
            return
        state = (self._cursor, self.portion_end, ink, self.column_left, self.viewport().rect())
        Canvas(self._flow, self._marks, self._transient_marks(), *state).paint(painter, event.region())

    def _transient_marks(self) -> list[Mark]:
        ink = self._typography.ink
        marks = []
        if self._flash is not None:
            marks.append(Mark(self._flash.start, self._flash.end, ink.found))
        if self._passage:
            marks.append(Mark(self._passage.start, self._passage.end, ink.selection))
        return marks

    def _on_flash_timer_timeout(self) -> None:
        self._flash = None
        self.viewport().update()

    def _on_bar_value_changed(self, value: int) -> None:
        if not self._updating_bar:
            self.go_to(value)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Do nothing: Qt would repaint the whole page whenever the bar moves; `_update_view` repaints enough."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.update_typography()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        pixels = event.pixelDelta().y()
        if not pixels:
            pixels = round(event.angleDelta().y() / 120 * _WHEEL_LINES * self._typography.leading)
        self.scroll_by(-pixels)
        event.accept()

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
        self._pointer.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def copy(self) -> None:
        """Copy the selected text to the clipboard."""
        if self._passage and self._flow is not None:
            words = self._flow.text_between(self._passage.start, self._passage.end)
            QGuiApplication.clipboard().setText(without_break_signs(words))
