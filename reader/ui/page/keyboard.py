"""Map keys on the page to scrolling, moving sentence by sentence, and selecting (ux.md, "Keyboard")."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from reader.ui.page.links import first_link, follow
from reader.ui.page.passage import Passage, PassageUnit, extend, passage_at

if TYPE_CHECKING:
    from reader.core.text.blocks import Inline
    from reader.ui.page.surface import Surface

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))

_MIRRORED = {Qt.Key.Key_Left: Qt.Key.Key_Right, Qt.Key.Key_Right: Qt.Key.Key_Left}
"""In a text from right to left, the arrow to the left goes on."""


_ACROSS = {
    Qt.Key.Key_Down: Qt.Key.Key_Right,
    Qt.Key.Key_Up: Qt.Key.Key_Left,
    Qt.Key.Key_Left: Qt.Key.Key_Down,
    Qt.Key.Key_Right: Qt.Key.Key_Up,
}
_DOWN_AND_ON = {**_ACROSS, Qt.Key.Key_Left: Qt.Key.Key_Right, Qt.Key.Key_Right: Qt.Key.Key_Left}
"""The arrows in a text whose lines run down: while they extend a selection, and from sentence to sentence."""


class Keyboard:
    """The key handler of a page.

    While a passage is being selected (after V, or with Shift held), these keys extend it: Left and Right by a
    character, Up and Down by a paragraph, comma by a clause, full stop by a sentence; with Shift these two shrink it.
    """

    def __init__(self, page: Surface) -> None:
        self._page = page
        self._selecting = False
        key = Qt.Key
        self._moves: dict[Qt.Key, Callable[[], None]] = {
            key.Key_Space: self._page_down,
            key.Key_PageDown: self._page_down,
            key.Key_PageUp: self._page_up,
            key.Key_Down: self._step_on,
            key.Key_Up: self._step_back,
            key.Key_J: self._next_paragraph,
            key.Key_K: self._previous_paragraph,
            key.Key_Right: self._next_sentence,
            key.Key_Left: self._previous_sentence,
            key.Key_Home: self._section_top,
            key.Key_End: self._page_end,
            key.Key_V: self._begin_selecting,
            key.Key_Escape: self._cancel,
            **dict.fromkeys(_ENTER, self._follow_link),
        }
        self._shifted: dict[Qt.Key, Callable[[], None]] = {
            key.Key_Space: self._page_up,
            key.Key_F10: self._ask_for_menu,
        }
        self._extending: dict[Qt.Key, tuple[PassageUnit, int]] = {
            key.Key_Right: (PassageUnit.CHARACTER, 1),
            key.Key_Left: (PassageUnit.CHARACTER, -1),
            key.Key_Down: (PassageUnit.PARAGRAPH, 1),
            key.Key_Up: (PassageUnit.PARAGRAPH, -1),
            key.Key_Comma: (PassageUnit.CLAUSE, 1),
            key.Key_Less: (PassageUnit.CLAUSE, -1),
            key.Key_Period: (PassageUnit.SENTENCE, 1),
            key.Key_Greater: (PassageUnit.SENTENCE, -1),
        }

    def press(self, event: QKeyEvent) -> bool:
        """Handle a key press; return whether the key was handled."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._page.copy()
            return True
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        extends = self._selecting or (modifiers == _SHIFT and bool(self._page.passage))
        key = self._along_the_text(Qt.Key(event.key()), extends=extends)
        if modifiers == _CONTROL:
            return self._jump(key)
        if modifiers == _SHIFT and key in self._shifted:
            self._shifted[key]()
            return True
        if key in self._extending and extends:
            self._extend(*self._extending[key])
            return True
        if modifiers or key not in self._moves or not self._is_of_use(key):
            return False
        self._moves[key]()
        return True

    def _is_of_use(self, key: Qt.Key) -> bool:
        """Return whether a key that stands for something has anything to act on."""
        if key is Qt.Key.Key_Escape:
            return self._can_cancel
        return key not in _ENTER or self._link is not None

    @property
    def _link(self) -> Inline | None:
        """Return the first link in the selection, else in the sentence under the reading cursor."""
        passage = self._page.passage or self._page.reading_cursor
        return first_link(self._page, passage) if passage else None

    def _follow_link(self) -> None:
        passage, link = self._page.passage or self._page.reading_cursor, self._link
        if passage is not None and link is not None:
            follow(self._page, link, passage.start)

    def _along_the_text(self, key: Qt.Key, *, extends: bool) -> Qt.Key:
        """Return the arrow that goes the same way in a text from left to right; other keys as they are.

        Where lines run down, the arrow down goes along them, and the one to the left on to the next. Without a
        selection both go to the next sentence.
        """
        if self._page.typography.vertical:
            return (_ACROSS if extends else _DOWN_AND_ON).get(key, key)
        return _MIRRORED.get(key, key) if self._page.typography.right_to_left else key

    def _jump(self, key: Qt.Key) -> bool:
        if key is Qt.Key.Key_Home:
            self._page.go_to(0)
        elif key is Qt.Key.Key_End:
            self._page.go_to(self._page.characters)
        elif key is Qt.Key.Key_A:
            self._page.select(Passage(0, self._page.characters))
        else:
            return False
        return True

    def _ask_for_menu(self) -> None:
        """Ask for the context menu: only the menu key, and this one on Windows, does so of itself."""
        self._page.menu_requested.emit(QPoint(), False)

    # --- scrolling -----------------------------------------------------------------------------------------------

    def _page_down(self) -> None:
        self._page.turn_page(1)

    def _page_up(self) -> None:
        self._page.turn_page(-1)

    def _step_on(self) -> None:
        self._page.step(1)

    def _step_back(self) -> None:
        self._page.step(-1)

    def _section_top(self) -> None:
        self._page.go_to(self._page.block_at(self._page.place)[0])

    def _page_end(self) -> None:
        self._page.turn_page(1)

    # --- the reading cursor --------------------------------------------------------------------------------------

    def _cursor_position(self) -> int:
        cursor = self._page.reading_cursor
        return self._page.place if cursor is None else cursor.start

    def _first_in_sight(self) -> int:
        """Return where the first sentence begins that has its beginning in sight, if there is one."""
        top, bottom = self._page.visible_range
        sentence = passage_at(self._page, self._page.place, PassageUnit.SENTENCE)
        return sentence.end if sentence.start < top and sentence.end + 1 < bottom else self._page.place

    def _next_paragraph(self) -> None:
        if self._page.reading_cursor is None:
            self._move_cursor(self._first_in_sight())
            return
        start, block = self._page.block_at(self._cursor_position())
        self._move_cursor(start + len(block.text) + 1)

    def _previous_paragraph(self) -> None:
        start, _block = self._page.block_at(self._cursor_position())
        self._move_cursor(max(0, start - 1), at_start=True)

    def _next_sentence(self) -> None:
        cursor = self._page.reading_cursor
        if cursor is None:
            self._move_cursor(self._first_in_sight())
        else:
            whole = extend(self._page, Passage(cursor.start, cursor.start), PassageUnit.SENTENCE, 1)
            self._move_cursor(whole.focus if whole.focus > cursor.start else cursor.end)

    def _previous_sentence(self) -> None:
        self._move_cursor(max(0, self._cursor_position() - 1))

    def _move_cursor(self, position: int, *, at_start: bool = False) -> None:
        if not 0 <= position < self._page.characters:
            return
        if at_start:
            position, _block = self._page.block_at(position)
        self._page.set_reading_cursor(passage_at(self._page, self._past_block_end(position), PassageUnit.SENTENCE))

    def _past_block_end(self, position: int) -> int:
        """Return the start of the next block for the end of a block, any other position as it is."""
        start, block = self._page.block_at(position)
        is_end = position >= start + len(block.text) and position + 1 < self._page.characters
        return position + 1 if is_end else position

    # --- selecting -----------------------------------------------------------------------------------------------

    def _begin_selecting(self) -> None:
        start = self._past_block_end(self._page.caret)
        self._selecting = True
        self._page.set_reading_cursor(None)
        self._page.select(extend(self._page, Passage(start, start), PassageUnit.CHARACTER, 1))

    def _extend(self, unit: PassageUnit, direction: int) -> None:
        passage = self._page.passage
        self._page.select(extend(self._page, passage, unit, direction))
        focus = self._page.passage.focus
        self._page.reveal(focus - 1 if focus == self._page.passage.end else focus)

    @property
    def _can_cancel(self) -> bool:
        return self._selecting or bool(self._page.passage) or self._page.reading_cursor is not None

    def _cancel(self) -> None:
        self._selecting = False
        self._page.set_reading_cursor(None)
        self._page.select(Passage(self._page.passage.focus, self._page.passage.focus))
