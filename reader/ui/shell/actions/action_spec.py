"""Describe an action: its menu, label, handler and keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from reader.core.translatable import QT_TRANSLATE_NOOP

T = TypeVar("T")


class Menu(StrEnum):
    """The menus, in order."""

    LIBRARY = "library"
    SHELF = "shelf"
    EDIT = "edit"
    MARK = "mark"
    GO = "go"
    VIEW = "view"
    HOUR = "hour"
    HELP = "help"


class Scope(StrEnum):
    """The scope in which an action can be triggered."""

    WINDOW = "window"
    """Everywhere in the window."""
    READING = "reading"
    """Everywhere in the window while a text is on screen."""
    PAGE = "page"
    """By its key only while the page has the focus, as the key is a single letter."""
    SHELF = "shelf"
    """While the library is on screen, by its key only while the list of texts has the focus."""


@dataclass(frozen=True, slots=True)
class ActionSpec(Generic[T]):
    """One action; ``handler`` is called with the object that the actions are bound to.

    ``name`` is unique; ``label`` is translated in ``context``; ``starts_group`` puts a separator before the action in
    its menu; ``icon`` is the name of an SVG file.
    """

    name: str
    menu: Menu
    label: str
    handler: Callable[[T], object]
    keys: tuple[str, ...] = ()
    scope: Scope = Scope.WINDOW
    checkable: bool = False
    starts_group: bool = False
    icon: str = ""
    context: str = "Actions"


MENUS = {
    Menu.LIBRARY: QT_TRANSLATE_NOOP("Actions", "Library"),
    Menu.SHELF: QT_TRANSLATE_NOOP("Actions", "Texts"),
    Menu.EDIT: QT_TRANSLATE_NOOP("Actions", "Edit"),
    Menu.MARK: QT_TRANSLATE_NOOP("Actions", "Mark"),
    Menu.GO: QT_TRANSLATE_NOOP("Actions", "Go"),
    Menu.VIEW: QT_TRANSLATE_NOOP("Actions", "View"),
    Menu.HOUR: QT_TRANSLATE_NOOP("Actions", "Time"),
    Menu.HELP: QT_TRANSLATE_NOOP("Actions", "Help"),
}
"""The titles of the menus, to be translated in the context "Actions"."""
