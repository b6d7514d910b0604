"""Find an action by typing a part of its name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QTreeWidgetItem, QWidget
from typing_extensions import override

from reader.ui.appearance.sizes import ROW_SPACE
from reader.ui.shell.actions.action_set import ActionSet
from reader.ui.widgets.frame import Popup
from reader.ui.widgets.item_view import ColumnList
from reader.ui.widgets.layout import Column

_WIDTH, _HEIGHT = 520, 400
_NAVIGATION_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CommandPalette(QDialog):
    """List the enabled actions; type to filter, Enter to trigger one, Esc to close."""

    def __init__(self, actions: ActionSet, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self._actions = actions
        self.setWindowTitle(self.tr("All Commands"))
        self.setFixedSize(_WIDTH, _HEIGHT)
        self._query = QLineEdit()
        self._query.setPlaceholderText(self.tr("Type to find a command…"))
        self._query.textChanged.connect(self._fill)
        self._query.installEventFilter(self)
        self._list = ColumnList(("", "", ""))
        self._list.make_roomy()
        self._list.setHeaderHidden(True)
        self._list.setUniformRowHeights(False)
        self._list.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.activated.connect(self._on_list_activated)
        self._list.clicked.connect(self._on_list_activated)
        self._lay_out()
        self._fill("")

    def show_over(self, window: QWidget) -> None:
        """Open in the upper middle of the window."""
        corner = window.mapToGlobal(QPoint((window.width() - _WIDTH) // 2, max(40, window.height() // 8)))
        self.move(corner)
        self.show()
        self._query.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list with the arrow keys and trigger with Enter while the search field has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _NAVIGATION_KEYS:
                self._list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_list_activated(self._list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        outer = Column(self, margins=0)
        card = Popup()
        outer.add(card)
        column = Column(card, margins=ROW_SPACE)
        column.add(self._query, self._list)
        self._list.header().setStretchLastSection(False)
        self._list.setColumnWidth(0, 290)
        self._list.setColumnWidth(1, 90)
        self._list.setColumnWidth(2, 90)

    @Slot(str)
    def _fill(self, query: str) -> None:
        self._list.clear()
        terms = query.casefold().split()
        for action in self._actions.all():
            row = self._row(action)
            row_text = " ".join(row).casefold()
            if action.isEnabled() and all(term in row_text for term in terms):
                item = QTreeWidgetItem(self._list, row)
                item.setData(0, Qt.ItemDataRole.UserRole, action.objectName())
        first = self._list.topLevelItem(0)
        if first is not None:
            self._list.setCurrentItem(first)

    def _row(self, action: QAction) -> list[str]:
        name = action.objectName()
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return [action.text().rstrip("…"), self._actions.menu_label(name), keys]

    @Slot(QModelIndex)
    def _on_list_activated(self, index: QModelIndex) -> None:
        item = self._list.itemFromIndex(index)
        if item is not None:
            self.close()
            self._actions.of(str(item.data(0, Qt.ItemDataRole.UserRole))).trigger()
