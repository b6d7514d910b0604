"""Offer the options of a question in rows, each with its key; what was right and wrong is shown in them afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.resources import resource
from reader.ui.appearance.icons import Icons
from reader.ui.appearance.sizes import CARD_SPACE, ICON, ROW_SPACE, SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.widgets.button import PRESSING_KEYS
from reader.ui.widgets.frame import Frame
from reader.ui.widgets.key_cap import KeyCap
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Column, Row


class OptionState(StrEnum):
    """How a row looks; the value is that of a property in the style sheet."""

    OPEN = "open"
    CHOSEN = "chosen"
    RIGHT = "right"
    MISSED = "missed"
    WRONG = "wrong"
    QUIET = "quiet"


_SIGNS = {
    OptionState.CHOSEN: "check",
    OptionState.RIGHT: "ring-check",
    OptionState.MISSED: "ring-check",
    OptionState.WRONG: "close",
}


class OptionRow(Frame):
    """An option with its key; ``chosen`` is emitted by a click, Enter or Space."""

    chosen = Signal()
    role = "option"

    def __init__(self, key: str, text: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = text
        self._state, self._label = OptionState.OPEN, ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._key, self._words, self._sign = KeyCap(key), Label(text, "body", wraps=True), Label()
        self._sign.setFixedWidth(ICON)
        row = Row(self, margins=(CARD_SPACE, ROW_SPACE, CARD_SPACE, ROW_SPACE), spacing=ROW_SPACE)
        row.addWidget(self._key, 0, Qt.AlignmentFlag.AlignTop)
        self._key.setVisible(bool(key))
        row.add(self._words, self._sign, grows=self._words)
        self.show_state(OptionState.OPEN)

    @property
    def state(self) -> OptionState:
        """Return how the row looks."""
        return self._state

    def set_text(self, text: str) -> None:
        """Set the words of the option."""
        self._text = text
        self._words.setText(text)
        self.show_state(self._state, self._label)

    def show_state(self, state: OptionState, label: str = "") -> None:
        """Show whether the option is chosen, or was right; ``label`` says so to a screen reader."""
        self._state, self._label = state, label
        self.setProperty("state", state.value)
        self.style().polish(self)
        self.setAccessibleName(f"{self._text}, {label}" if label else self._text)
        self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the sign in the colour of a theme."""
        self._theme = theme
        sign = _SIGNS.get(self._state)
        if sign is None:
            self._sign.clear()
            return
        is_right = self._state in {OptionState.RIGHT, OptionState.MISSED}
        colour = theme.good if is_right else theme.accent if self._state is OptionState.CHOSEN else theme.muted
        self._sign.setPixmap(Icons(resource("icons")).icon(sign, colour, size=ICON).pixmap(QSize(ICON, ICON)))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the option."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit()
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the option that has the focus."""
        if event.key() in PRESSING_KEYS and self._state in {OptionState.OPEN, OptionState.CHOSEN}:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


class OptionRows(QWidget):
    """Options one below the other; ``chosen`` carries the place of the one that was clicked."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[OptionRow] = []
        self._column = Column(self, margins=0, spacing=SPACE)

    def show_options(self, options: Sequence[str], theme: Theme, *, keys: Iterator[str]) -> None:
        """Show other options, each with the next of the keys."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [OptionRow(key, text, theme) for text, key in zip(options, keys, strict=False)]
        for place, row in enumerate(self.rows):
            row.chosen.connect(partial(self.chosen.emit, place))
            self._column.add(row)
        self.setVisible(bool(self.rows))

    def set_texts(self, texts: Sequence[str]) -> None:
        """Set the words of the options that there are."""
        for row, text in zip(self.rows, texts, strict=False):
            row.set_text(text)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        for row in self.rows:
            row.set_theme(theme)
