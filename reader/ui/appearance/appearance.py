"""Dress the whole program in the theme in force."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from reader.ui.appearance.icons import Icons
from reader.ui.appearance.theme import Theme, palette_of, style_sheet, theme_named, ui_font
from reader.ui.preferences import Preferences, Settings


class Appearance(QObject):
    """Hold the theme and the icons; ``changed`` carries the new `Theme` after the palette and the sheet are set."""

    changed = Signal(object)

    def __init__(self, application: QApplication, settings: Settings, icons: Icons) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self.icons = icons
        self.theme = self._theme_in_force()
        application.setStyle("Fusion")
        application.setFont(ui_font())
        application.setWindowIcon(icons.application())
        self._dress()
        settings.changed.connect(self._on_settings_changed)
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def _theme_in_force(self) -> Theme:
        system_dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return theme_named(self._settings.values.theme, system_dark)

    def _dress(self) -> None:
        self._application.setPalette(palette_of(self.theme))
        self._application.setStyleSheet(style_sheet(self.theme, self.icons.folder))

    @Slot(object, object)
    def _on_settings_changed(self, _before: Preferences, _after: Preferences) -> None:
        self._put_on(self._theme_in_force())

    @Slot()
    def _on_system_changed(self) -> None:
        self._put_on(self._theme_in_force())

    def _put_on(self, theme: Theme) -> None:
        if theme != self.theme:
            self.theme = theme
            self._dress()
            self.changed.emit(theme)
