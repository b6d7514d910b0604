"""Own all actions: their keys, their menus, and what they are bound to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from reader.ui.appearance.icons import Icons
from reader.ui.appearance.theme import Theme
from reader.ui.shell.actions.specs import ACTIONS, MENUS, ActionName, ActionScope, ActionSpec, MenuName
from reader.ui.translation.labels import operation_label

_CARDS = {card.name: card for card in ACTIONS}


class Actions(QObject):
    """Hold one QAction for each thing the reader can do; screens are bound to them by `bind`."""

    def __init__(self, window: QWidget, icons: Icons, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._icons = icons
        self._bound: dict[ActionName, Callable[[], object]] = {}
        self._undo_names: tuple[str | None, str | None] = (None, None)
        self._reading = False
        self._on_shelf = False
        self._actions = {card.name: self._make(card) for card in ACTIONS}
        self.menu = QMenu(window)
        self._menus = {name: self.menu.addMenu("") for name in MenuName}
        self._theme = theme
        self._drawn_for: Theme | None = None
        self._fill_menus()
        self.menu.aboutToShow.connect(self._draw_icons)
        self.retranslate()
        window.installEventFilter(self)

    def of(self, name: ActionName) -> QAction:
        """Return the action, to put it on a button or read whether it is checked."""
        return self._actions[name]

    def all(self) -> list[QAction]:
        """Return all actions in the order of the menus."""
        return list(self._actions.values())

    def menu_words(self, name: ActionName) -> str:
        """Return the name of the menu that an action stands in."""
        return QCoreApplication.translate("Actions", MENUS[_CARDS[name].menu])

    def bind(self, name: ActionName, act: Callable[[], object]) -> None:
        """Let the action do ``act``; until then it is greyed."""
        self._bound[name] = act
        self._enable(name)

    def bind_page(self, page: QWidget) -> None:
        """Let the keys that are single letters act while ``page`` has the focus."""
        self._bind_keys(page, ActionScope.PAGE)

    def bind_list(self, texts: QWidget) -> None:
        """Let the keys for texts act while the list of texts has the focus."""
        self._bind_keys(texts, ActionScope.SHELF)

    def set_reading(self, reading: bool) -> None:
        """Say whether a text is on screen, which most actions need."""
        if reading != self._reading:
            self._reading = reading
            for name in self._actions:
                self._enable(name)

    def set_on_shelf(self, on_shelf: bool) -> None:
        """Say whether the list of texts is on screen, which what is done to texts needs."""
        if on_shelf != self._on_shelf:
            self._on_shelf = on_shelf
            for name in self._actions:
                self._enable(name)

    def set_checked(self, name: ActionName, checked: bool) -> None:
        """Show a state that was changed elsewhere, without acting on it."""
        self._actions[name].setChecked(checked)

    def show_undo(self, undo: str | None, redo: str | None) -> None:
        """Name in the menu what undo and redo would do; None where there is nothing."""
        self._undo_names = (undo, redo)
        self._tell_undo()

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of the theme, when they are next seen."""
        self._theme = theme

    def _draw_icons(self) -> None:
        if self._theme == self._drawn_for:
            return
        self._drawn_for = self._theme
        for name, action in self._actions.items():
            if _CARDS[name].icon:
                action.setIcon(self._icons.icon(_CARDS[name].icon, self._theme.muted, size=16))

    def retranslate(self) -> None:
        """Set all words."""
        for name, action in self._actions.items():
            action.setText(QCoreApplication.translate("Actions", _CARDS[name].words))
        for menu_name, menu in self._menus.items():
            menu.setTitle(QCoreApplication.translate("Actions", MENUS[menu_name]))
        self._tell_undo()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the language of the window."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().eventFilter(watched, event)

    def _bind_keys(self, widget: QWidget, reach: ActionScope) -> None:
        for name, card in _CARDS.items():
            if card.reach is reach:
                widget.addAction(self._actions[name])

    def _make(self, card: ActionSpec) -> QAction:
        action = QAction(self)
        action.setObjectName(card.name.value)
        action.setShortcuts([QKeySequence(key) for key in card.keys])
        action.setCheckable(card.checkable)
        action.setEnabled(False)
        if card.reach in (ActionScope.PAGE, ActionScope.SHELF):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        else:
            self._window.addAction(action)
        action.triggered.connect(partial(self._act, card.name))
        return action

    def _act(self, name: ActionName) -> None:
        self._bound[name]()

    def _enable(self, name: ActionName) -> None:
        reach = _CARDS[name].reach
        at_hand = self._on_shelf if reach is ActionScope.SHELF else self._reading or reach is ActionScope.WINDOW
        self._actions[name].setEnabled(at_hand and name in self._bound)
        if name in (ActionName.UNDO, ActionName.REDO):
            self._tell_undo()

    def _fill_menus(self) -> None:
        for card in ACTIONS:
            if card.parts:
                self._menus[card.menu].addSeparator()
            self._menus[card.menu].addAction(self._actions[card.name])

    def _tell_undo(self) -> None:
        undo, redo = self._undo_names
        sentences = {
            ActionName.UNDO: (undo, QCoreApplication.translate("Actions", "Undo {what}")),
            ActionName.REDO: (redo, QCoreApplication.translate("Actions", "Redo {what}")),
        }
        for name, (what, words) in sentences.items():
            action = self._actions[name]
            action.setEnabled(what is not None and name in self._bound)
            plain = QCoreApplication.translate("Actions", _CARDS[name].words)
            action.setText(plain if what is None else words.format(what=operation_label(what)))
