"""Show the open text in lines from top to bottom, or why that is not possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from reader.ui.reading.read_screen import ReadScreen
    from reader.ui.shell.context import AppContext


class VerticalController(QObject):
    """Turn the lines of the open text by the action of the menu, which is checked while they run down."""

    def __init__(self, context: AppContext, screen: ReadScreen) -> None:
        super().__init__(screen)
        self._toast = context.toast
        self._action_set = context.action_set
        self._screen = screen
        screen.text_opened.connect(self._on_screen_text_opened)
        for changed in (screen.text_closed, screen.text_appearance.changed, context.settings.changed):
            changed.connect(self._check)
        self._check()

    def toggle(self) -> None:
        """Let the lines of the open text run down, or from left to right again."""
        appearance = self._screen.text_appearance
        if self._screen.open_text is not None and (appearance.value.vertical or not self._tell_obstacle()):
            appearance.set_vertical(not appearance.value.vertical)
        self._check()

    def _tell_obstacle(self) -> bool:
        """Show why the open text cannot be set in lines that run down; return whether there is a reason."""
        from reader.ui.page.vertical_forms import obstacle_label, vertical_obstacle

        typography = self._screen.page.typography
        obstacle = vertical_obstacle(typography.language, typography.families)
        if obstacle is not None:
            self._toast.show_message(obstacle_label(obstacle))
        return obstacle is not None

    @Slot()
    def _on_screen_text_opened(self) -> None:
        if self._screen.text_appearance.value.vertical:
            self._tell_obstacle()
        self._check()

    @Slot()
    def _check(self) -> None:
        """Check the action if the lines of the text run down."""
        is_vertical = self._screen.open_text is not None and self._screen.page.typography.vertical
        self._action_set.set_checked("vertical", is_vertical)
