"""Stand in the tray of the system while the reader wants it, or while a reminder is waited for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon
from typing_extensions import override


class Tray(QObject):
    """Show the icon of the program; a click or its menu opens the window, the menu also ends the program."""

    open_requested = Signal()
    quit_requested = Signal()

    def __init__(self, icon: QIcon, menu: QMenu) -> None:
        """Use a menu of the window, which is emptied: a menu alone has nobody to delete it."""
        super().__init__()
        self._drawing = icon
        self._menu = menu
        self._icon: QSystemTrayIcon | None = None
        self._open, self._quit = menu.addAction(""), menu.addAction("")
        self._open.triggered.connect(self.open_requested)
        self._quit.triggered.connect(self.quit_requested)
        menu.installEventFilter(self)
        self.retranslate()

    @property
    def is_there(self) -> bool:
        """Return whether the system has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def is_shown(self) -> bool:
        """Return whether the icon stands in it."""
        return self._icon is not None and self._icon.isVisible()

    def show(self, words: str) -> None:
        """Show the icon, and ``words`` under the pointer."""
        icon = self._icon or self._made()
        icon.setToolTip(words)
        icon.show()

    def hide(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()

    def tell(self, heading: str, words: str) -> None:
        """Show a message of the system at the icon."""
        if self._icon is not None:
            self._icon.showMessage(heading, words, self._drawing)

    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._open.setText(self.tr("Open One Hour"))
        self._quit.setText(self.tr("Quit"))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the language of the menu."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return False

    def _made(self) -> QSystemTrayIcon:
        icon = self._icon = QSystemTrayIcon(self._drawing, self)
        icon.setContextMenu(self._menu)
        icon.activated.connect(self._on_icon_activated)
        icon.messageClicked.connect(self.open_requested)
        return icon

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_icon_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.open_requested.emit()
