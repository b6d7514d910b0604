"""Show the screens one at a time, with the navigation rail at the left, and below the hour line and the status bar."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from reader.core.screens import ScreenName
from reader.ui.shell.nav_rail import NavRail
from reader.ui.shell.status_bar import HourProgressLine, HourStatus, StatusBar
from reader.ui.widgets.focus_scope import clear_focus_in
from reader.ui.widgets.layout import Column, Row
from reader.ui.widgets.tab_order import TabOrder
from reader.ui.widgets.translated_widget import TranslatedWidget

if TYPE_CHECKING:
    from reader.ui.appearance.theme import Theme
    from reader.ui.shell.context import AppContext
    from reader.ui.shell.drop_frame import DropFrame
    from reader.ui.shell.screen_spec import ScreenSpec

Factories = Mapping[ScreenName, Callable[[], QWidget]]


class MainWindow(TabOrder, TranslatedWidget, QMainWindow):
    """The main window, which builds each screen when it is first shown.

    ``screen_shown`` carries the `ScreenName` that is now shown; ``screen_left`` is emitted before it takes the place of
    another. ``files_dropped`` carries a list of paths; ``closing`` is emitted before the window closes, while
    everything can still be saved.
    """

    screen_left = Signal()
    screen_shown = Signal(object)
    files_dropped = Signal(list)
    text_dropped = Signal(object)
    """Carries text dragged from another program, as QMimeData that is valid only while the signal is handled."""
    closing = Signal()
    came_to_front = Signal()
    """The window was raised, from the tray, a notification or a second start."""
    focus_mode_changed = Signal(bool)

    def __init__(
        self,
        context: AppContext,
        screens: Sequence[ScreenSpec[Any]],
        factories: Factories,
    ) -> None:
        super().__init__()
        appearance = context.appearance
        self._appearance = appearance
        self._factories = factories
        self._built: dict[ScreenName, QWidget] = {}
        self._screen: ScreenName | None = None
        self._previous: ScreenName | None = None
        self._maximized_before = False
        self._text_title = ""
        self._may_close: list[Callable[[], bool]] = []
        self.action_set = context.action_set
        self.action_set.attach(self)
        self.nav_rail = NavRail(screens, self.action_set, appearance.icons, appearance.theme)
        self.status_bar = StatusBar(appearance.theme)
        self._hour_line = HourProgressLine(appearance.theme)
        self._stack = context.screens = QStackedWidget()
        self._bars = Column()
        self._lay_out()
        self.setAcceptDrops(True)
        self.setMinimumSize(760, 520)
        appearance.changed.connect(self._on_appearance_changed)
        self.retranslate()

    @property
    def current(self) -> ScreenName | None:
        """Return the name of the screen that is shown."""
        return self._screen

    def screen_widget(self, name: ScreenName) -> QWidget:
        """Return a screen, building it if it has not been shown yet."""
        if name not in self._built:
            screen = self._factories[name]()
            self._built[name] = screen
            self._stack.addWidget(screen)
        return self._built[name]

    def show_screen(self, name: ScreenName) -> None:
        """Show a screen and give it the focus."""
        screen = self.screen_widget(name)
        changed = self._screen is not name
        if changed:
            self._previous = self._screen
            clear_focus_in(self._stack)
            self.screen_left.emit()
        self._screen = name
        self._stack.setCurrentWidget(screen)
        self.nav_rail.choose(name)
        if changed:
            self.screen_shown.emit(name)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)
        if changed and self._previous is not None:
            self._announce(name)

    def _announce(self, name: ScreenName) -> None:
        from reader.ui.widgets.announcement import announce

        announce(self, self.nav_rail.label(name))

    @Slot()
    def show_previous_screen(self) -> None:
        """Show the screen that was shown before this one."""
        if self._previous is not None:
            self.show_screen(self._previous)

    def add_bar(self, bar: QWidget) -> None:
        """Add a bar between the screens and the status bar."""
        self._bars.add(bar)

    def show_hour(self, status: HourStatus) -> None:
        """Show the status of the day in the status bar and the hour line."""
        self.status_bar.show_hour(status)
        self._hour_line.show_share(status.counted / status.goal if status.goal else 1.0)

    def set_focus_mode(self, on: bool) -> None:
        """Show the screen alone and full-screen, or restore the window."""
        if on and not self.isFullScreen():
            self._maximized_before = self.isMaximized()
            self.showFullScreen()
        elif not on and self.isFullScreen():
            self.showMaximized() if self._maximized_before else self.showNormal()
        self.nav_rail.setVisible(not on)
        self.status_bar.set_dim(on)
        self.action_set.set_checked("focus-mode", on)
        self.focus_mode_changed.emit(on)

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """Close the window only if ``may_close`` returns True too; if not, it closes the window itself later."""
        self._may_close.append(may_close)

    def stop_asking(self) -> None:
        """Close without asking from now on, as the session of the user ends."""
        self._may_close.clear()

    def raise_up(self) -> None:
        """Raise and activate the window, also if it is minimised."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()
        self.came_to_front.emit()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._show_title()

    def show_text_title(self, title: str) -> None:
        """Name a text in the title of the window; "": none."""
        self._text_title = title
        self._show_title()

    def _show_title(self) -> None:
        name = self.tr("One Hour")
        self.setWindowTitle(f"{self._text_title} – {name}" if self._text_title else name)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Emit ``closing`` first, unless the window may not close."""
        if not all(may_close() for may_close in self._may_close):
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the screen on Esc, or leave the focus mode from there, unless something else handled the key."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self._return_to_screen() and self.isFullScreen():
            self.action_set.of("focus-mode").trigger()

    def _return_to_screen(self) -> bool:
        """Set the focus to the part of the screen that has it at first; return whether it was elsewhere."""
        focused = self.focusWidget()
        if self._screen is not None:
            self._built[self._screen].setFocus(Qt.FocusReason.OtherFocusReason)
        return self.focusWidget() is not focused

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files, folders and text of other programs anywhere on the window."""
        paths = _paths(event)
        if paths or _has_foreign_text(event):
            event.acceptProposedAction()
            self._drop_frame.show_count(len(paths))

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Hide the frame that says where files can be dropped."""
        self._drop_frame.show_count(0)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Emit the dropped files, or the dropped text."""
        self._drop_frame.show_count(0)
        event.acceptProposedAction()
        if paths := _paths(event):
            self.files_dropped.emit(paths)
        else:
            self.text_dropped.emit(event.mimeData())

    @cached_property
    def _drop_frame(self) -> DropFrame:
        from reader.ui.shell.drop_frame import DropFrame

        frame = DropFrame(self._appearance.theme, self._stack)
        self._appearance.changed.connect(frame.set_theme)
        return frame

    def _lay_out(self) -> None:
        whole = QWidget()
        row = Row(whole)
        column = Column()
        for layout in (row, column, self._bars):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        row.add(self.nav_rail, column, grows=column)
        column.add(self._stack, self._bars, grows=self._stack)
        column.add(self._hour_line, self.status_bar)
        self.setCentralWidget(whole)

    @Slot(object)
    def _on_appearance_changed(self, theme: Theme) -> None:
        for part in (self.nav_rail, self.status_bar, self._hour_line, self.action_set):
            part.set_theme(theme)


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _has_foreign_text(event: QDropEvent) -> bool:
    return event.source() is None and (event.mimeData().hasText() or event.mimeData().hasHtml())
