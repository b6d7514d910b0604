"""Show the card for today: what to read next, and how much of the hour is left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from typing_extensions import override

from reader.services.planning.next_text import NextText
from reader.ui.appearance.theme import SERIF_FAMILIES
from reader.ui.shell.status_bar import HourStatus
from reader.ui.translation.durations import MINUTE, about, goal_face, left_face
from reader.ui.widgets.button import PrimaryButton
from reader.ui.widgets.frame import ColumnCard
from reader.ui.widgets.label import Label
from reader.ui.widgets.translated_widget import TranslatedWidget


class NextTextCard(TranslatedWidget, ColumnCard):
    """The text to read next, with a button to continue it."""

    def __init__(self) -> None:
        super().__init__(spacing=7)
        self._text: NextText | None = None
        self._hour = HourStatus()
        self._heading = Label(role="heading", wraps=True)
        self._title = Label(wraps=True)
        self._place = Label(role="muted", wraps=True)
        self._then = Label(role="muted", wraps=True)
        self._left = Label(role="muted", wraps=True)
        self.button = PrimaryButton()
        self._lay_out()
        self.retranslate()

    def show_text(self, text: NextText | None) -> None:
        """Show the text to read next; None: there is nothing to read."""
        self._text = text
        self._update()

    def show_hour(self, status: HourStatus) -> None:
        """Show the status of the day."""
        self._hour = status
        self._update()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._heading.setText(self.tr("Today"))
        self.button.setText(self.tr("Continue reading"))
        self._update()

    def _lay_out(self) -> None:
        self.column.add(self._heading, self._title, self._place, self._then, self._left, 4)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        font = QFont()
        font.setFamilies(list(SERIF_FAMILIES))
        font.setPointSizeF(13.5)
        self._title.setFont(font)

    def _update(self) -> None:
        text = self._text
        self.button.setVisible(text is not None)
        self._place.setVisible(text is not None)
        self._then.setVisible(text is not None and text.then is not None)
        self._title.setText(self._title_label(text) if text else self.tr("An hour, whenever you are ready"))
        if text is not None:
            self._place.setText(self._place_label(text))
            if text.then is not None:
                title, seconds = text.then
                self._then.setText(self.tr("then {title}, {time}").format(title=title, time=about(seconds)))
        self._left.setText(self._left_label())

    def _title_label(self, text: NextText) -> str:
        if text.minutes is None:
            return text.title
        if text.ends_text:
            return self.tr("{title} — to the end").format(title=text.title)
        return self.tr("{title} — to the mark").format(title=text.title)

    def _place_label(self, text: NextText) -> str:
        if text.minutes is None:
            time = self.tr("{time} left in this text").format(time=about(text.left))
        elif text.ends_text:
            time = self.tr("{time} to the end").format(time=about(text.minutes * MINUTE))
        else:
            time = self.tr("{time} to the mark").format(time=about(text.minutes * MINUTE))
        return " · ".join(part for part in (text.section, time) if part)

    def _left_label(self) -> str:
        hour = self._hour
        if hour.counted >= hour.goal:
            return self.tr("Today’s {goal} are met.").format(goal=goal_face(hour.goal))
        left = left_face(hour.goal, hour.counted)
        return self.tr("{left} left today of {goal}").format(left=left, goal=goal_face(hour.goal))
