"""Build the actions with their keys and menus, and bind them to their handlers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from reader.ui.shell.actions.action_spec import MENUS, ActionSpec, Menu, Scope
from reader.ui.translation.labels import operation_label

if TYPE_CHECKING:
    from reader.ui.appearance.icons import Icons
    from reader.ui.appearance.theme import Theme


class ActionSet(QObject):
    """The QAction of every `ActionSpec`; `bind` connects them to what they do, `attach` gives a window their keys."""

    def __init__(self, specs: Sequence[ActionSpec[Any]], icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self._bound: dict[str, Callable[[], object]] = {}
        self._undo_names: tuple[str | None, str | None] = (None, None)
        self._reading = False
        self._on_shelf = False
        self._specs = {spec.name: spec for spec in specs}
        self._actions = {spec.name: self._build_action(spec) for spec in specs}
        self.menu = QMenu()
        self._menus = {name: self.menu.addMenu("") for name in Menu}
        self._theme = theme
        self._drawn_for: Theme | None = None
        self._fill_menus()
        self.menu.aboutToShow.connect(self._draw_icons)
        self.retranslate()

    def attach(self, window: QWidget) -> None:
        """Add the actions that are not bound to a part of the window to it, and follow its language.

        The menu is deleted with the window.
        """
        self.menu.setParent(window, self.menu.windowFlags())
        for name, spec in self._specs.items():
            if spec.scope not in (Scope.PAGE, Scope.SHELF):
                window.addAction(self._actions[name])
        window.installEventFilter(self)

    def of(self, name: str) -> QAction:
        """Return an action by its name, to put it on a button or check its state."""
        return self._actions[name]

    def spec(self, name: str) -> ActionSpec[Any]:
        """Return the row of an action in the table."""
        return self._specs[name]

    def all(self) -> list[QAction]:
        """Return all actions in the order of the menus."""
        return list(self._actions.values())

    def add_entry(self, menu: QMenu, name: str, label: str = "", act: Callable[[], object] | None = None) -> QAction:
        """Add an entry for an action to another menu, with its icon and its key; by default it triggers the action."""
        self._draw_icons()
        action = self._actions[name]
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        label = label or action.text()
        # Qt shows the key after a tab at the right; a second QAction with the same shortcut would be ambiguous
        entry = menu.addAction(action.icon(), f"{label}\t{key}" if key else label)
        entry.setEnabled(action.isEnabled())
        entry.setCheckable(action.isCheckable())
        entry.setChecked(action.isChecked())
        entry.triggered.connect(partial(_ignore_checked, act or action.trigger))
        return entry

    def menu_label(self, name: str) -> str:
        """Return the title of the menu that contains an action."""
        return QCoreApplication.translate("Actions", MENUS[self._specs[name].menu])

    def bind(self, name: str, act: Callable[[], object]) -> None:
        """Bind an action to a function; until then it is disabled."""
        self._bound[name] = act
        self._enable(name)

    def bind_all(self, target: Callable[[], object]) -> None:
        """Bind every action to the handler of its row, called with what ``target`` returns then."""
        for spec in self._specs.values():
            self.bind(spec.name, partial(_handle, spec, target))

    def bind_page(self, page: QWidget) -> None:
        """Enable the keys that are single letters while ``page`` has the focus."""
        self._bind_keys(page, Scope.PAGE)

    def bind_list(self, texts: QWidget) -> None:
        """Enable the keys for texts while the list of texts has the focus."""
        self._bind_keys(texts, Scope.SHELF)

    def set_reading(self, reading: bool) -> None:
        """Set whether a text is on screen, which most actions need."""
        if reading != self._reading:
            self._reading = reading
            for name in self._actions:
                self._enable(name)

    def set_on_shelf(self, on_shelf: bool) -> None:
        """Set whether the list of texts is on screen, which the actions on texts need."""
        if on_shelf != self._on_shelf:
            self._on_shelf = on_shelf
            for name in self._actions:
                self._enable(name)

    def set_checked(self, name: str, checked: bool) -> None:
        """Set the check mark after a change elsewhere, without triggering the action."""
        self._actions[name].setChecked(checked)

    def show_undo(self, undo: str | None, redo: str | None) -> None:
        """Show in the menu what undo and redo would do; None: nothing to undo or redo."""
        self._undo_names = (undo, redo)
        self._label_undo()

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme; the icons are drawn when the menu is next opened."""
        self._theme = theme

    def _draw_icons(self) -> None:
        if self._theme == self._drawn_for:
            return
        self._drawn_for = self._theme
        for name, action in self._actions.items():
            if self._specs[name].icon:
                action.setIcon(self._icons.icon(self._specs[name].icon, self._theme.muted))

    def retranslate(self) -> None:
        """Set all labels in the current language."""
        for name, action in self._actions.items():
            action.setText(self.label(name))
        for menu_name, menu in self._menus.items():
            menu.setTitle(QCoreApplication.translate("Actions", MENUS[menu_name]))
        self._label_undo()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Retranslate when the language of the window changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().eventFilter(watched, event)

    def label(self, name: str) -> str:
        """Return the label of an action, without what it would undo or redo."""
        return QCoreApplication.translate(self._specs[name].context, self._specs[name].label)

    def _bind_keys(self, widget: QWidget, scope: Scope) -> None:
        for name, spec in self._specs.items():
            if spec.scope is scope:
                widget.addAction(self._actions[name])

    def _build_action(self, spec: ActionSpec[Any]) -> QAction:
        action = QAction(self)
        action.setObjectName(spec.name)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setCheckable(spec.checkable)
        action.setEnabled(False)
        if spec.scope in (Scope.PAGE, Scope.SHELF):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(partial(self._trigger, spec.name))
        return action

    def _trigger(self, name: str) -> None:
        self._bound[name]()

    def _enable(self, name: str) -> None:
        scope = self._specs[name].scope
        is_available = self._on_shelf if scope is Scope.SHELF else self._reading or scope is Scope.WINDOW
        self._actions[name].setEnabled(is_available and name in self._bound)
        if name in ("undo", "redo"):
            self._label_undo()

    def _fill_menus(self) -> None:
        for spec in self._specs.values():
            if spec.starts_group:
                self._menus[spec.menu].addSeparator()
            self._menus[spec.menu].addAction(self._actions[spec.name])

    def _label_undo(self) -> None:
        undo, redo = self._undo_names
        sentences = {
            "undo": (undo, QCoreApplication.translate("Actions", "Undo {what}")),
            "redo": (redo, QCoreApplication.translate("Actions", "Redo {what}")),
        }
        for name, (what, sentence) in sentences.items():
            action = self._actions[name]
            action.setEnabled(what is not None and name in self._bound)
            plain = self.label(name)
            action.setText(plain if what is None else sentence.format(what=operation_label(what)))


def _handle(spec: ActionSpec[Any], target: Callable[[], object]) -> None:
    spec.handler(target())


def _ignore_checked(act: Callable[[], object], _checked: bool = False) -> None:
    act()
