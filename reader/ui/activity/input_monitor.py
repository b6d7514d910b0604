"""Distinguish the reader's own input from all other events of a window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid
from typing_extensions import override

_PRESSES = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.NativeGesture,
    }
)
_KEYS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress})
"""How a key arrives: every key as the former, and one that is no shortcut then as the latter."""


class InputMonitor(QObject):
    """Watch one window for the reader's input and presence.

    The event filter is on the native window, which receives each key, click and wheel event of the system once; what
    the application does to its own widgets never reaches it. A key is input once something took it, as a shortcut or
    as a widget does: one that nothing takes goes up to the window itself. An input method sends what it commits to the
    widget with the focus, in some systems without any key.
    """

    input_made = Signal()
    note_typed = Signal()
    key_repeated = Signal()
    """A key is held down: this is no new input, but what it moves is moved by the reader."""
    presence_changed = Signal(bool, bool)
    """Whether the window is present; and if it is not, whether another window of the program has the focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._handle: QWindow | None = None
        self._focus_object: QObject | None = None
        self._present = False
        self._key_timer = QTimer(self, singleShot=True, interval=0)
        self._key_timer.timeout.connect(self._emit_input)
        application = QApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._on_focus_window_changed)
        application.focusObjectChanged.connect(self._on_focus_object_changed)
        application.applicationStateChanged.connect(self._on_application_state_changed)
        window.installEventFilter(self)
        self._on_focus_object_changed(QGuiApplication.focusObject())
        self._follow_handle()

    @property
    def present(self) -> bool:
        """Return whether the window has the focus and is visible."""
        return self._present

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Inspect an event without consuming it."""
        if watched is self._handle:
            self._handle_input(event)
        if isinstance(event, QInputMethodEvent):
            if watched is self._focus_object and event.commitString():
                self._emit_input()
        elif watched is self._window:
            self._handle_window_event(event)
        return False

    def _handle_input(self, event: QEvent) -> None:
        if not event.spontaneous():
            return
        if isinstance(event, QKeyEvent):
            self._handle_key(event)
        elif _is_input(event):
            self._emit_input()

    def _handle_key(self, event: QKeyEvent) -> None:
        """Wait until a pressed key was delivered before it counts as input, or until it is let go again."""
        if event.isAutoRepeat():
            self.key_repeated.emit()
        elif event.type() in _KEYS:
            self._key_timer.start()
        elif self._key_timer.isActive():
            self._key_timer.stop()
            self._emit_input()

    def _handle_window_event(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.Show, QEvent.Type.WinIdChange):
            self._follow_handle()
        elif event.type() in (QEvent.Type.Hide, QEvent.Type.WindowStateChange):
            self._check_presence()
        elif event.type() == QEvent.Type.KeyPress:
            self._key_timer.stop()  # no widget took the key

    @Slot()
    def _emit_input(self) -> None:
        if _writes_note(QApplication.focusWidget()):
            self.note_typed.emit()
        else:
            self.input_made.emit()

    def _follow_handle(self) -> None:
        handle = _native_window(self._window)
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)
        self._check_presence()

    def _check_presence(self) -> None:
        active = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        focused = self._handle is not None and QGuiApplication.focusWindow() is self._handle
        # a menu or another popup takes the focus for as long as it is open, and leaves the window where it is
        under_popup = self._present and QApplication.activePopupWidget() is not None
        visible = self._window.isVisible() and not self._window.isMinimized()
        present = active and (focused or under_popup) and visible
        if present != self._present:
            self._present = present
            self.presence_changed.emit(present, not present and active and visible and _in_own_window())

    @Slot("QWindow*")
    def _on_focus_window_changed(self, _window: QWindow | None) -> None:
        self._check_presence()

    @Slot(QObject)
    def _on_focus_object_changed(self, focus_object: QObject | None) -> None:
        if self._focus_object is not None and isValid(self._focus_object):
            self._focus_object.removeEventFilter(self)
        self._focus_object = focus_object
        if focus_object is not None and focus_object is not self._window:
            focus_object.installEventFilter(self)

    @Slot(Qt.ApplicationState)
    def _on_application_state_changed(self, _state: Qt.ApplicationState) -> None:
        self._check_presence()


def _in_own_window() -> bool:
    """Return whether a window of the program has the focus, or a dialog is about to get it."""
    return QGuiApplication.focusWindow() is not None or QApplication.activeModalWidget() is not None


def _native_window(window: QWidget) -> QWindow | None:
    return window.windowHandle()  # None before the window is first shown, although the stubs do not say so


def _is_input(event: QEvent) -> bool:
    if event.type() in _PRESSES:
        return True
    # dragging a scroll bar or a selection
    return isinstance(event, QMouseEvent) and event.buttons() != Qt.MouseButton.NoButton


def _writes_note(widget: QWidget | None) -> bool:
    return isinstance(widget, QTextEdit | QPlainTextEdit) and widget.isVisible() and not widget.isReadOnly()
