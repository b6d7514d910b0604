"""Show a text: the reading surface.

The view owns the place, the passage that is selected and the reading cursor, and paints them with the marks it is
given. It changes nothing in the library: what the reader does goes out as signals.
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
from reader.ui.page.canvas import Canvas, shifted_parts
from reader.ui.page.flow import LeafFlow
from reader.ui.page.keyboard import Keyboard
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.marks import Finder, LeafMarks
from reader.ui.page.painting import Mark
from reader.ui.page.passage import Passage
from reader.ui.page.pointer import Pointer
from reader.ui.page.portion_mark import with_portion_end
from reader.ui.page.shown_text import Setting, ShownText
from reader.ui.page.typography import Typography

_FLASH_MS = 1_200
_WHEEL_LINES = 3
_TALLEST_PICTURE = 0.8
_LINKS = frozenset({InlineKind.LINK, InlineKind.NOTE_REFERENCE})


class PageView(QAbstractScrollArea):
    """Show one text as a column of leaves; positions are code points of the canonical text."""

    view_changed = Signal(int, int)
    """What is on the screen now, from one position up to another."""
    passage_changed = Signal()
    passage_finished = Signal()
    """The mouse button or the key that drew the passage was let go."""
    cursor_moved = Signal()
    """The keyboard stands on another sentence."""
    annotations_activated = Signal(list)
    """The reader clicked a place under which these annotations lie, the shortest first; or none."""
    link_activated = Signal(str)
    note_reference_activated = Signal(str, QRect)
    """The name of a note, and where its reference stands on the viewport."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
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
        self._reported = (-1, -1)
        self._moving_bar = False
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

    def show_text(self, shown: ShownText, place: int, setting: Setting) -> None:
        """Show a text from a position on, set as ``setting`` says for the width of the page."""
        self._shown = shown
        self._setting = setting
        self._typography = setting(self.viewport().width())
        self._marks = LeafMarks(shown.annotations, self._typography.ink)
        self._passage, self._cursor, self._flash = Passage(0, 0), None, None
        self._reported, self.portion_end = (-1, -1), None
        self._flow = LeafFlow(shown.leaves, self._lay_out, self.viewport().height())
        self._flow.jump(place)
        self._moved()

    def clear(self) -> None:
        """Show no text."""
        self._shown = self._flow = self._marks = None
        self._passage, self._cursor = Passage(0, 0), None
        self.viewport().update()

    @property
    def characters(self) -> int:
        """Count the code points of the text that is shown."""
        return self._shown.leaves.characters if self._shown else 0

    @property
    def flow(self) -> LeafFlow | None:
        """Return the place and the leaves around it, or None without a text."""
        return self._flow

    @property
    def typography(self) -> Typography:
        """Return how the text is set."""
        return self._typography

    def set_again(self) -> None:
        """Set the text anew at the same place, because the width or the reader's wishes have changed."""
        place = self.place
        typography = self._setting(self.viewport().width())
        if self._flow is not None and self._marks is not None:
            if typography != self._typography:
                self._flow.forget()
                self._marks.set_ink(typography.ink)
            self._typography = typography
            self._flow.resize(self.viewport().height())
            self._flow.jump(place, down=self._kept_top)
            self._moved()

    def refresh_marks(self) -> None:
        """Paint the annotations as the library has them now."""
        if self._marks is not None:
            self._marks.refresh()
            self.viewport().update()

    def grow(self) -> None:
        """Take note that more of the text has come in."""
        self._moved()

    def show_portion_end(self, position: int | None) -> None:
        """Draw where today's portion ends, or nothing."""
        before, self.portion_end = self.portion_end, position
        if position != before and self._flow is not None:
            self._flow.lay_out_again(*(one for one in (before, position) if one is not None))
            self.viewport().update()

    def set_finder(self, finder: Finder | None) -> None:
        """Show what a search finds on every leaf, or nothing."""
        if self._marks is not None:
            self._marks.set_finder(finder)
            self.viewport().update()

    def _lay_out(self, leaf: Leaf) -> LeafLayout:
        assert self._shown is not None
        tallest = max(120, round(self.viewport().height() * _TALLEST_PICTURE))
        layout = LeafLayout(leaf, self._typography, self._shown.images, tallest)
        return with_portion_end(layout, self.portion_end)

    # --- the place -----------------------------------------------------------------------------------------------

    @property
    def place(self) -> int:
        """Return the position that the first whole line on the screen begins with."""
        return self._flow.top() if self._flow else 0

    @property
    def visible_range(self) -> tuple[int, int]:
        """Return what is on the screen, from one position up to another."""
        return (self._flow.top(), self._flow.bottom()) if self._flow else (0, 0)

    def go_to(self, position: int, *, third: bool = False) -> None:
        """Bring a position to the top of the screen, or to its upper third."""
        if self._flow is not None:
            self._flow.jump(position, down=self.viewport().height() / 3 if third else self._kept_top)
            self._moved()

    def show_passage(self, start: int, end: int) -> None:
        """Bring a passage into sight, if it is not, and let it flash softly."""
        if self._flow is None:
            return
        if not self._flow.near(start):
            self.go_to(start, third=True)
        self._flash = Passage(start, end)
        self._flash_timer.start()
        self.viewport().update()

    def reveal(self, position: int) -> None:
        """Scroll no more than is needed for a position to be on the screen."""
        if self._flow is None or self._flow.near(position):
            return
        line = (layout := self._flow.layout_at(position)).line_of(position)
        top = self._flow.y_of(layout) + line.top
        height = self.viewport().height()
        if -height < top < 2 * height:
            self.scroll_by(top - self._kept_top if top < 0 else top + 2 * self._typography.leading - height)
        else:
            self.go_to(position)

    def scroll_by(self, pixels: float) -> None:
        """Move down by so many pixels, up if negative."""
        moved = self._flow.scroll(round(pixels)) if self._flow is not None else 0
        if moved:
            self._moved(shift=round(moved))

    def turn_page(self, direction: int) -> None:
        """Turn a page down (1) or up (-1), keeping one line in sight."""
        if self._flow is not None and self._flow.turn(direction):
            self._moved()

    @property
    def _kept_top(self) -> float:
        return min(24.0, self.viewport().height() * 0.06)

    def _moved(self, shift: int = 0) -> None:
        """Tell that the place has changed; after a small ``shift`` (pixels) most of the page is painted already."""
        self._moving_bar = True
        bar = self.verticalScrollBar()
        start, end = self.visible_range
        bar.setRange(0, max(0, self.characters - (end - start)))
        bar.setPageStep(max(1, end - start))
        bar.setValue(start)
        self._moving_bar = False
        if 0 < abs(shift) < self.viewport().height() // 2:
            self.viewport().scroll(0, -shift)
            self.viewport().update(shifted_parts(self.viewport().rect(), shift))
        else:
            self.viewport().update()
        if (start, end) != self._reported:
            self._reported = (start, end)
            self.view_changed.emit(start, end)

    # --- the passage and the reading cursor ----------------------------------------------------------------------

    @property
    def passage(self) -> Passage:
        """Return the selected passage; it is false when nothing is selected."""
        return self._passage

    def select(self, passage: Passage) -> None:
        """Select a passage, or nothing."""
        if passage != self._passage:
            self._passage = passage
            self.viewport().update()
            self.passage_changed.emit()

    @property
    def reading_cursor(self) -> Passage | None:
        """Return the sentence that the keyboard stands on, if it does."""
        return self._cursor

    def set_reading_cursor(self, sentence: Passage | None) -> None:
        """Put the keyboard on a sentence."""
        self._cursor = sentence
        if sentence is not None:
            self.reveal(sentence.start)
        self.viewport().update()
        self.cursor_moved.emit()

    def passage_rect(self) -> QRect:
        """Return the rectangle of the selected passage on the viewport, as far as it is in sight."""
        return self.rect_of(self._passage.start, self._passage.end)

    def rect_of(self, start: int, end: int) -> QRect:
        """Return the rectangle on the viewport of what is in sight of a stretch of text."""
        united = QRectF()
        for layout, y in self._flow.visible() if self._flow else []:
            if start < layout.leaf.end and end > layout.leaf.start:
                for rect in layout.rects(start, end):
                    united = united.united(rect.translated(self.column_left, y))
        return united.toAlignedRect() & self.viewport().rect()

    # --- asking the text -----------------------------------------------------------------------------------------

    @property
    def column_left(self) -> int:
        """Return the left edge of the column on the viewport, in pixels."""
        return max(0, (self.viewport().width() - self._typography.measure) // 2)

    def leaf_under(self, point: QPoint) -> tuple[LeafLayout, QPointF] | None:
        """Return the leaf at the height of a point of the viewport, and the point in the leaf's own pixels."""
        shown = self._flow.visible() if self._flow else []
        if not shown:
            return None
        layout, y = next(((one, top) for one, top in reversed(shown) if top <= point.y()), shown[0])
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
        """Return the annotations over a position, the shortest first."""
        if self._flow is None or self._marks is None:
            return []
        return self._marks.at(self._flow.layout_at(position).leaf, position)

    def annotations_between(self, start: int, end: int) -> Sequence[Annotation]:
        """Return the annotations that touch a stretch of the text."""
        return self._shown.annotations(start, end) if self._shown else ()

    def block_at(self, position: int) -> tuple[int, Block]:
        """Return the block that holds a position, with its start."""
        assert self._flow is not None
        return self._flow.layout_at(position).block_at(position)

    def link_at(self, position: int) -> Inline | None:
        """Return the link or note reference at a position, or None."""
        if self._flow is None:
            return None
        start, block = self.block_at(position)
        return next((m for m in block.inlines if m.kind in _LINKS and m.start <= position - start < m.end), None)

    # --- Qt's events ---------------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ink = QPainter(self.viewport()), self._typography.ink
        if self._flow is None or self._marks is None:
            painter.fillRect(event.rect(), QColor(ink.paper))
            return
        places = (self._cursor, self.portion_end, ink, self.column_left, self.viewport().rect())
        Canvas(self._flow, self._marks, self._passing_marks(), *places).paint(painter, event.region())

    def _passing_marks(self) -> list[Mark]:
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
        if not self._moving_bar:
            self.go_to(value)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Leave the painting to `_moved`: Qt would paint the whole page whenever the bar moves."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.set_again()

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
        """Put the selected words on the clipboard."""
        if self._passage and self._flow is not None:
            QGuiApplication.clipboard().setText(self._flow.words(self._passage.start, self._passage.end))
