"""Choose one of a few ways to show something."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy
from typing_extensions import override

from reader.ui.appearance.icons import Icons
from reader.ui.appearance.sizes import CONTROL_HEIGHT, ICON
from reader.ui.appearance.theme import Theme
from reader.ui.widgets.button import ToolButton, bold_excess
from reader.ui.widgets.frame import Frame
from reader.ui.widgets.layout import Row

V = TypeVar("V")

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Segment(ToolButton):
    """One of the choices of a segmented control."""

    role = "segment"

    @override
    def sizeHint(self) -> QSize:
        """Return the size with a text in bold."""
        return super().sizeHint() + bold_excess(self)


class SegmentedControl(Frame, Generic[V]):
    """A few choices side by side in one frame, one of which is on; ``chosen`` carries the value the reader chose.

    The arrow keys move the choice, as in a group of radio buttons.
    """

    chosen = Signal(object)
    role = "segments"

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(CONTROL_HEIGHT)
        self._group = QButtonGroup(self)
        self._segments: dict[V, Segment] = {}
        self._icons: dict[V, str] = {}
        self._row = Row(self, margins=0, spacing=0)

    def add(self, value: V, text: str = "", icon: str = "") -> Segment:
        """Append a choice with a text or an icon, and return its button; the first is on until another is chosen."""
        segment = Segment(partial(self._on_segment_clicked, value), checkable=True)
        segment.setText(text)
        segment.setIconSize(QSize(ICON, ICON))
        segment.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)  # it fills a wider control
        segment.setChecked(not self._segments)
        self._group.addButton(segment)
        self._segments[value], self._icons[value] = segment, icon
        self._row.add(segment)
        return segment

    def fill(self, choices: Iterable[tuple[V, str]]) -> None:
        """Replace all choices, each with its text."""
        for segment in self._segments.values():
            self._group.removeButton(segment)
            segment.hide()
            segment.deleteLater()
        self._segments, self._icons = {}, {}
        for value, text in choices:
            self.add(value, text)

    def show_only(self, values: Collection[V]) -> None:
        """Show only some of the choices, where there is no room for all of them."""
        for value, segment in self._segments.items():
            segment.setVisible(value in values)

    @property
    def value(self) -> V:
        """Return the choice that is on."""
        return next(value for value, segment in self._segments.items() if segment.isChecked())

    def choose(self, value: V | None) -> None:
        """Show a choice as the one that is on, or none, without emitting ``chosen``."""
        if value is not None:
            self._segments[value].setChecked(True)
            return
        self._group.setExclusive(False)
        for segment in self._segments.values():
            segment.setChecked(False)
        self._group.setExclusive(True)

    def name(self, value: V, label: str) -> None:
        """Set what a choice with an icon is called, in its tooltip and for screen readers."""
        segment = self._segments[value]
        segment.setToolTip(label)
        segment.setAccessibleName(label)

    def draw_icons(self, icons: Icons, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        for value, icon in self._icons.items():
            if icon:
                drawn = icons.icon(icon, theme.muted, checked=theme.accent)
                self._segments[value].setIcon(drawn)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the neighbour in the direction of an arrow key."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            step = -step
        segments = [segment for segment in self._segments.values() if not segment.isHidden()]
        chosen = next((place for place, one in enumerate(segments) if one.isChecked()), -1)
        number = chosen + step
        if step and 0 <= number < len(segments):
            segments[number].setFocus()
            segments[number].click()
            return
        super().keyPressEvent(event)

    def _on_segment_clicked(self, value: V, _checked: bool = False) -> None:
        self.chosen.emit(value)
