"""A row of a card that can be chosen: an icon, two lines of words, and the key that chooses it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from typing_extensions import override

from reader.ui.appearance.sizes import CARD_SPACE, EDGE, RAIL_ICON, TODAY_ROW_HEIGHT
from reader.ui.widgets.button import Clicked, IconButton
from reader.ui.widgets.key_cap import KeyCap
from reader.ui.widgets.label import ElidedLabel, Label
from reader.ui.widgets.layout import Column, Row


class RowButton(IconButton):
    """A row with an icon, a title with a quiet line below it, and a key at its end."""

    role = "wide-row"
    icon_role = QPalette.ColorRole.Link

    def __init__(self, icon: str, clicked: Clicked = None, *, key: str = "") -> None:
        self._sign = Label()
        super().__init__(icon, clicked)
        self._sign.setParent(self)
        self.setFixedHeight(TODAY_ROW_HEIGHT)
        self._title, self._detail = ElidedLabel("strong"), ElidedLabel("muted")
        self._key = KeyCap(key)
        self._key.setVisible(bool(key))
        words = Column(spacing=0)
        words.add(self._title, self._detail)
        self._row = Row(self, margins=(EDGE, 0, EDGE, 0), spacing=CARD_SPACE)
        self._row.add(self._sign, words, self._key, grows=words)
        for part in (self._sign, self._title, self._detail):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_row(self, title: str, detail: str) -> None:
        """Show a title, and what else there is to say in a quiet line."""
        self._title.set_full_text(title)
        self._detail.set_full_text(detail)
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)

    def set_key(self, key: str) -> None:
        """Show the key that chooses the row."""
        self._key.set_key(key)
        self._key.setVisible(bool(key))

    @override
    def show_icon(self, name: str) -> None:
        """Show the icon before the words."""
        super().show_icon(name)
        self._sign.setPixmap(self.icon().pixmap(QSize(RAIL_ICON, RAIL_ICON)))

    @override
    def sizeHint(self) -> QSize:
        """Return the size of the words."""
        return QSize(self._row.sizeHint().width(), TODAY_ROW_HEIGHT)
