"""Show the open texts as a row of tabs above the page, with a menu where there are more than fit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from reader.ui.translation.labels import single_line
from reader.ui.widgets.button import IconButton
from reader.ui.widgets.frame import TabFrame
from reader.ui.widgets.tab_bar import DocumentTab, DocumentTabBar
from reader.ui.widgets.translated_widget import TranslatedWidget

_LONGEST_IN_MENU = 60


class TabRow(TranslatedWidget, TabFrame):
    """The row of tabs; ``tab_requested`` carries the number of the tab that the reader chose in the menu."""

    tab_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = DocumentTabBar(self)
        self.all = IconButton("list", self.show_menu, self)
        self.all.hide()
        self.row.add(self.tabs, self.all, grows=self.tabs)
        self.tabs.overflowed.connect(self.all.setVisible)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        label = self.tr("All open texts")
        self.all.setToolTip(label)
        self.all.setAccessibleName(label)
        self.tabs.retranslate()

    def show_tabs(self, tabs: Sequence[DocumentTab], shown: int) -> None:
        """Show these tabs, one of which stands out."""
        self.tabs.show_tabs(tabs, shown)

    @Slot()
    def show_menu(self) -> None:
        """Show all open texts in a menu."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for number in range(self.tabs.count()):
            title = single_line(self.tabs.title(number), _LONGEST_IN_MENU)
            action = menu.addAction(title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(number == self.tabs.currentIndex())
            action.triggered.connect(partial(self.tab_requested.emit, number))
            group.addAction(action)
        corner = self.all if self.all.isVisible() else self.tabs
        menu.popup(corner.mapToGlobal(QPoint(0, corner.height())))
