"""Show what one member handed over, and what may be said of the whole group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.study.board import SMALLEST_GROUP, Board, BoardRow, BoardState, GroupLine
from reader.core.study.report_content import MemberReport
from reader.exporters.study.report_sheet import (
    ReportSheetLabels,
    action_words,
    days_in_sevens,
    minutes_words,
    place_words,
    result_words,
)
from reader.services.study.report_making import report_sheet_labels
from reader.ui.appearance.sizes import CARD_SPACE, CONTROL_HEIGHT, LINE_SPACE, ROW_SPACE, SPACE
from reader.ui.study.board_table import words_label
from reader.ui.study.report_labels import period_label
from reader.ui.translation.day_labels import compact_date
from reader.ui.widgets.button import CardLink
from reader.ui.widgets.frame import ColumnCard, Rule, ScrollArea
from reader.ui.widgets.label import ElidedLabel, Label
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.translated_widget import TranslatedWidget

_SIDE_BY_SIDE = 620
"""Pixels of the card from which on the words stand beside the rest."""


class MemberCard(TranslatedWidget, ColumnCard):
    """What a member handed over, and nothing else; links ask for the file, a meeting and to withdraw it."""

    original_requested = Signal()
    meetings_requested = Signal()
    withdrawal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: BoardRow | None = None
        self._today = date.min
        self._is_own = False
        self.heading, self.facts = ElidedLabel("heading"), Label(role="muted")
        self.heading.setMinimumHeight(CONTROL_HEIGHT)
        self._area = ScrollArea()
        self.to_meeting = CardLink("", self.meetings_requested)
        self.original = CardLink("", self.original_requested)
        self.withdrawing = CardLink("", self.withdrawal_requested)
        self._foot = ElidedLabel("muted")
        self._foot.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = Row(spacing=ROW_SPACE)
        head.add(self.heading, self.facts, grows=self.heading)
        links = Row(spacing=CARD_SPACE)
        links.add(self.to_meeting, self.original, self.withdrawing, STRETCH, self._foot, grows=self._foot)
        self._rule = Rule()
        self.column.add(head, self._area, self._rule, links, grows=self._area)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.to_meeting.setText(self.tr("Add to Meeting Sheet"))
        self.original.setText(self.tr("View File"))
        self.withdrawing.setText(self.tr("Withdraw…"))
        self._foot.set_full_text(self.tr("They chose to share this; the file contains nothing else"))
        self._show()

    def show_row(self, row: BoardRow | None, today: date, *, is_own: bool) -> None:
        """Show the row of a member."""
        self._row, self._today, self._is_own = row, today, is_own
        self._show()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the words beside the rest, or above it, where the width changes that."""
        super().resizeEvent(event)
        if (event.oldSize().width() >= _SIDE_BY_SIDE) != self._is_wide:
            self._show()

    @property
    def _is_wide(self) -> bool:
        return self.width() >= _SIDE_BY_SIDE

    def content_text(self) -> str:
        """Return all words that are shown of the reports."""
        content = self._area.widget()
        return "\n".join(label.text() for label in content.findChildren(Label)) if content else ""

    def _show(self) -> None:
        row = self._row
        self.heading.set_full_text(
            self.tr("Shared by {name}").format(name=row.member.name) if row else self.tr("No member selected")
        )
        received = row is not None and row.state is BoardState.RECEIVED
        self.facts.setText(self._facts(row) if row is not None and received else "")
        for widget in (self.original, self._rule):
            widget.setVisible(received)
        self._foot.setVisible(received and self._is_wide)
        self.to_meeting.setVisible(received and row is not None and bool(row.questions))
        self.withdrawing.setVisible(received and self._is_own)
        self._area.set_content(self._content(row) if row is not None else QWidget())

    def _facts(self, row: BoardRow) -> str:
        received, report = row.reports[0]
        day = compact_date(row.day, self._today) if row.day else ""
        until = compact_date(report.keep_until, self._today)
        facts = self.tr("No. {number}, {day}, kept until {until}") if self._is_wide else self.tr("No. {number}, {day}")
        return facts.format(number=received.number, day=day, until=until)

    def _content(self, row: BoardRow) -> QWidget:
        content = QWidget()
        if row.state is not BoardState.RECEIVED:
            column = Column(content, margins=0, spacing=SPACE)
            column.add(Label(words_label(row, self._today), "muted", wraps=True), STRETCH)
            return content
        labels = report_sheet_labels(QCoreApplication.translate)
        words, rest = Column(margins=0, spacing=SPACE), Column(margins=0, spacing=SPACE)
        for _received, report in row.reports:
            period = period_label(report.first, report.last, self._today) if len(row.reports) > 1 else ""
            if report.words:
                _add_parts(words, [(_heading(self.tr("In their own words"), period), report.words)])
            _add_parts(rest, _other_parts(report, period, labels))
        has_rest = rest.count() > 0
        for column in (words, rest):
            column.addStretch()
        direction = Row if self._is_wide else Column
        sides = direction(content, margins=0, spacing=CARD_SPACE)
        sides.addLayout(words, 1)
        if has_rest:
            sides.addLayout(rest, 1)
        return content


