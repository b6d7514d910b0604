"""Show today's card: what to read next, and how much of the hour is left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout
from typing_extensions import override

from reader.ui.durations import about, goal_face
from reader.ui.foot_line import HourStanding
from reader.ui.shelf.rows import ShelfRow
from reader.ui.theme import SERIF_FAMILIES


class TodayCard(QFrame):
    """Offer to go on where the reader was."""

    continue_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._row: ShelfRow | None = None
        self._section = ""
        self._hour = HourStanding()
        self._heading = _label("heading")
        self._title = _label("")
        self._place = _label("muted")
        self._left = _label("muted")
        self._button = QPushButton()
        self._button.setProperty("role", "primary")
        self._button.clicked.connect(self.continue_asked)
        self._lay_out()
        self.retranslate()

    def show_text(self, row: ShelfRow | None, section: str) -> None:
        """Show the text to go on with and the section the reader is in; None where there is no text yet."""
        self._row = row
        self._section = section
        self._tell()

    def show_hour(self, standing: HourStanding) -> None:
        """Show how the day stands."""
        self._hour = standing
        self._tell()

    def retranslate(self) -> None:
        """Set all words."""
        self._heading.setText(self.tr("Today"))
        self._button.setText(self.tr("Continue reading"))
        self._tell()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(7)
        for widget in (self._heading, self._title, self._place, self._left):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        font = QFont()
        font.setFamilies(list(SERIF_FAMILIES))
        font.setPointSizeF(13.5)
        self._title.setFont(font)

    def _tell(self) -> None:
        row = self._row
        self._button.setVisible(row is not None)
        self._place.setVisible(row is not None)
        self._title.setText(row.text.title if row else self.tr("An hour, whenever you are ready"))
        if row is not None:
            self._place.setText(self._place_words(row))
        self._left.setText(self._left_words())

    def _place_words(self, row: ShelfRow) -> str:
        left = self.tr("{time} left in this text").format(time=about(row.left))
        return " · ".join(part for part in (self._section, left) if part)

    def _left_words(self) -> str:
        hour = self._hour
        if hour.counted >= hour.goal:
            return self.tr("Today’s {goal} are met.").format(goal=goal_face(hour.goal))
        left = goal_face(hour.goal - hour.counted)
        return self.tr("{left} left today of {goal}").format(left=left, goal=goal_face(hour.goal))


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label
