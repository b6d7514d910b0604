"""Lay out the cards of one group of settings."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractSpinBox, QBoxLayout, QComboBox, QWidget
from typing_extensions import override

from reader.ui.appearance.sizes import CARD_SPACE, EDGE
from reader.ui.appearance.theme import Theme
from reader.ui.settings.setting_row import SettingRow, SettingsCard
from reader.ui.shell.context import AppContext
from reader.ui.widgets.frame import ScrollArea
from reader.ui.widgets.layout import Column

_WIDTH_FOR_TWO = 900
"""The width in pixels from which two cards stand side by side."""


class SettingsPage(ScrollArea):
    """The cards of a group, one below the other; the last one takes the room that is left.

    ``rebuild_requested`` asks for the page with other cards, in place of this one.
    """

    rebuild_requested = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.rows: list[SettingRow] = []
        self._canvas = QWidget()
        self._column = Column(self._canvas, margins=EDGE, spacing=CARD_SPACE)
        self._pairs: list[QBoxLayout] = []
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.build()
        self.set_content(self._canvas)
        self._field_guard = FieldGuard(self)
        self.keep_edge(self._column)
        for card in self._canvas.findChildren(SettingsCard):
            self.rows += card.rows
        self._column.setStretch(self._column.count() - 1, 1)

    @abstractmethod
    def build(self) -> None:
        """Add the cards."""

    def add_cards(self, *cards: QWidget) -> None:
        """Append a card, or two that stand side by side where there is room."""
        if len(cards) == 1:
            self._column.add(*cards)
            return
        pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        pair.setSpacing(CARD_SPACE)
        for card in cards:
            pair.addWidget(card, 1)
        self._pairs.append(pair)
        self._column.addLayout(pair)

    def refresh(self) -> None:
        """Show what has changed in the library."""

    def flush(self) -> None:
        """Keep what is still being changed."""

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""

    def show_row(self, row: SettingRow) -> None:
        """Scroll to a row, let it stand out, and give its control the focus."""
        for other in self.rows:
            other.set_found(other is row)
        self.ensureWidgetVisible(row, 0, EDGE)
        row.focus_control()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set cards side by side, or one below the other in a narrow window."""
        wide = self.width() >= _WIDTH_FOR_TWO
        for pair in self._pairs:
            pair.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)


class FieldGuard(QObject):
    """Keep the wheel and the keys of undo from the fields of a page.

    The wheel scrolls the page and changes nothing under the mouse; undo takes back what was kept, not what was typed.
    """

    _FIELDS: ClassVar = (QComboBox, QAbstractSpinBox)

    def __init__(self, page: SettingsPage) -> None:
        super().__init__(page)
        for kind in self._FIELDS:
            for field in page.findChildren(kind):
                field.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the wheel on to the page, and undo and redo to the window."""
        if event.type() == QEvent.Type.Wheel or _is_undo(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _is_undo(event: QEvent) -> bool:
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