Part = tuple[str, str]
"""A quiet heading and the words below it; without one, more words below those before."""


def _other_parts(report: MemberReport, period: str, labels: ReportSheetLabels) -> Iterator[Part]:
    """Yield what was chosen by hand, each with its heading."""
    heading = _heading(labels.questions, period)
    for question in report.questions or ():
        place = place_words(question.text, question.section, labels)
        yield heading, labels.with_place.format(words=question.words, place=place) if place else question.words
        heading = ""
    heading = _heading(labels.notes, period)
    for note in report.notes or ():
        yield heading, f"“{note.quote}” {note.words}" if note.quote else note.words
        heading = ""
    if report.result is not None:
        result = labels.result.format(round=report.result.round.number, pack=report.result.title)
        yield _heading(result, period), result_words(report.result, labels)
    heading = _heading(labels.actions, period)
    for action in report.actions or ():
        yield heading, action_words(action, labels)
        heading = ""
    if report.days:
        yield _heading(labels.days, period), f"{days_in_sevens(report.days)}\n{labels.day_signs}"
    if report.minutes is not None:
        yield period, minutes_words(report.minutes, labels)


def _heading(words: str, period: str) -> str:
    return f"{words}, {period}" if period else words


def _add_parts(column: Column, parts: Iterable[Part]) -> None:
    for heading, words in parts:
        if heading:
            label = Label(heading, "muted")
            label.setContentsMargins(0, LINE_SPACE if column.count() else 0, 0, 0)
            column.add(label)
        column.add(Label(words, "body", wraps=True, selectable=True))


class GroupCard(TranslatedWidget, ColumnCard):
    """What is said of the whole group: nothing of fewer than three reports, and never by whom."""

    meetings_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = Board(())
        self.heading = ElidedLabel("heading")
        self.heading.setMinimumHeight(CONTROL_HEIGHT)
        self.to_meetings = CardLink("", self.meetings_requested)
        self._area = ScrollArea()
        head = Row(spacing=ROW_SPACE)
        head.add(self.heading, self.to_meetings, grows=self.heading)
        self.column.add(head, self._area, grows=self._area)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.heading.set_full_text(self.tr("The whole group"))
        self.to_meetings.setText(self.tr("Meetings"))
        self.show_board(self._board)

    def show_board(self, board: Board) -> None:
        """Show what may be said of a board."""
        self._board = board
        line = board.line
        self.to_meetings.setVisible(line is not None and line.questions > 0)
        content = QWidget()
        column = Column(content, margins=0, spacing=0)
        if line is None:
            few = self.tr("%n received. Group results are shown from {least} reports on.", None, board.received)
            column.add(Label(few.format(least=SMALLEST_GROUP), "muted", wraps=True))
        else:
            for name, value in self._facts(line):
                column.add(*([Rule()] if column.count() else []), _fact(name, value))
        column.addStretch()
        self._area.set_content(content)

    def facts(self) -> list[tuple[str, str]]:
        """Return what is said of the group, each with its name."""
        return [] if self._board.line is None else list(self._facts(self._board.line))

    def _facts(self, line: GroupLine) -> Iterator[tuple[str, str]]:
        for portion in line.portions:
            name = self.tr("Portion {number}: {title}").format(number=portion.number, title=portion.title)
            yield name, self.tr("{done} of {total} done").format(done=portion.done, total=portion.total)
        if line.questions:
            yield self.tr("Questions shared"), str(line.questions)
        if line.missed:
            numbers = self.tr(", ").join(str(one.number) for one in line.missed)
            yield self.tr("Missed in a round"), self.tr("questions {numbers}").format(numbers=numbers)
        yield self.tr("Received"), str(line.reports)


def _fact(name: str, value: str) -> QWidget:
    """Return a name with its value at the end of the line."""
    line = QWidget()
    row = Row(line, margins=(0, SPACE, 0, SPACE), spacing=ROW_SPACE)
    label = ElidedLabel("muted")
    label.set_full_text(name)
    row.addWidget(label, 1)
    row.add(Label(value))
    return line
