"""Rows of cards that can be chosen: an icon, two lines of words, and perhaps the key that chooses the row."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from typing_extensions import override

from reader.resources import resource
from reader.ui.appearance.icons import Icons
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, ICON, RAIL_ICON, ROW_SPACE, TEXT_ROW_HEIGHT, TODAY_ROW_HEIGHT
from reader.ui.widgets.button import Clicked, IconButton
from reader.ui.widgets.key_cap import KeyCap
from reader.ui.widgets.label import ElidedLabel, Label, LabelRole
from reader.ui.widgets.layout import Column, Margins, Row


class CardRow(IconButton):
    """A row in a card with an icon, a title and a quiet line below it; without ``clicked`` it cannot be chosen."""

    role = "card-row"
    icon_role = QPalette.ColorRole.WindowText
    row_height = TEXT_ROW_HEIGHT
    icon_size = ICON
    title_role: LabelRole = ""
    row_margins: Margins = 0
    row_spacing = ROW_SPACE

    def __init__(self, icon: str, clicked: Clicked = None, *, key: str = "") -> None:
        self._sign = Label()
        super().__init__(icon, clicked)
        self._sign.setParent(self)
        self.setFixedHeight(self.row_height)
        if clicked is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title, self._detail = ElidedLabel(self.title_role), ElidedLabel("muted")
        self._key = KeyCap(key)
        words = Column(spacing=0)
        words.addStretch()
        words.add(self._title, self._detail)
        words.addStretch()
        self._row = Row(self, margins=self.row_margins, spacing=self.row_spacing)
        self._row.add(self._sign, words, self._key, grows=words)
        self._key.setVisible(bool(key))
        for part in (self._sign, self._title, self._detail):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_row(self, title: str, detail: str) -> None:
        """Show a title, and what else there is to say in a quiet line."""
        self._title.set_full_text(title)
        self._detail.set_full_text(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)

    def set_key(self, key: str) -> None:
        """Show the key that chooses the row."""
        self._key.set_key(key)
        self._key.setVisible(bool(key))

    @override
    def show_icon(self, name: str) -> None:
        """Show the icon before the words."""
        self._icon_name = name
        colour = self.palette().color(self.icon_role).name()
        drawn = Icons(resource("icons")).icon(name, colour, size=self.icon_size)
        self._sign.setPixmap(drawn.pixmap(QSize(self.icon_size, self.icon_size)))

    @override
    def sizeHint(self) -> QSize:
        """Return the size of the words."""
        return QSize(self._row.sizeHint().width(), self.row_height)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the size without the words, which are elided."""
        return QSize(self._row.minimumSize().width(), self.row_height)


class TodayRow(CardRow):
    """A row over the whole width of its card: one of the things to do today."""

    role = "wide-row"
    icon_role = QPalette.ColorRole.Link
    row_height = TODAY_ROW_HEIGHT
    icon_size = RAIL_ICON
    title_role: LabelRole = "strong"
    row_margins: Margins = (EDGE, 0, EDGE, 0)
    row_spacing = CARD_SPACE
