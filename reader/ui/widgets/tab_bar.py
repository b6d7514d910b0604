"""Show a tab for each of several documents: they can be closed, and moved by dragging."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QTabBar, QWidget
from typing_extensions import override

from reader.ui.appearance.sizes import DENSE_ROW_HEIGHT
from reader.ui.widgets.button import IconButton
from reader.ui.widgets.translated_widget import TranslatedWidget

_WIDEST, _NARROWEST = 240, 128
"""The widths of a tab in pixels: where there is room, and below which the tabs no longer shrink."""

_FIRST_STRONG_ISOLATE = "\u2068"
"""Stands before a title, so that one from right to left is elided at its end, which is at the left."""

_Side = QTabBar.ButtonPosition


@dataclass(frozen=True, slots=True)
class DocumentTab:
    """What a tab shows: the title of a document in one line, and all that is said of it under the pointer."""

    title: str
    description: str


class TabCloseButton(IconButton):
    """The small cross in a tab; by keyboard a tab is closed otherwise, so that it takes no focus."""

    role = "tab-close"

    def __init__(self, parent: QWidget) -> None:
        super().__init__("close", None, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class DocumentTabBar(TranslatedWidget, QTabBar):
    """Tabs of equal width that shrink to fit; a cross, the middle button or Del closes one.

    ``close_requested`` carries the number of the tab to close, ``overflowed`` whether there are more tabs than fit.
    """

    close_requested = Signal(int)
    overflowed = Signal(bool)

    _overflows = False
    _pressed = -1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "documents")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.setAccessibleName(self.tr("Open texts"))
        for number in range(self.count()):
            self._label_cross(number)

    def show_tabs(self, tabs: Sequence[DocumentTab], shown: int) -> None:
        """Show these tabs, one of which stands out."""
        with QSignalBlocker(self):
            while self.count() > len(tabs):
                self.removeTab(self.count() - 1)
            while self.count() < len(tabs):
                self._add()
            for number, tab in enumerate(tabs):
                self._show_tab(number, tab)
            self.setCurrentIndex(shown)
        self._show_overflow()

    def title(self, number: int) -> str:
        """Return the title of the document in a tab."""
        return self.accessibleTabName(number)

    def _add(self) -> None:
        number = self.addTab("")
        cross = TabCloseButton(self)
        cross.clicked.connect(self._on_cross_clicked)
        self.setTabButton(number, _Side.RightSide, cross)

    def _show_tab(self, number: int, tab: DocumentTab) -> None:
        tooltip = f"<p>{html.escape(tab.description)}</p>"
        if (self.title(number), self.tabToolTip(number)) == (tab.title, tooltip):
            return  # each text that is set lays out all tabs
        self.setTabText(number, _FIRST_STRONG_ISOLATE + tab.title.replace("&", "&&"))
        self.setTabToolTip(number, tooltip)
        self.setAccessibleTabName(number, tab.title)
        self._label_cross(number)

    def _label_cross(self, number: int) -> None:
        label = self.tr("Close “{title}” (Ctrl+W)").format(title=self.title(number))
        cross = self.tabButton(number, _Side.RightSide)
        cross.setToolTip(f"<p>{html.escape(label)}</p>")
        cross.setAccessibleName(label)

    def _on_cross_clicked(self) -> None:
        sender = self.sender()
        for number in range(self.count()):
            if self.tabButton(number, _Side.RightSide) is sender:
                self.close_requested.emit(number)
                return

    # --- sizes ---------------------------------------------------------------------------------------------------

    @override
    def tabSizeHint(self, index: int) -> QSize:
        """Return the same size for all tabs: as wide as fits, within bounds."""
        return QSize(max(_NARROWEST, min(_WIDEST, self.width() // max(1, self.count()))), DENSE_ROW_HEIGHT)

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.count() * _WIDEST, DENSE_ROW_HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, DENSE_ROW_HEIGHT)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_overflow()

    def _show_overflow(self) -> None:
        overflows = self.count() * _NARROWEST > self.width()
        if overflows != self._overflows:
            self._overflows = overflows
            self.overflowed.emit(overflows)

    # --- events --------------------------------------------------------------------------------------------------

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pressed = self.tabAt(event.position().toPoint())
            event.accept()
        else:
            super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close the tab that was pressed with the middle button."""
        if event.button() is not Qt.MouseButton.MiddleButton:
            super().mouseReleaseEvent(event)
            return
        pressed, self._pressed = self._pressed, -1
        if pressed >= 0 and pressed == self.tabAt(event.position().toPoint()):
            self.close_requested.emit(pressed)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the tab that has the focus on Del; the arrow keys show another one."""
        if event.key() == Qt.Key.Key_Delete and self.currentIndex() >= 0:
            self.close_requested.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Do nothing: a page that is scrolled a little too far would be exchanged for another one."""
        event.ignore()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        return super().event(event)
