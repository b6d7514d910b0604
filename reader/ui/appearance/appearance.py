"""Apply the theme in force to the whole application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from reader.ui.appearance.theme import Theme, palette_of, style_sheet, theme_named, ui_font
from reader.ui.translation.translation import language_named

if TYPE_CHECKING:
    from reader.ui.appearance.icons import Icons
    from reader.ui.preferences.preference_store import Settings
    from reader.ui.preferences.preferences import Preferences


def theme_in_force(application: QApplication, name: str) -> Theme:
    """Return the theme with this name, or the one that suits the desktop."""
    return theme_named(name, application.styleHints().colorScheme() is Qt.ColorScheme.Dark)


def apply_theme(application: QApplication, theme: Theme, language: str, icons: Icons) -> None:
    """Apply a theme, and the font for a language (BCP 47), to all windows."""
    application.setFont(ui_font(language))
    application.setPalette(palette_of(theme))
    application.setStyleSheet(style_sheet(theme, icons.folder))


class Appearance(QObject):
    """The theme and the icons; ``changed`` carries the new `Theme` after palette and style sheet are set."""

    changed = Signal(object)

    def __init__(self, application: QApplication, settings: Settings, icons: Icons) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self.icons = icons
        self.theme = self._current_theme()
        application.setStyle("Fusion")
        application.setWindowIcon(icons.application())
        self._apply()
        settings.changed.connect(self._on_settings_changed)
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def _current_theme(self) -> Theme:
        return theme_in_force(self._application, self._settings.values.theme)

    def _apply(self) -> None:
        apply_theme(self._application, self.theme, language_named(self._settings.values.language), self.icons)

    @Slot(object, object)
    def _on_settings_changed(self, before: Preferences, after: Preferences) -> None:
        if before.language != after.language:
            self._apply()
        self._change_theme(self._current_theme())

    @Slot()
    def _on_system_changed(self) -> None:
        self._change_theme(self._current_theme())

    def _change_theme(self, theme: Theme) -> None:
        if theme != self.theme:
            self.theme = theme
            self._apply()
            self.changed.emit(theme)
