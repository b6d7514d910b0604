"""Describe a screen: its name, label, key, icon and factory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from reader.core.screens import ScreenName

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ScreenSpec(Generic[T]):
    """One screen; ``factory`` builds it when it is first shown, called with the object that owns the window.

    ``label`` is translated in the context "Screens"; ``icon`` is the name of an SVG file.
    """

    name: ScreenName
    label: str
    key: str
    icon: str
    factory: Callable[[T], QWidget]
