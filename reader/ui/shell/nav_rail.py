"""Show the navigation rail at the left of the window: the screens at the top, menu and settings at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QToolButton
from typing_extensions import override

from reader.ui.appearance.sizes import RAIL_ICON, RAIL_WIDTH, ROW_SPACE, SPACE, TIGHT
from reader.ui.widgets.button import ToolButton
from reader.ui.widgets.frame import Frame
from reader.ui.widgets.layout import STRETCH, Column
from reader.ui.widgets.translated_widget import TranslatedWidget

if TYPE_CHECKING:
    from reader.core.screens import ScreenName
    from reader.ui.appearance.icons import Icons
    from reader.ui.appearance.theme import Theme
    from reader.ui.shell.actions.action_set import ActionSet
    from reader.ui.shell.screen_spec import ScreenSpec

_ENTRY = QSize(56, 56)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class NavRail(TranslatedWidget, Frame):
    """The navigation rail, which switches between the screens."""

    role = "rail"

    def __init__(self, screens: Sequence[ScreenSpec[Any]], action_set: ActionSet, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self.setFixedWidth(RAIL_WIDTH)
        self._icons = icons
        self._group = QButtonGroup(self)
        self._specs = {screen.name: screen for screen in screens}
        self._screens = {screen.name: RailButton(checkable=True) for screen in screens}
        self._menu = RailButton()
        self._menu.setMenu(action_set.menu)
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        QShortcut(QKeySequence("F10"), self, self._open_menu)
        self._lay_out()
        for name, button in self._screens.items():
            button.clicked.connect(action_set.of(self._specs[name].action).trigger)
        self.set_theme(theme)
        self.retranslate()

    @Slot()
    def _open_menu(self) -> None:
        """Open the menu with its first entry chosen, so that the arrows and Enter go on from there."""
        QTimer.singleShot(0, self._choose_first_entry)
        self._menu.showMenu()

    @Slot()
    def _choose_first_entry(self) -> None:
        menu = self._menu.menu()
        menu.setActiveAction(menu.actions()[0])

    def choose(self, screen: ScreenName) -> None:
        """Mark the screen that is shown, and let Tab lead to its button; the arrows lead to the others."""
        self._screens[screen].setChecked(True)
        for name, button in self._screens.items():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if name is screen else Qt.FocusPolicy.NoFocus)

    def label(self, screen: ScreenName) -> str:
        """Return the label of a screen."""
        return self._screens[screen].text()

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        for name, button in self._screens.items():
            button.setIcon(self._icons.icon(self._specs[name].icon, theme.muted, checked=theme.accent, size=RAIL_ICON))
        self._menu.setIcon(self._icons.icon("menu", theme.muted, size=RAIL_ICON))

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        for name, button in self._screens.items():
            button.setText(QCoreApplication.translate("Screens", self._specs[name].label))
        self._menu.setText(self.tr("Menu"))

    def _lay_out(self) -> None:
        column = Column(self, margins=(SPACE, ROW_SPACE, TIGHT, ROW_SPACE), spacing=TIGHT)
        at_foot = []
        for name, button in self._screens.items():
            self._group.addButton(button)
            if self._specs[name].key:
                column.add(button)
            else:
                at_foot.append(button)
        column.add(STRETCH, self._menu, *at_foot)


class RailButton(ToolButton):
    """An entry of the rail: an icon with its label below; the arrow keys lead to the entries beside it."""

    role = "rail"

    def __init__(self, *, checkable: bool = False) -> None:
        super().__init__(checkable=checkable)
        self.setIconSize(QSize(RAIL_ICON, RAIL_ICON))
        self.setFixedSize(_ENTRY)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the focus alone: to show each screen on the way would take the focus to the screen."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        group = self.group()
        if not step or group is None:
            super().keyPressEvent(event)
            return
        buttons = group.buttons()
        place = buttons.index(self) + step
        if 0 <= place < len(buttons):
            buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)
