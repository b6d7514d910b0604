"""Show a message above the status bar: what happened, what was kept, what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from reader.core.errors import ReaderError
from reader.ui.appearance.icons import Icons
from reader.ui.appearance.sizes import CARD_SPACE, SPACE, TIGHT
from reader.ui.appearance.theme import Theme
from reader.ui.translation.error_messages import error_message
from reader.ui.widgets.button import LinkButton, QuietToolButton
from reader.ui.widgets.frame import Strip
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Row
from reader.ui.widgets.translated_widget import TranslatedWidget


class Toast(TranslatedWidget, Strip):
    """A message that stays until it is closed or replaced; it never takes the focus."""

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self._act: Callable[[], object] | None = None
        self._message = Label(wraps=True)
        self._message.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = LinkButton(clicked=self._on_button_clicked)
        self._close = QuietToolButton(clicked=self.hide)
        row = Row(self, margins=(CARD_SPACE, TIGHT, SPACE, TIGHT))
        row.add(self._message, self._button, self._close, grows=self._message)
        self.set_theme(theme)
        self.retranslate()
        self.hide()

    @property
    def message(self) -> str:
        """Return the message that is shown; empty without one."""
        return "" if self.isHidden() else self._message.text()

    def show_message(self, message: str, label: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a message, and a button with ``label`` that calls ``act`` and hides the message."""
        self._message.setText(message)
        self._button.setText(label)
        self._button.setVisible(act is not None)
        self._act = act
        self.show()

    @Slot(object)
    def show_error(self, error: ReaderError) -> None:
        """Show the message of an error."""
        self.show_message(error_message(error))

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._close.setIcon(self._icons.icon("close", theme.muted))

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language; a message that is shown stays as it is."""
        self._close.setToolTip(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close"))

    @Slot()
    def _on_button_clicked(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()
