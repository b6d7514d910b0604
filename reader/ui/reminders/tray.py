"""Show an icon in the system tray while the reader wants it or while a reminder is pending."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon
from typing_extensions import override


class Tray(QObject):
    """The tray icon; a click or its menu opens the window, and the menu can quit the application."""

    open_requested = Signal()
    quit_requested = Signal()

    def __init__(self, icon: QIcon, menu: QMenu) -> None:
        """Use a menu that is a child of the window, as a menu without a parent would not be deleted."""
        super().__init__()
        self._image = icon
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
        """Return whether the icon is shown."""
        return self._icon is not None and self._icon.isVisible()

    def show(self, tooltip: str) -> None:
        """Show the icon with a tooltip."""
        icon = self._icon or self._build_icon()
        icon.setToolTip(tooltip)
        icon.show()

    def hide(self) -> None:
        """Hide the icon."""
        if self._icon is not None:
            self._icon.hide()

    def show_message(self, heading: str, text: str) -> None:
        """Show a system notification at the icon."""
        if self._icon is not None:
            self._icon.showMessage(heading, text, self._image)

    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._open.setText(self.tr("Open One Hour"))
        self._quit.setText(self.tr("Quit"))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Retranslate when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return False

    def _build_icon(self) -> QSystemTrayIcon:
        icon = self._icon = QSystemTrayIcon(self._image, self)
        icon.setContextMenu(self._menu)
        icon.activated.connect(self._on_icon_activated)
        icon.messageClicked.connect(self.open_requested)
        return icon

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_icon_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.open_requested.emit()
