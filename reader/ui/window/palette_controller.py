"""Open the command palette, carry out what is chosen there, and keep what was used last."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot

from reader.ui.shell.command_palette import CommandPalette
from reader.ui.shell.palette_command import PaletteCommand
from reader.ui.translation.translation import Translation
from reader.ui.window.palette_commands import PaletteCommands
from reader.ui.window.window_controller import WindowController

_MOST_RECENT = 8
"""The number of commands that are kept as used last."""


class PaletteController(QObject):
    """The palette over the window; the names of the commands used last are kept in the preferences."""

    def __init__(self, controller: WindowController, translation: Translation) -> None:
        super().__init__(controller.window)
        self._context = controller.context
        self._window = controller.window
        self._commands = PaletteCommands(controller, translation)

    @property
    def recent(self) -> list[str]:
        """Return the names of the commands that were used last, the latest first."""
        return self._context.settings.values.recent_commands.split()

    def open(self) -> None:
        """Open the palette over the window."""
        commands, theme = self._commands, self._context.appearance.theme
        palette = CommandPalette(commands.all(), self.recent, commands.search_for, theme, self._window)
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        palette.chosen.connect(self._on_palette_chosen)
        palette.show_over(self._window)

    @Slot(object)
    def _on_palette_chosen(self, command: PaletteCommand) -> None:
        if command.name:
            names = dict.fromkeys((command.name, *self.recent))
            self._context.settings.change(recent_commands=" ".join(list(names)[:_MOST_RECENT]))
        command.act()
