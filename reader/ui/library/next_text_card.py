"""Show today's portion: what to read next, and how much of the hour is left."""

from __future__ import annotations

from PySide6.QtGui import QFont
from typing_extensions import override

from reader.core.text.text_direction import isolated
from reader.services.planning.next_text import NextText
from reader.ui.appearance.sizes import DISPLAY, SPACE, TIGHT, UI_SIZE
from reader.ui.appearance.theme import SERIF_FAMILIES
from reader.ui.library.text_labels import listed
from reader.ui.shell.status_bar import HourStatus
from reader.ui.translation.durations import MINUTE, about, goal_face, left_face
from reader.ui.widgets.frame import ColumnCard
from reader.ui.widgets.key_cap import PrimaryKeyButton
from reader.ui.widgets.label import ElidedLabel, Label
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.translated_widget import TranslatedWidget


class NextTextCard(TranslatedWidget, ColumnCard):
    """The text to read next, with a button to continue it where the card says."""

    def __init__(self) -> None:
        super().__init__()
        self._text: NextText | None = None
        self._hour = HourStatus()
        self._heading = Label(role="heading")
        self._left = Label(role="muted")
        self._title = ElidedLabel()
        self._place = Label(role="muted", wraps=True)
        self.button = PrimaryKeyButton("", "Return")
        self._lay_out()
        self.retranslate()

    def show_text(self, text: NextText | None) -> None:
        """Show the text to read next; None: there is nothing to read."""
        self._text = text
        self._update()

    def stretch_out(self, on: bool) -> None:
        """Put the button beside the words, where the card is wide and the window low, or below them."""
        self._body.setDirection(Row.Direction.LeftToRight if on else Row.Direction.TopToBottom)

    def show_hour(self, status: HourStatus) -> None:
        """Show the status of the day."""
        self._hour = status
        self._update()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._heading.setText(self.tr("Today’s portion"))
        self.button.setText(self.tr("Continue Reading"))
        self._update()

    def _lay_out(self) -> None:
        head, words, buttons = Row(spacing=SPACE), Column(margins=0, spacing=TIGHT), Row(spacing=SPACE)
        head.add(self._heading, STRETCH, self._left)
        words.add(self._title, self._place)
        buttons.add(self.button, STRETCH)
        self._body = Column(margins=0, spacing=SPACE)
        self._body.addLayout(words, 1)
        self._body.add(buttons)
        self.column.add(head, self._body)
        font = QFont()
        font.setFamilies(list(SERIF_FAMILIES))
        font.setPointSizeF(UI_SIZE * DISPLAY)
        self._title.setFont(font)

    def _update(self) -> None:
        text = self._text
        self.button.setVisible(text is not None)
        self._place.setVisible(text is not None)
        title = text.title if text else self.tr("An hour, when you are ready")
        self._title.set_full_text(title)
        self._title.setToolTip(title)
        if text is not None:
            self._place.setText(self._place_label(text))
        self._left.setText(self._left_label())

    def _place_label(self, text: NextText) -> str:
        """Return where the button leads, how long today's portion goes from there, and what comes then."""
        if text.minutes is None:
            time = self.tr("{time} left in this text").format(time=about(text.left))
        elif text.ends_text:
            time = self.tr("{time} to the end of the text").format(time=about(text.minutes * MINUTE))
        else:
            time = self.tr("{time} to today’s mark").format(time=about(text.minutes * MINUTE))
        then = ""
        if text.then is not None:
            title, seconds = text.then
            then = self.tr("then {time} of {title}").format(title=isolated(title), time=about(seconds))
        return listed((text.section, time, then))

    def _left_label(self) -> str:
        hour = self._hour
        if hour.met:
            return self.tr("{goal} goal met").format(goal=goal_face(hour.goal))
        if hour.rests:
            return self.tr("Rest day")
        return self.tr("{left} left").format(left=left_face(hour.goal, hour.counted))
