"""Give assistive technology the text of the page: by character, word, sentence and line, with caret and selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit
from typing_extensions import override

from reader.core.text.blocks import LINE
from reader.ui.page.passage import Passage
from reader.ui.page.utf16 import position_of_unit, units_before

if TYPE_CHECKING:
    from reader.ui.page.page_view import PageView
    from reader.ui.page.typography import Typography

_Key, _Move = Qt.Key, QTextCursor.MoveOperation
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

_MOVES = {
    (_Key.Key_Left, False): _Move.Left,
    (_Key.Key_Right, False): _Move.Right,
    (_Key.Key_Up, False): _Move.Up,
    (_Key.Key_Down, False): _Move.Down,
    (_Key.Key_Home, False): _Move.StartOfLine,
    (_Key.Key_End, False): _Move.EndOfLine,
    (_Key.Key_Left, True): _Move.WordLeft,
    (_Key.Key_Right, True): _Move.WordRight,
    (_Key.Key_Up, True): _Move.PreviousBlock,
    (_Key.Key_Down, True): _Move.NextBlock,
}
"""How the caret moves by a key, alone and with Ctrl."""

_ON = {_Move.Right, _Move.Down, _Move.WordRight, _Move.NextBlock}
_BACK = {_Move.Left, _Move.Up, _Move.WordLeft, _Move.PreviousBlock}
"""The moves that lead out of the text that is held, where there is more of it."""

_NAVIGATION_KEYS = frozenset(key for key, _with_control in _MOVES) | {_Key.Key_PageUp, _Key.Key_PageDown}
"""The keys after which a screen reader says by itself where the caret is, or what was selected."""

_MODIFIERS = frozenset((_Key.Key_Shift, _Key.Key_Control, _Key.Key_Alt, _Key.Key_Meta, _Key.Key_AltGr))


class AccessibleText(QPlainTextEdit):
    """The text of the leaves in sight, which assistive technology reads and moves in; the page lies over it.

    The bindings crash with an accessible text of our own (docs/decisions/0121); this class of Qt brings its own, with a
    caret and a selection. Those of the page are followed by `follow`; where they are changed here, the page follows.
    It is the page's focus proxy, and hands on the keys, but for those of the caret in *caret mode*.
    """

    def __init__(self, page: PageView) -> None:
        super().__init__(page.parentWidget())
        self._page = page
        self._typography: Typography | None = None
        self._start = 0
        self._text = ""
        self._more = 0
        self._last_key: Qt.Key | None = None
        self._follows = False
        self.is_pressed = False
        """Whether the page is handling a key that was pressed here."""
        self.is_moving = False
        """Whether the page is following a change that was made here: a screen reader knows it already."""
        self.caret_mode = False
        self._follow_timer = QTimer(self, singleShot=True, interval=0)
        self._follow_timer.timeout.connect(self.follow)
        self._take_place()
        self.follow()
        self.cursorPositionChanged.connect(self._on_cursor_changed)
        self.selectionChanged.connect(self._on_cursor_changed)

    def _take_place(self) -> None:
        """Lie under the page, unseen, with its name and its keys."""
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.document().setDocumentMargin(0)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setUpdatesEnabled(False)
        self.addActions(self._page.actions())
        self._page.installEventFilter(self)
        self.lower()
        self.show()
        self._page.setFocusProxy(self)

    def leave(self) -> None:
        """Return the focus to the page, and go."""
        had_focus = self.hasFocus()
        self._page.removeEventFilter(self)
        self._page.setFocusProxy(None)  # type: ignore[arg-type]  # the stubs do not say that it may be none
        if had_focus:
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.deleteLater()

    @property
    def follows_navigation(self) -> bool:
        """Return whether the last key was one after which a screen reader says by itself where the caret is."""
        return self._last_key in _NAVIGATION_KEYS

    # --- following the page --------------------------------------------------------------------------------------

    @Slot()
    def follow(self) -> None:
        """Hold the text in sight, with the caret and the selection of the page."""
        if self._follows or self.is_moving:
            return
        self._follows = True
        try:
            self._more = 0
            self._hold()
            self._place_cursor(self._page.passage or Passage(self._page.caret, self._page.caret))
        finally:
            self._follows = False

    def _hold(self) -> None:
        """Hold the leaves in sight, and with ``_more`` one more after or before them."""
        flow = self._page.flow
        shown = flow.leaf_range() if flow is not None else None
        if flow is None or shown is None:
            self._set_text(0, "")
            return
        self._set_typography()
        layouts, (first, last) = flow.layouts, shown
        before = layouts.preceding(first) if self._more < 0 else None
        after = layouts.following(last) if self._more > 0 else None
        numbers = layouts.between(first if before is None else before, last if after is None else after)
        leaves = [layouts.layout(number).leaf for number in numbers]
        self._set_text(leaves[0].start, LINE.join(leaf.text for leaf in leaves))

    def _set_text(self, start: int, text: str) -> None:
        if (start, text) != (self._start, self._text):
            self._start, self._text = start, text
            self.setPlainText(text)

    def _set_typography(self) -> None:
        typography, flow = self._page.typography, self._page.flow
        assert flow is not None
        page = self._page.geometry()
        self.setGeometry(QRect(page.x() + flow.columns.left(0), page.y(), typography.measure, page.height()))
        if typography is not self._typography:
            self._typography = typography
            font = self.font()
            font.setFamilies(list(typography.families))
            font.setPixelSize(typography.size)
            self.setFont(font)

    def _place_cursor(self, passage: Passage) -> None:
        """Set the caret and the selection, as far as they are in the text that is held."""
        anchor, focus = self._unit(passage.anchor), self._unit(passage.focus)
        cursor = self.textCursor()
        if (cursor.anchor(), cursor.position()) != (anchor, focus):
            cursor.setPosition(anchor)
            cursor.setPosition(focus, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def _unit(self, position: int) -> int:
        return units_before(self._text, min(max(0, position - self._start), len(self._text)))

    def _position(self, unit: int) -> int:
        return self._start + position_of_unit(self._text, unit)

    # --- leading the page ----------------------------------------------------------------------------------------

    @Slot()
    def _on_cursor_changed(self) -> None:
        """Lead the page to where the caret was set, by a key in caret mode or by assistive technology."""
        if self._follows or self.is_moving:
            return
        cursor, page = self.textCursor(), self._page
        focus = self._position(cursor.position())
        passage = Passage(self._anchor(cursor) if cursor.hasSelection() else focus, focus)
        if passage != (page.passage or Passage(page.caret, page.caret)):
            self._lead(passage)

    def _anchor(self, cursor: QTextCursor) -> int:
        """Return where the selection begins; that of the page may begin before or after the text that is held."""
        selected = self._page.passage
        is_same = bool(selected) and self._unit(selected.anchor) == cursor.anchor()
        return selected.anchor if is_same else self._position(cursor.anchor())

    def _lead(self, passage: Passage) -> None:
        self.is_moving = True
        try:
            if passage:
                self._page.select(passage)
                self._page.reveal(passage.focus - 1 if passage.focus == passage.end else passage.focus)
            else:
                self._page.move_caret(passage.focus)
            if passage and not self.is_pressed:
                self._page.passage_finished.emit()
        finally:
            self.is_moving = False
        self._follow_timer.start()  # not now: Qt is still moving its cursor in the text that may have to be replaced

    # --- keys ----------------------------------------------------------------------------------------------------

    @override
    def event(self, event: QEvent) -> bool:
        """Take the keys of the caret in caret mode before they are looked up among the shortcuts, and no others."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(self._is_caret_key(event))
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _MODIFIERS:
            self._last_key = Qt.Key(event.key())
        self.is_pressed = True
        try:
            if self._is_caret_key(event):
                self._move(event)
            else:
                self._page.keyPressEvent(event)
        finally:
            self.is_pressed = False

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._page.keyReleaseEvent(event)

    def _is_caret_key(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~(_CONTROL | _SHIFT)
        is_navigation = (Qt.Key(event.key()), False) in _MOVES
        return self.caret_mode and is_navigation and modifiers == Qt.KeyboardModifier.NoModifier

    def _move(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        with_control, selects = bool(event.modifiers() & _CONTROL), bool(event.modifiers() & _SHIFT)
        operation = _MOVES.get((key, with_control))
        if operation is None:
            self._move_to_edge(key, selects=selects)
            return
        mode = QTextCursor.MoveMode.KeepAnchor if selects else QTextCursor.MoveMode.MoveAnchor
        cursor = self.textCursor()
        if not cursor.movePosition(operation, mode) and self._hold_more(operation):
            cursor = self.textCursor()
            cursor.movePosition(operation, mode)
        self.setTextCursor(cursor)

    def _move_to_edge(self, key: Qt.Key, *, selects: bool) -> None:
        """Move the caret to the start or the end of the whole text."""
        page = self._page
        edge = 0 if key is _Key.Key_Home else page.characters
        anchor = (page.passage.anchor if page.passage else page.caret) if selects else edge
        self._lead(Passage(anchor, edge))

    def _hold_more(self, operation: QTextCursor.MoveOperation) -> bool:
        """Hold one leaf more on the side to which the caret moves; return whether there is one."""
        before = self._start, len(self._text)
        cursor = self.textCursor()
        place = Passage(self._anchor(cursor), self._position(cursor.position()))
        self._more = 1 if operation in _ON else -1 if operation in _BACK else 0
        self._follows = True
        try:
            self._hold()
            self._place_cursor(place)
        finally:
            self._follows = False
        return before != (self._start, len(self._text))

    # --- lying under the page ------------------------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the page."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._follow_timer.start()
        return super().eventFilter(watched, event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._page.contextMenuEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing: the page does."""
