"""Show a card of the self-test: its front, what was typed, the verdict, and the rating that follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.study.answers import Rating
from reader.core.study.card_info import CardInfo
from reader.core.study.cards import CardKind
from reader.core.study.spelling_differences import SpellingPart
from reader.core.study.typed_answers import TypedGrade, Verdict, VerdictReason
from reader.core.text.outline import place_name
from reader.resources import resource
from reader.services.study.self_test import AskedCard
from reader.ui.appearance.icons import Icons
from reader.ui.appearance.sizes import (
    CARD_SPACE,
    EDGE,
    ICON,
    RAIL_ICON,
    ROW_SPACE,
    SELF_TEST_LEADING,
    SELF_TEST_SIZE,
    SPACE,
)
from reader.ui.appearance.theme import Theme
from reader.ui.page.typography import reading_face
from reader.ui.shell.context import AppContext
from reader.ui.study.blank_choices import BlankChoices, passage_with
from reader.ui.study.card_links import CardLinks
from reader.ui.study.passage_view import PassageView
from reader.ui.study.spelling_comparison import SpellingComparison
from reader.ui.translation.day_labels import compact_date
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.frame import ColumnCard, InfoBar, Rule
from reader.ui.widgets.key_cap import PrimaryKeyButton
from reader.ui.widgets.label import ElidedLabel, Label
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.segmented_control import SegmentedControl
from reader.ui.widgets.translated_widget import TranslatedWidget

_SIGNS = {Verdict.RIGHT: "check", Verdict.CLOSE: "close-to", Verdict.WRONG: "ring"}
TWO_GRADES = (Rating.AGAIN, Rating.GOOD)
FOUR_GRADES = (Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY)


class FlashcardView(TranslatedWidget, ColumnCard):
    """A card and its answer. ``entered`` is emitted when the reader is done with the present step.

    The words of a blank may be chosen from ``choices``, which is checked at once. ``rating_chosen`` is emitted when
    another rating is chosen, ``command_chosen`` carries the `CardCommand` of a link.
    """

    entered = Signal()
    rating_chosen = Signal()
    command_chosen = Signal(object)

    def __init__(self, context: AppContext) -> None:
        super().__init__(margins=(2 * EDGE, EDGE, 2 * EDGE, EDGE), spacing=CARD_SPACE)
        self._context = context
        self._asked: AskedCard | None = None
        self._grade: TypedGrade | None = None
        self._parts: Sequence[Sequence[SpellingPart]] = ()
        self._back = ""
        self.is_answered = self._is_answer_said = False
        self.rating: Rating | None = None
        theme = context.appearance.theme
        self._source_sign, self._source, self._section = Label(), ElidedLabel(), ElidedLabel("muted")
        self._hint = Label(role="muted", wraps=True)
        self._passage, self.choices = PassageView(theme), BlankChoices()
        self._verdict = InfoBar()
        self._verdict_sign, self._verdict_name = Label(), Label(role="strong")
        self._verdict_words = Label(role="muted", wraps=True)
        self._answer = PassageView(theme)
        self._comparisons = QWidget()
        self._comparison_column = Column(self._comparisons, margins=0, spacing=SPACE)
        self._rating_label, self._rating_hint, self._due = Label(), Label(role="muted"), Label(role="muted")
        self._ratings: SegmentedControl[Rating] = SegmentedControl()
        self._rating_row = QWidget()
        self.links = CardLinks()
        self._next = PrimaryKeyButton("", "Return", self.entered)
        self._lay_out()
        self._passage.entered.connect(self.entered)
        self.choices.picked.connect(self.entered)
        self._ratings.chosen.connect(self._on_ratings_chosen)
        self.links.chosen.connect(self.command_chosen)
        self.set_theme(theme)
        self.retranslate()

    @property
    def typed(self) -> list[str]:
        """Return what was typed in each gap, or what was chosen."""
        if self.is_choice:
            return [] if self.choices.pick is None else [self.choices.pick]
        return self._passage.typed

    @property
    def spoken(self) -> str:
        """Return what the present step shows, for screen readers: what is asked, or how it was answered."""
        if not self.is_answered:
            lines = [self._hint.text(), self._passage.accessibleName(), *self.choices.words]
        elif self._grade is None or self._asked is None:
            lines = [self._answer.accessibleName()]
        else:
            verdict = self._verdict_name.text(), self._verdict_words.text()
            lines = [*verdict, *self._asked.sides.answers, self._due.text()]
        return "\n".join(filter(None, lines))

    @property
    def spoken_rating(self) -> str:
        """Return the rating that is chosen, and when the card is asked next by it, for screen readers."""
        return "" if self.rating is None else f"{self._rating_names()[self.rating]}. {self._due.text()}"

    @property
    def is_choice(self) -> bool:
        """Return whether the words of the blank are chosen, and not typed."""
        return bool(self.choices.words)

    @property
    def is_typed(self) -> bool:
        """Return whether something is to be typed now."""
        is_asked = self._asked is not None and not self._asked.is_self_judged and not self.is_answered
        return is_asked and not self.is_choice

    @property
    def has_four_grades(self) -> bool:
        """Return whether the reader rates by four grades, and not by two."""
        return self._context.settings.values.study_ratings == "four"

    def show_card(self, asked: AskedCard, choices: Sequence[str] = ()) -> None:
        """Show the front of a card; with ``choices``, its words are chosen from them."""
        self.choices.show_words(choices, self._context.appearance.theme)
        self._asked, self._grade, self._parts, self._back = asked, None, (), ""
        self.is_answered, self._is_answer_said, self.rating = False, False, None
        source, sides = asked.info.source, asked.sides
        self._source.set_full_text(source.title)
        self._section.set_full_text(self._section_label(asked.info))
        face = self._face(sides.front + sides.back)
        if choices:
            self._passage.show_passage(passage_with(asked), face, SELF_TEST_LEADING)
        elif asked.info.card.content.kind is CardKind.BLANK:
            self._passage.show_passage(
                sides.passage, face, SELF_TEST_LEADING, [(gap.start, gap.end) for gap in sides.gaps]
            )
        elif asked.is_self_judged:
            self._passage.show_passage(sides.front, face, SELF_TEST_LEADING)
        else:
            front = f"{sides.front}\n" if sides.front else ""
            gap = (len(front), len(front) + len(sides.back))
            self._passage.show_passage(front + sides.back, face, SELF_TEST_LEADING, [gap])
        self._fill_ratings()
        self._update()
        if not self.is_typed:  # a gap says its passage when it gets the focus
            announce(self, self.spoken)

    def focus_answer(self) -> None:
        """Move the focus to the first gap."""
        self._passage.focus_gap()

    def show_grade(self, grade: TypedGrade, parts: Sequence[Sequence[SpellingPart]], rating: Rating) -> None:
        """Show how what was typed was judged, compared with what was expected, and the rating that follows."""
        self._grade, self._parts = grade, parts
        if self.is_choice and self._asked is not None:
            right = self._asked.sides.answers[0]
            self.choices.show_right(right)
            self._passage.show_passage(passage_with(self._asked, right), self._face(right), SELF_TEST_LEADING)
        else:
            self._passage.show_typed(self.typed)
        self.is_answered, self.rating = True, rating
        self._ratings.choose(rating)
        self._update()

    def show_back(self, back: str) -> None:
        """Show the back of a card that the reader judges alone."""
        self._back = back
        self.is_answered = True
        self._update()

    def choose_rating(self, rating: Rating) -> None:
        """Choose a rating, as with its key."""
        self.rating = rating
        self._ratings.choose(rating)
        self._update()

    def step_rating(self, step: int) -> None:
        """Choose the next or the previous rating."""
        grades = FOUR_GRADES if self.has_four_grades else TWO_GRADES
        place = grades.index(self.rating) + step if self.rating in grades else 0
        self.choose_rating(grades[min(max(place, 0), len(grades) - 1)])

    def show_due(self, due: date | None, today: date) -> None:
        """Show when the card is asked next, by the rating that is chosen; of an answer, this is shown last."""
        words = ""
        if due is not None:
            ahead = (due - today).days
            days = self.tr("tomorrow") if ahead == 1 else self.tr("in %n day(s)", None, ahead)
            words = self.tr("Next {day}, {days}").format(day=compact_date(due), days=days)
        self._due.setText(words)
        if self.is_answered:
            announce(self, self.spoken_rating if self._is_answer_said else self.spoken)
            self._is_answer_said = True

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        for comparison in self._comparisons.findChildren(SpellingComparison):
            comparison.set_theme(theme)
        for part in (self._passage, self._answer, self.choices):
            part.set_theme(theme)
        self._source_sign.setPixmap(self._sign("read", theme.accent, ICON))
        self._show_verdict_sign(theme)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._rating_label.setText(self.tr("This counts as"))
        self._rating_hint.setText(self.tr("← → to change"))
        self._fill_ratings()
        self._update()

    def _update(self) -> None:
        """Show what belongs to the present step."""
        asked, is_answered = self._asked, self.is_answered
        is_judged = asked is not None and asked.is_self_judged
        self._hint.setText(self._hint_text())
        self._hint.setVisible(bool(self._hint.text()))
        self._verdict.setVisible(is_answered)
        self._answer.setVisible(is_answered and is_judged)
        self._rating_row.setVisible(is_answered)
        self._rating_hint.setVisible(self.rating is not None and not self.has_four_grades)
        self.links.show_keys(on=is_answered or is_judged)
        if is_answered:
            self._show_verdict()
        if not is_answered:
            self._next.setText(self.tr("Show Answer") if is_judged else self.tr("Check"))
        else:
            self._next.setText(self.tr("Next"))
        self._next.setEnabled(not is_answered or self.rating is not None)
        self._next.setVisible(is_answered or not self.is_choice)

    def _hint_text(self) -> str:
        if self._asked is None:
            return ""
        match self._asked.info.card.content.kind:
            case CardKind.RECITE:
                return self.tr("What comes next?")
            case CardKind.RECALL:
                return self.tr("How does the passage with this beginning go?")
            case CardKind.QUESTION:
                return self.tr("Your question")
            case _:
                return self.tr("Which words are missing?") if self.is_choice and not self.is_answered else ""

    def _show_verdict(self) -> None:
        for comparison in self._comparisons.findChildren(SpellingComparison):
            comparison.hide()
            comparison.deleteLater()
        grade = self._grade
        self._verdict_name.setVisible(grade is not None)
        self._verdict_words.setVisible(grade is not None)
        if grade is None:
            face = self._face(self._back)
            lines = "\n".join(line for line in self._back.split("\n") if line.strip())
            self._answer.show_passage(lines, face, SELF_TEST_LEADING)
        else:
            self._verdict_name.setText(self._verdict_label(grade.verdict))
            self._verdict_words.setText(self._reason(grade))
            self._verdict_words.setVisible(bool(self._verdict_words.text()))
            for parts in self._parts:
                if grade.verdict is not Verdict.RIGHT and not all(part.is_same for part in parts):
                    comparison = SpellingComparison(self._context.appearance.theme)
                    comparison.show_spellings(parts, self._face("".join(part.expected for part in parts)))
                    self._comparison_column.addWidget(comparison, 0, Qt.AlignmentFlag.AlignRight)
        self._show_verdict_sign(self._context.appearance.theme)

    def _show_verdict_sign(self, theme: Theme) -> None:
        verdict = self._grade.verdict if self._grade else None
        self._verdict_sign.setVisible(verdict is not None)
        if verdict is not None:
            colour = theme.good if verdict is Verdict.RIGHT else theme.accent
            self._verdict_sign.setPixmap(self._sign(_SIGNS[verdict], colour, RAIL_ICON))

    def _verdict_label(self, verdict: Verdict) -> str:
        return {
            Verdict.RIGHT: self.tr("Correct"),
            Verdict.CLOSE: self.tr("Close"),
            Verdict.WRONG: self.tr("Not yet"),
        }[verdict]

    def _reason(self, grade: TypedGrade) -> str:
        """Show in words why an answer was judged so."""
        differing = [part for parts in self._parts for part in parts if not part.is_same]
        typed, expected = "".join(part.typed for part in differing), "".join(part.expected for part in differing)
        sound = self.tr(
            "Same pronunciation, %n character(s) differ: you typed {typed}, the text has {expected}",
            None,
            len(expected),
        )
        reasons = {
            VerdictReason.SAME: "",
            VerdictReason.WRITTEN_OTHERWISE: self.tr("The same words, written differently"),
            VerdictReason.SOUND: sound.format(typed=typed, expected=expected),
            VerdictReason.SLIP: self.tr("Off by one or two letters"),
            VerdictReason.NUMBER: self.tr("A different number"),
            VerdictReason.EMPTY: self.tr("No answer"),
            VerdictReason.DIFFERENT: self.tr("The text has different words"),
        }
        return reasons[grade.why]

    def _rating_names(self) -> dict[Rating, str]:
        return {
            Rating.AGAIN: self.tr("Not yet"),
            Rating.HARD: self.tr("With effort"),
            Rating.GOOD: self.tr("Knew it"),
            Rating.EASY: self.tr("Easily"),
        }

    def _fill_ratings(self) -> None:
        grades = FOUR_GRADES if self.has_four_grades else TWO_GRADES
        names = self._rating_names()
        self._ratings.fill([(grade, f"{names[grade]}  {number}") for number, grade in enumerate(grades, 1)])
        self._ratings.choose(self.rating)

    @Slot(object)
    def _on_ratings_chosen(self, rating: Rating) -> None:
        is_first = self.rating is None
        self.rating = rating
        self._update()
        self.rating_chosen.emit()
        if is_first:
            self.entered.emit()

    def _section_label(self, info: CardInfo) -> str:
        """Return the section of the passage that a card is about, or that it is not in this edition."""
        if info.source.is_orphan:
            return self.tr("not in this edition")
        marks = self._context.library.annotations.known((info.card.annotation,) if info.card.annotation else ())
        found = [self._context.library.outlines.titles_of(mark) for mark in marks.values()]
        return place_name(found[0], info.source.title) if found else ""

    def _face(self, words: str) -> QFont:
        """Return the reading face for words, Chinese or Latin."""
        return reading_face(words, SELF_TEST_SIZE, sans=self._context.settings.values.body_font == "sans")

    def _sign(self, name: str, colour: str, size: int) -> QPixmap:
        return Icons(resource("icons")).icon(name, colour, size=size).pixmap(QSize(size, size))

    def _lay_out(self) -> None:
        head = Row(spacing=SPACE)
        self._section.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.add(self._source_sign)
        head.addWidget(self._source, 1)
        head.addWidget(self._section, 1)
        verdict = Row(self._verdict, margins=(EDGE, ROW_SPACE, EDGE, ROW_SPACE), spacing=CARD_SPACE)
        words = Column(spacing=0)
        words.add(STRETCH, self._verdict_name, self._verdict_words, self._answer, STRETCH)
        verdict.add(self._verdict_sign, words, self._comparisons, grows=words)
        rating = Row(self._rating_row, margins=0, spacing=ROW_SPACE)
        rating.add(self._rating_label, self._ratings, self._rating_hint, STRETCH, self._due)
        foot = Row(spacing=ROW_SPACE)
        foot.add(self.links, STRETCH, self._next)
        self.column.add(head, Rule(), self._hint, self._passage, self.choices)
        self.column.add(self._verdict, self._rating_row, Rule(), foot)
