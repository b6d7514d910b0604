"""Choose the script of the open text by the actions of the menu, of which that in force is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.core.text.appearance import Script
from reader.core.text.language_tags import is_chinese

if TYPE_CHECKING:
    from reader.ui.reading.read_screen import ReadScreen
    from reader.ui.shell.context import AppContext

SCRIPT_ACTIONS = {
    Script.AS_PRINTED: "script-as-printed",
    Script.SIMPLIFIED: "script-simplified",
    Script.TRADITIONAL: "script-traditional",
}
"""The action of each script."""


class ScriptController(QObject):
    """Show the text of the reading screen in a script; a text that is not in Chinese says so."""

    def __init__(self, context: AppContext, screen: ReadScreen) -> None:
        super().__init__(screen)
        self._toast = context.toast
        self._action_set = context.action_set
        self._screen = screen
        for changed in (screen.text_opened, screen.text_closed, screen.text_appearance.changed):
            changed.connect(self._check)
        self._check()

    @property
    def _is_chinese(self) -> bool:
        opened = self._screen.open_text
        return opened is not None and is_chinese(opened.card.language)

    def show_in(self, script: Script) -> None:
        """Show the open text in a script."""
        if self._is_chinese:
            self._screen.text_appearance.set_script(script)
        elif self._screen.open_text is not None:
            self._toast.show_message(
                self.tr("Only Chinese texts can switch between simplified and traditional characters.")
            )
        self._check()

    @Slot()
    def _check(self) -> None:
        """Check the action of the script in which the text is shown."""
        shown = self._screen.text_appearance.value.script
        for script, action in SCRIPT_ACTIONS.items():
            self._action_set.set_checked(action, self._is_chinese and script is shown)
