"""Show to a room who speaks about what, or the lines that a part of a meeting goes through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QStackedWidget, QWidget

from reader.ui.appearance.sizes import EDGE, HEAD, SPACE, STAGE_LINE, STAGE_NAME
from reader.ui.appearance.theme import Theme
from reader.ui.page.typography import SERIF
from reader.ui.study.meeting_bars import LargeName
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Column
from reader.ui.widgets.painting import scaled_font

_LONG_WORDS = 64
"""Code points above which what somebody speaks about is shown in smaller letters."""


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A line in a list of a meeting: what it says, whose it is, what was answered, the annotation that it is from."""

    words: str
    who: str = ""
    answer: str = ""
    annotation: str = ""


class MeetingStage(QStackedWidget):
    """A large name with two lines below it, or a list of lines, one of which is chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._lines: Sequence[MeetingLine] = ()
        self.name = LargeName(theme, STAGE_NAME)
        self.portion, self.question = Label(wraps=True), Label(role="muted", wraps=True)
        self.list = QListWidget()
        speaker, area = QWidget(), QWidget()
        words = Column(speaker, margins=0, spacing=SPACE)
        words.addStretch(1)
        words.addWidget(self.name, 6)
        words.add(self.portion, self.question)
        words.addStretch(2)
        for label in (self.portion, self.question):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFont(scaled_font(self.font(), STAGE_LINE))
        Column(area, margins=(0, EDGE, 0, 0), spacing=0).add(self.list, grows=self.list)
        self.addWidget(speaker)
        self.addWidget(area)

    @property
    def chosen(self) -> MeetingLine | None:
        """Return the line that is chosen; None where there are none."""
        row = self.list.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    @property
    def has_lines(self) -> bool:
        """Return whether a list is shown."""
        return bool(self._lines)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.name.set_theme(theme)

    def show_words(self, name: str, portion: str = "", question: str = "") -> None:
        """Show a name with what is said about, in smaller letters if that is long."""
        self._lines = ()
        self.list.clear()
        self.name.show_name(name)
        for label, words in ((self.portion, portion), (self.question, question)):
            label.setText(words)
            label.setVisible(bool(words))
            font = scaled_font(self.font(), STAGE_LINE if len(words) <= _LONG_WORDS else HEAD)
            if label is self.question:
                font.setFamilies(list(SERIF))
            label.setFont(font)
        self.setCurrentIndex(0)

    def show_lines(self, lines: Sequence[MeetingLine]) -> None:
        """Show lines, with the first one chosen."""
        self._lines = lines
        self.list.clear()
        for line in lines:
            words = self.tr("{words} ({who})").format(words=line.words, who=line.who) if line.who else line.words
            self.list.addItem("\n".join(part for part in (words, line.answer) if part))
        self.list.setCurrentRow(0)
        self.setCurrentIndex(1)

    def choose_beside(self, step: int) -> None:
        """Choose the line below (1) or above (-1) the one that is chosen."""
        row = self.list.currentRow() + step
        self.list.setCurrentRow(min(max(0, row), len(self._lines) - 1))
