"""Offer actions: the buttons of all windows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QIcon
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

Clicked = SignalInstance | Callable[..., object] | None
"""What a click does: the signal that it emits, or the method that it calls."""


class Button(QPushButton):
    """A button with a thin frame; one that is not ``auto_default`` never takes Enter from the fields of a dialog."""

    role = ""

    def __init__(
        self,
        text: str = "",
        clicked: Clicked = None,
        parent: QWidget | None = None,
        *,
        checkable: bool = False,
        auto_default: bool = True,
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("role", self.role)
        self.setCheckable(checkable)
        if clicked is not None:
            self.clicked.connect(clicked)
        if not auto_default:
            self.setAutoDefault(False)


class PrimaryButton(Button):
    """The filled button: what the screen is for."""

    role = "primary"


class QuietButton(Button):
    """A button without a frame."""

    role = "quiet"


class LinkButton(Button):
    """A button that looks like a link in a text."""

    role = "link"


class CardLink(LinkButton):
    """A link in a card, flush with the words above and below it."""

    role = "card-link"


class Chip(Button):
    """A short word in a round frame: a state of a list, or one of several words."""

    role = "chip"


class ToggleButton(Button):
    """A button that is on or off, with a tick while it is on."""

    role = "toggle"

    def __init__(self, text: str = "") -> None:
        super().__init__(text, checkable=True)
        self._tick = QIcon()
        self.setIconSize(QSize(12, 12))
        self.toggled.connect(self._show_tick)

    def set_tick(self, tick: QIcon) -> None:
        """Set the tick, in the colour of the theme."""
        self._tick = tick
        self._show_tick(self.isChecked())

    def _show_tick(self, on: bool) -> None:
        self.setIcon(self._tick if on else QIcon())


class MenuButton(Button):
    """A button that opens a menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", None, parent)
        self.setMenu(QMenu(self))

    def set_label(self, text: str) -> None:
        """Set the text, with the sign of a menu behind it, which the style sheet draws."""
        self.setProperty("opens", "menu")
        self.setText(text)


class QuietMenuButton(MenuButton):
    """A button without a frame that opens a menu."""

    role = "quiet"


class ToolButton(QToolButton):
    """A small button in a bar."""

    role = ""

    def __init__(self, clicked: Clicked = None, parent: QWidget | None = None, *, checkable: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("role", self.role)
        self.setCheckable(checkable)
        if clicked is not None:
            self.clicked.connect(clicked)


class QuietToolButton(ToolButton):
    """A small button without a frame."""

    role = "quiet"


class ChoiceGroup(QActionGroup):
    """The choices of a menu, one of which is checked; ``chosen`` carries the value of the one that is clicked."""

    chosen = Signal(object)

    def __init__(self, menu: QMenu, current: object) -> None:
        super().__init__(menu)
        self._menu = menu
        self._current = current

    def add(self, label: str, value: object) -> QAction:
        """Append a choice to the menu, and return its action."""
        action = self._menu.addAction(label)
        action.setCheckable(True)
        action.setChecked(value == self._current)
        action.triggered.connect(partial(self._choose, value))
        self.addAction(action)
        return action

    def _choose(self, value: object, _checked: bool = False) -> None:
        self.chosen.emit(value)
