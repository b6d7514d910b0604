"""Open the guide at the page that belongs to what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from reader.core.screens import ScreenName
from reader.ui.window.window_controller import WindowController

if TYPE_CHECKING:
    from reader.ui.help.guide_window import GuideWindow
    from reader.ui.study.study_screen import StudyScreen

_KEYS_PAGE = "keys"
_HELP_KEY = "F1"


class GuideController(QObject):
    """Build the window of the guide on first use, and let F1 open it from dialogs too."""

    def __init__(self, controller: WindowController) -> None:
        super().__init__(controller.window)
        self._controller = controller
        self._guide: GuideWindow | None = None
        controller.window.closing.connect(self._on_window_closing)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._on_focus_window_changed)

    @property
    def guide(self) -> GuideWindow:
        """Return the window of the guide, building it on first use."""
        from reader.ui.help.guide_window import GuideWindow

        if self._guide is None:
            self._guide = GuideWindow(self._controller.context)
            self._guide.place_beside(self._controller.window)
        return self._guide

    @Slot()
    def show(self) -> None:
        """Show the page of the screen or dialog that is in front."""
        from reader.ui.help.guide_topics import topic_of_dialog, topic_of_screen

        dialog = QApplication.activeModalWidget()
        page = topic_of_dialog(dialog) if isinstance(dialog, QDialog) else ""
        self.show_page(page or topic_of_screen(self._controller.window.current, self._study_page()))

    @Slot()
    def show_keys(self) -> None:
        """Show the page with all keys."""
        self.show_page(_KEYS_PAGE)

    def show_page(self, topic: str) -> None:
        """Show a page of the guide; ``topic`` is its name, with an anchor after ``#`` or without."""
        page, _sign, anchor = topic.partition("#")
        self.guide.show_page(page, anchor)
        self._raise_over(QApplication.activeModalWidget())

    def _raise_over(self, dialog: QWidget | None) -> None:
        """Raise the guide; over a modal dialog it has to be a window of that, or it would take no input."""
        guide = self.guide
        guide.winId()
        handle = guide.windowHandle()
        owner = dialog.windowHandle() if dialog is not None else None
        if handle.transientParent() is not owner:
            guide.hide()
            handle.setTransientParent(cast("QWindow", owner))
        guide.show()
        guide.raise_()
        guide.activateWindow()

    def _study_page(self) -> str:
        window = self._controller.window
        if window.current is not ScreenName.STUDY:
            return ""
        return str(cast("StudyScreen", window.screen_widget(ScreenName.STUDY)).current_name)

    @Slot()
    def _on_window_closing(self) -> None:
        if self._guide is not None:
            self._guide.close()

    @Slot()
    def _on_focus_window_changed(self) -> None:
        """Add the key of the guide to a dialog that comes to the front: it blocks those of the window."""
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.findChild(QShortcut, _HELP_KEY) is None:
            shortcut = QShortcut(QKeySequence(_HELP_KEY), dialog, self.show)
            shortcut.setObjectName(_HELP_KEY)
