"""Show a message above the status bar: what happened, what was kept, what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton
from typing_extensions import override

from reader.core.errors import ReaderError
from reader.ui.appearance.icons import Icons
from reader.ui.appearance.theme import Theme
from reader.ui.translation.error_messages import error_message


class Toast(QFrame):
    """A message that stays until it is closed or replaced; it never takes the focus."""

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._icons = icons
        self._act: Callable[[], object] | None = None
        self._message = QLabel()
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        self._message.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._button.setProperty("role", "link")
        self._button.clicked.connect(self._on_button_clicked)
        self._close = QToolButton()
        self._close.setProperty("role", "quiet")
        self._close.setIconSize(QSize(16, 16))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 5, 10, 5)
        row.addWidget(self._message, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.set_theme(theme)
        self.retranslate()
        self.hide()

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
        self._close.setIcon(self._icons.icon("close", theme.muted, size=16))

    def retranslate(self) -> None:
        """Set all labels in the current language; a message that is shown stays as it is."""
        self._close.setToolTip(self.tr("Put away"))
        self._close.setAccessibleName(self.tr("Put away"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot()
    def _on_button_clicked(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()
