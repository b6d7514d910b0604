"""Lay out widgets in rows, columns and forms."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFormLayout, QLayout, QWidget

STRETCH: Final = -1
"""Stands among the items of a row or a column for the space that is left."""

Margins = int | tuple[int, int, int, int]
"""Pixels at the left, above, at the right and below; one number for all four."""


class BoxLayout(QBoxLayout):
    """A row or a column; without ``margins`` and ``spacing`` it has those of the style."""

    _direction = QBoxLayout.Direction.LeftToRight

    def __init__(
        self, parent: QWidget | None = None, *, margins: Margins | None = None, spacing: int | None = None
    ) -> None:
        super().__init__(self._direction, parent)
        _set_margins(self, margins)
        if spacing is not None:
            self.setSpacing(spacing)

    def add(self, *items: QWidget | QLayout | int, grows: QWidget | QLayout | None = None) -> None:
        """Append widgets and layouts; a number is a space in pixels, `STRETCH` takes what space is left.

        ``grows`` is the item that grows with the window.
        """
        for item in items:
            if isinstance(item, QWidget):
                self.addWidget(item, int(item is grows))
            elif isinstance(item, QLayout):
                self.addLayout(item, int(item is grows))
            elif item == STRETCH:
                self.addStretch()
            else:
                self.addSpacing(item)


class Row(BoxLayout):
    """Items side by side."""


class Column(BoxLayout):
    """Items one below the other."""

    _direction = QBoxLayout.Direction.TopToBottom


class Form(QFormLayout):
    """Fields with their labels at the left, in two columns."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        margins: Margins | None = None,
        spacing: int | None = None,
        column_spacing: int | None = None,
        labels_left: bool = False,
    ) -> None:
        """``spacing`` is that between the rows, in pixels."""
        super().__init__(parent)
        if labels_left:
            self.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        _set_margins(self, margins)
        if spacing is not None:
            self.setVerticalSpacing(spacing)
        if column_spacing is not None:
            self.setHorizontalSpacing(column_spacing)


def _set_margins(layout: QLayout, margins: Margins | None) -> None:
    if margins is not None:
        layout.setContentsMargins(*(margins if isinstance(margins, tuple) else (margins,) * 4))
