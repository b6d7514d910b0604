"""Describe a screen: its name, label, key, icon and factory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from reader.core.screens import ScreenName

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ScreenSpec(Generic[T]):
    """One screen; ``factory`` builds it when it is first shown, called with the object that owns the window.

    ``label`` is translated in the context "Screens"; ``icon`` is the name of an SVG file. A screen with a ``key`` gets
    an action from it; one without stands at the foot of the rail, and the table of actions has a row of its own for it.
    """

    name: ScreenName
    label: str
    key: str
    icon: str
    factory: Callable[[T], QWidget]

    @property
    def action(self) -> str:
        """Return the name of the action that shows the screen."""
        return f"screen-{self.name}" if self.key else str(self.name)
