"""Show the passage of a lesson in large letters, with where it comes from and the sentences around it."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.annotations.excerpts import Excerpts
from reader.core.study.lessons import Lesson, LessonPassage
from reader.core.study.recital import HIDDEN, STEPS, recital_steps
from reader.core.text.ideographs import IDEOGRAPH
from reader.core.text.normalise import without_break_signs
from reader.core.text.outline import short_path
from reader.storage.repositories.stored_text import StoredText
from reader.ui.appearance.sizes import (
    CARD_SPACE,
    LESSON_LEADING,
    LESSON_SIZE,
    ROW_SPACE,
    SELF_TEST_LEADING,
    SELF_TEST_SIZE,
)
from reader.ui.appearance.theme import Theme
from reader.ui.page.typography import reading_face
from reader.ui.shell.context import AppContext
from reader.ui.study.passage_view import PassageView
from reader.ui.translation.day_labels import compact_date
from reader.ui.widgets.button import CardLink
from reader.ui.widgets.frame import Rule
from reader.ui.widgets.label import Label, TitleLabel
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.translated_widget import TranslatedWidget

_CONTEXT_SIZE = 17
_BREAK = "\N{ZERO WIDTH SPACE}"
_BETWEEN_HIDDEN = re.compile(rf"{HIDDEN}(?=\w|{HIDDEN})")
"""A circle that a line may end with: a run of them would be one word, unlike the characters that they stand for."""

_CLOSING = " \n。．.，,；;：:！!？?…—、”’」』）)"
"""What a passage that ends within its sentence leaves of it where only signs follow."""

_LONG = 160
"""Code points from which on the passage is set smaller, so that more of it is on the screen."""

_LONGEST_CONTEXT = 240
"""Code points of the context that are shown at each side."""


class LessonPassageView(TranslatedWidget, QWidget):
    """The passage of a lesson; ``rest_requested`` asks to take its mark out of the lessons."""

    rest_requested = Signal()

    def __init__(self, context: AppContext, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._lesson: Lesson | None = None
        self._steps: tuple[str, ...] = ()
        self._step = 0
        self._has_context = True
        self.source, self.origin = TitleLabel("strong"), TitleLabel("muted")
        self.rest_link = CardLink("", self.rest_requested)
        self.before, self.after = Label(role="muted", wraps=True), Label(role="muted", wraps=True)
        self.again = Label(role="muted", wraps=True)
        self.view = PassageView(theme)
        head = Row(spacing=ROW_SPACE)
        head.addWidget(self.source, 100)
        head.addStretch(1)
        head.addWidget(self.origin, 80)
        head.add(self.rest_link)
        column = Column(self, margins=0, spacing=CARD_SPACE)
        column.add(head, Rule(), self.again, self.before, self.view, self.after, STRETCH)
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.view.set_theme(theme)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.rest_link.setText(self.tr("Don’t Use Again"))
        self.rest_link.setToolTip(self.tr("Never use this mark as a lesson again"))
        self.again.setText(self.tr("All your marks have been lessons in the last 30 days, so this one is repeated."))
        if self._lesson is not None:
            self.show_lesson(self._lesson)

    def show_lesson(self, lesson: Lesson) -> None:
        """Show the passage of a lesson with its context."""
        self._lesson = lesson
        passage, library = lesson.passage, self._context.library
        texts = library.texts.some([passage.text])
        title, author = (texts[0].title, texts[0].author) if texts else ("", "")
        self.source.set_full_text(self.tr("{title}, {author}").format(title=title, author=author) if author else title)
        self.origin.set_full_text(self._origin(lesson))
        self.rest_link.setVisible(bool(passage.annotation))
        self.again.setVisible(lesson.again)
        for label in (self.before, self.after):
            label.setFont(self._font(passage.quote, _CONTEXT_SIZE))
        if texts:
            self._show_context(library.texts.view(passage.text), passage)
        self._steps = tuple(map(without_break_signs, recital_steps(passage.quote)))
        self.show_step(self._step)

    def allow_context(self, allowed: bool) -> None:
        """Show the sentences around the passage, or leave the room to it."""
        if allowed is not self._has_context:
            self._has_context = allowed
            self.show_step(self._step)

    def show_step(self, step: int) -> None:
        """Show the passage as it is in a step of learning by heart."""
        self._step = step
        if self._lesson is None:
            return
        is_long = len(self._steps[0]) > _LONG
        size, leading = (SELF_TEST_SIZE, SELF_TEST_LEADING) if is_long else (LESSON_SIZE, LESSON_LEADING)
        shown = self._steps[step] or "\n" * self._steps[0].count("\n")
        if IDEOGRAPH.search(self._steps[0]):
            shown = _BETWEEN_HIDDEN.sub(f"{HIDDEN}{_BREAK}", shown)
        self.view.show_passage(shown, self._font(self._steps[0], size), leading)
        for label in (self.before, self.after):
            label.setVisible(self._has_context and step < STEPS - 1 and bool(label.text()))

    def _show_context(self, stored: StoredText, passage: LessonPassage) -> None:
        excerpt = Excerpts(stored, [(passage.start, passage.end)], 1).excerpt(0)
        start, end = (excerpt.start, excerpt.end) if excerpt else (passage.start, passage.end)
        before = without_break_signs(stored.slice(start, passage.start)).strip()
        after = without_break_signs(stored.slice(passage.end, end)).lstrip(_CLOSING).rstrip()
        self.before.setText(before if len(before) <= _LONGEST_CONTEXT else "…" + before[-_LONGEST_CONTEXT:])
        self.after.setText(after if len(after) <= _LONGEST_CONTEXT else after[:_LONGEST_CONTEXT] + "…")

    def _origin(self, lesson: Lesson) -> str:
        """Return the section, when the mark was made, and how often it was a lesson."""
        passage, library = lesson.passage, self._context.library
        section = short_path(library.outlines.titles(passage.text, passage.start), full_last=True)
        parts = [section] if section else []
        if passage.annotation:
            annotation = library.annotations.get(passage.annotation)
            made = self._context.clock.in_zone(annotation.created).date()
            times = library.lessons.times_shown(passage.annotation)
            parts.append(
                self.tr("marked on {day}, lesson no. %n", "", times).format(day=compact_date(made, lesson.day))
            )
        return " · ".join(parts)

    def _font(self, words: str, pixels: int) -> QFont:
        return reading_face(words, pixels, sans=self._context.settings.values.body_font == "sans")
