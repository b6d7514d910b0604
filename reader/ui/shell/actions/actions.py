"""Own all actions: their keys, their menus, and what they are bound to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from reader.ui.appearance.icons import Icons
from reader.ui.appearance.theme import Theme
from reader.ui.shell.actions.action_spec import MENUS, ActionSpec, Menu, Scope
from reader.ui.translation.labels import operation_label


class Actions(QObject):
    """Hold one QAction for each thing the reader can do; screens are bound to them by `bind`."""

    def __init__(self, window: QWidget, specs: Sequence[ActionSpec[Any]], icons: Icons, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._icons = icons
        self._bound: dict[str, Callable[[], object]] = {}
        self._undo_names: tuple[str | None, str | None] = (None, None)
        self._reading = False
        self._on_shelf = False
        self._specs = {spec.name: spec for spec in specs}
        self._actions = {spec.name: self._make(spec) for spec in specs}
        self.menu = QMenu(window)
        self._menus = {name: self.menu.addMenu("") for name in Menu}
        self._theme = theme
        self._drawn_for: Theme | None = None
        self._fill_menus()
        self.menu.aboutToShow.connect(self._draw_icons)
        self.retranslate()
        window.installEventFilter(self)

    def of(self, name: str) -> QAction:
        """Return the action, to put it on a button or read whether it is checked."""
        return self._actions[name]

    def all(self) -> list[QAction]:
        """Return all actions in the order of the menus."""
        return list(self._actions.values())

    def menu_words(self, name: str) -> str:
        """Return the name of the menu that an action stands in."""
        return QCoreApplication.translate("Actions", MENUS[self._specs[name].menu])

    def bind(self, name: str, act: Callable[[], object]) -> None:
        """Let the action do ``act``; until then it is greyed."""
        self._bound[name] = act
        self._enable(name)

    def bind_all(self, target: object) -> None:
        """Let ``target`` carry out every action, by the handler of its row."""
        for spec in self._specs.values():
            self.bind(spec.name, partial(spec.handler, target))

    def bind_page(self, page: QWidget) -> None:
        """Let the keys that are single letters act while ``page`` has the focus."""
        self._bind_keys(page, Scope.PAGE)

    def bind_list(self, texts: QWidget) -> None:
        """Let the keys for texts act while the list of texts has the focus."""
        self._bind_keys(texts, Scope.SHELF)

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

    def set_checked(self, name: str, checked: bool) -> None:
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
            if self._specs[name].icon:
                action.setIcon(self._icons.icon(self._specs[name].icon, self._theme.muted, size=16))

    def retranslate(self) -> None:
        """Set all words."""
        for name, action in self._actions.items():
            action.setText(self._label(name))
        for menu_name, menu in self._menus.items():
            menu.setTitle(QCoreApplication.translate("Actions", MENUS[menu_name]))
        self._tell_undo()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the language of the window."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().eventFilter(watched, event)

    def _label(self, name: str) -> str:
        return QCoreApplication.translate(self._specs[name].context, self._specs[name].label)

    def _bind_keys(self, widget: QWidget, scope: Scope) -> None:
        for name, spec in self._specs.items():
            if spec.scope is scope:
                widget.addAction(self._actions[name])

    def _make(self, spec: ActionSpec[Any]) -> QAction:
        action = QAction(self)
        action.setObjectName(spec.name)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setCheckable(spec.checkable)
        action.setEnabled(False)
        if spec.scope in (Scope.PAGE, Scope.SHELF):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        else:
            self._window.addAction(action)
        action.triggered.connect(partial(self._act, spec.name))
        return action

    def _act(self, name: str) -> None:
        self._bound[name]()

    def _enable(self, name: str) -> None:
        scope = self._specs[name].scope
        at_hand = self._on_shelf if scope is Scope.SHELF else self._reading or scope is Scope.WINDOW
        self._actions[name].setEnabled(at_hand and name in self._bound)
        if name in ("undo", "redo"):
            self._tell_undo()

    def _fill_menus(self) -> None:
        for spec in self._specs.values():
            if spec.starts_group:
                self._menus[spec.menu].addSeparator()
            self._menus[spec.menu].addAction(self._actions[spec.name])

    def _tell_undo(self) -> None:
        undo, redo = self._undo_names
        sentences = {
            "undo": (undo, QCoreApplication.translate("Actions", "Undo {what}")),
            "redo": (redo, QCoreApplication.translate("Actions", "Redo {what}")),
        }
        for name, (what, words) in sentences.items():
            action = self._actions[name]
            action.setEnabled(what is not None and name in self._bound)
            plain = self._label(name)
            action.setText(plain if what is None else words.format(what=operation_label(what)))
