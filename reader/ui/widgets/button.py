"""Offer actions: the buttons of all windows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QFont, QFontMetrics, QIcon, QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QDialog, QMenu, QPushButton, QStyle, QToolButton, QWidget
from typing_extensions import override

from reader.resources import resource
from reader.ui.appearance.icons import Icons
from reader.ui.appearance.sizes import ICON, SMALL_ICON

Clicked = SignalInstance | Callable[..., object] | None
"""What a click does: the signal that it emits, or the method that it calls."""

_MIRRORED = {"left": "right", "right": "left"}
"""The icons that point, by their names, with those that point the other way."""

_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
PRESSING_KEYS = _ENTER | {Qt.Key.Key_Space}
"""The keys that press what has the focus."""


def is_pressed_by(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Return whether a key presses the button that has the focus, as Space does; a dialog hands out Enter itself."""
    has_modifiers = bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
    return event.key() in _ENTER and not has_modifiers and not isinstance(button.window(), QDialog)


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

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button on Enter too."""
        if is_pressed_by(self, event):
            self.click()
        else:
            super().keyPressEvent(event)


class PrimaryButton(Button):
    """The filled button: what the screen is for."""

    role = "primary"


class QuietButton(Button):
    """A button without a frame."""

    role = "quiet"


class IconButton(Button):
    """A button with a line icon in the colour of the theme, and without a frame; alone it needs an accessible name."""

    role = "icon"
    icon_role = QPalette.ColorRole.WindowText

    def __init__(
        self, icon: str, clicked: Clicked = None, parent: QWidget | None = None, *, checkable: bool = False
    ) -> None:
        self._icon_name = icon
        super().__init__("", clicked, parent, checkable=checkable, auto_default=False)
        self.setIconSize(QSize(ICON, ICON))
        self.show_icon(icon)

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        shown = _MIRRORED.get(name, name) if is_mirrored else name
        icons = Icons(resource("icons"))
        self.setIcon(icons.icon(shown, self.palette().color(self.icon_role).name()))

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again in the colour of another theme or for the other direction of reading."""
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.LayoutDirectionChange}:
            self.show_icon(self._icon_name)
        super().changeEvent(event)


class LabelledIconButton(IconButton):
    """A button with a thin frame, and an icon before its text."""

    role = ""


class PrimaryIconButton(IconButton):
    """The filled button, with an icon before its text."""

    role = "primary"
    icon_role = QPalette.ColorRole.HighlightedText


class LinkButton(Button):
    """A button that looks like a link in a text."""

    role = "link"


class CardLink(LinkButton):
    """A link in a card, flush with the words above and below it."""

    role = "card-link"


def bold_excess(button: QAbstractButton) -> QSize:
    """Return by how much the text of a button is wider while it is on, which the style sheet shows in bold."""
    bold = QFont(button.font())
    bold.setBold(True)
    widths = [metrics.horizontalAdvance(button.text()) for metrics in (QFontMetrics(bold), button.fontMetrics())]
    return QSize(max(0, widths[0] - widths[1]), 0)


class Chip(Button):
    """A short word in a round frame: a state of a list, or one of several words."""

    role = "chip"

    @override
    def sizeHint(self) -> QSize:
        """Return the size with a text in bold."""
        return super().sizeHint() + bold_excess(self)


class CountChip(Chip):
    """A chip that says how many items of a list are in its state; ``count_label`` returns their number in words."""

    def __init__(self, count_label: Callable[[int], str]) -> None:
        super().__init__(checkable=True)
        self.label = ""
        self._count = 0
        self._count_label = count_label

    def set_label(self, label: str) -> None:
        """Set the name of the state."""
        self.label = label
        self._update()

    def show_count(self, count: int) -> None:
        """Show how many items are in the state."""
        if count != self._count:
            self._count = count
            self._update()

    def _update(self) -> None:
        self.setText(f"{self.label}  {self._count}")
        self.setAccessibleName(
            self.tr("{state}, {count}").format(state=self.label, count=self._count_label(self._count))
        )


class ToggleButton(Button):
    """A button that is on or off, with a tick while it is on."""

    role = "toggle"

    def __init__(self, text: str = "") -> None:
        super().__init__(text, checkable=True)
        self._tick = QIcon()
        self.setIconSize(QSize(SMALL_ICON, SMALL_ICON))
        self.toggled.connect(self._show_tick)

    def set_tick(self, tick: QIcon) -> None:
        """Set the tick, in the colour of the theme."""
        self._tick = tick
        self._show_tick(self.isChecked())

    def _show_tick(self, on: bool) -> None:
        self.setIcon(self._tick if on else QIcon())


class MenuButton(Button):
    """A button that opens a menu, with an arrow behind its text."""

    role = "menu"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", None, parent)
        self.setMenu(QMenu(self))

    @override
    def sizeHint(self) -> QSize:
        """Return the size without the room that Qt adds for the arrow: the style sheet has room for it."""
        arrow = self.style().pixelMetric(QStyle.PixelMetric.PM_MenuButtonIndicator, None, self)
        return super().sizeHint() - QSize(arrow, 0)


class ToolButton(QToolButton):
    """A small button in a bar."""

    role = ""

    def __init__(self, clicked: Clicked = None, parent: QWidget | None = None, *, checkable: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("role", self.role)
        self.setCheckable(checkable)
        if clicked is not None:
            self.clicked.connect(clicked)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button on Enter too."""
        if is_pressed_by(self, event):
            self.click()
        else:
            super().keyPressEvent(event)


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
