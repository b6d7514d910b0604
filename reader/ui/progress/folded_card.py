"""Hold the place of a card that has little to show yet: its heading, one line, and a button that shows it."""

from __future__ import annotations

from reader.ui.appearance.sizes import CONTROL_HEIGHT, EDGE, ROW_SPACE, SPACE
from reader.ui.widgets.button import Button
from reader.ui.widgets.frame import ColumnCard
from reader.ui.widgets.label import ElidedLabel, Label
from reader.ui.widgets.layout import Row


class FoldedCard(ColumnCard):
    """One row in place of a card."""

    def __init__(self) -> None:
        super().__init__()
        self._heading, self._line = Label(role="heading"), ElidedLabel("muted")
        self._heading.setMinimumHeight(CONTROL_HEIGHT)
        self.button = Button()
        self.button.hide()
        row = Row(spacing=ROW_SPACE)
        row.add(self._heading, self._line, self.button, grows=self._line)
        self.column.setContentsMargins(EDGE, SPACE, EDGE, SPACE)
        self.column.add(row)

    def show_row(self, heading: str, line: str, button: str = "") -> None:
        """Show a heading and a line, and a button if it has a text."""
        self._heading.setText(heading)
        self._line.set_full_text(line)
        self.button.setText(button)
        self.button.setVisible(bool(button))
