"""Choose one of a few ways to show something."""

from __future__ import annotations

from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup

from reader.ui.appearance.icons import Icons
from reader.ui.appearance.theme import Theme
from reader.ui.widgets.button import ToolButton
from reader.ui.widgets.frame import Frame
from reader.ui.widgets.layout import Row

V = TypeVar("V")

_ICON, _HEIGHT = 16, 32


class Segment(ToolButton):
    """One of the choices of a segmented control."""

    role = "segment"


class SegmentedControl(Frame, Generic[V]):
    """A few choices side by side in one frame, one of which is on; ``chosen`` carries the value that was clicked."""

    chosen = Signal(object)
    role = "segments"

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_HEIGHT)
        self._group = QButtonGroup(self)
        self._segments: dict[V, tuple[Segment, str]] = {}
        self._row = Row(self, margins=0, spacing=0)

    def add(self, value: V, icon: str = "") -> Segment:
        """Append a choice with an icon, and return its button."""
        segment = Segment(partial(self.chosen.emit, value), checkable=True)
        segment.setIconSize(QSize(_ICON, _ICON))
        self._group.addButton(segment)
        self._segments[value] = (segment, icon)
        self._row.add(segment)
        return segment

    def add_words(self, value: V, words: str) -> None:
        """Append a choice that is named by words."""
        self.add(value).setText(words)

    def choose(self, value: V) -> None:
        """Show a choice as the one that is on, without emitting ``chosen``."""
        self._segments[value][0].setChecked(True)

    def name(self, value: V, label: str) -> None:
        """Set what a choice with an icon is called, in its tooltip and for screen readers."""
        segment, _icon = self._segments[value]
        segment.setToolTip(label)
        segment.setAccessibleName(label)

    def draw_icons(self, icons: Icons, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        for segment, icon in self._segments.values():
            if icon:
                segment.setIcon(icons.icon(icon, theme.muted, checked=theme.accent, size=_ICON))
