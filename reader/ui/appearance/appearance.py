"""Apply the theme in force to the whole application."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from reader.ui.appearance.icons import Icons
from reader.ui.appearance.theme import Theme, palette_of, style_sheet, theme_named, ui_font
from reader.ui.preferences import Preferences, Settings
from reader.ui.translation.translation import language_named


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
        system_dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return theme_named(self._settings.values.theme, system_dark)

    def _apply(self) -> None:
        self._application.setFont(ui_font(language_named(self._settings.values.language)))
        self._application.setPalette(palette_of(self.theme))
        self._application.setStyleSheet(style_sheet(self.theme, self.icons.folder))

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
