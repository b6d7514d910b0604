"""List the last messages, for whoever did not read one in time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from reader.ui.shell.toast import ToastMessage
from reader.ui.widgets.button import Button
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.item_view import ColumnList
from reader.ui.widgets.label import Label

_SIZE = (640, 480)


class MessagesDialog(Dialog):
    """The messages, the newest first, with the links that were beside the chosen one."""

    def __init__(self, messages: Sequence[ToastMessage], parent: QWidget | None) -> None:
        super().__init__(self.tr("Recent Messages"), parent)
        self._messages = messages
        self._offers: list[Button] = []
        self.resize(*_SIZE)
        self.buttons.add_close()
        self.list = ColumnList((self.tr("Time"), self.tr("Message")), self.windowTitle())
        self.list.wrap_words()
        self.list.addTopLevelItems([QTreeWidgetItem([f"{one.at:%H:%M}", one.text]) for one in messages])
        self.list.currentItemChanged.connect(self._show_links)
        empty = Label(self.tr("There have been no messages since One Hour was started."), "muted", wraps=True)
        empty.setVisible(not messages)
        self.list.setVisible(bool(messages))
        self.column.add(empty, self.list, grows=self.list)
        if messages:
            self.list.setCurrentIndex(self.list.model().index(0, 0))

    @Slot()
    def _show_links(self) -> None:
        for button in self._offers:
            button.setParent(None)
            button.deleteLater()
        chosen = self._messages[self.list.currentIndex().row()]
        self._offers = [
            self.buttons.add_action(label, partial(self._follow, chosen, number))
            for number, (label, _act) in enumerate(chosen.links)
        ]

    def _follow(self, message: ToastMessage, number: int, _checked: bool = False) -> None:
        """Close the dialog, and do what a link of a message offers."""
        self.accept()
        _label, act = message.links[number]
        act()
