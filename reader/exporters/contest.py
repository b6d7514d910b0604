"""Write what came of a contest: a sheet for the wall or for the minutes.

Teams stand in the order of the set-up, with their points; no order is made of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from reader.core.study.contest import Contest, ContestQuestion, ContestQuestionKind, Outcome
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.day_words import DayWords
from reader.exporters.docx import docx_bytes
from reader.exporters.export_data import plain_line
from reader.exporters.markdown.sheet_page import sheet_markdown
from reader.exporters.sheet import SheetDocument, SheetHeading, SheetParagraph, SheetPart, SheetTable
from reader.exporters.sheet_html import sheet_html


@dataclass(frozen=True, slots=True)
class ContestLabels:
    """The labels of a sheet, in the reader's language; the defaults are the source language."""

    untitled: str = QT_TRANSLATE_NOOP("Contest", "Contest")
    team: str = QT_TRANSLATE_NOOP("Contest", "Team")
    points: str = QT_TRANSLATE_NOOP("Contest", "Points")
    most: str = QT_TRANSLATE_NOOP("Contest", "Most points: {team}")
    equal: str = QT_TRANSLATE_NOOP("Contest", "Tied at {points} points: {teams}")
    between: str = QT_TRANSLATE_NOOP("Contest", ", ")
    questions: str = QT_TRANSLATE_NOOP("Contest", "Questions")
    number: str = QT_TRANSLATE_NOOP("Contest", "No.")
    kind: str = QT_TRANSLATE_NOOP("Contest", "Kind")
    question: str = QT_TRANSLATE_NOOP("Contest", "Question")
    answer: str = QT_TRANSLATE_NOOP("Contest", "Answer")
    outcome: str = QT_TRANSLATE_NOOP("Contest", "Outcome")
    required: str = QT_TRANSLATE_NOOP("Contest", "In turn")
    buzzer: str = QT_TRANSLATE_NOOP("Contest", "Buzzer")
    risk: str = QT_TRANSLATE_NOOP("Contest", "Risk")
    tie_break: str = QT_TRANSLATE_NOOP("Contest", "Tiebreak")
    is_open: str = QT_TRANSLATE_NOOP("Contest", "unanswered")
    right: str = QT_TRANSLATE_NOOP("Contest", "correct")
    wrong: str = QT_TRANSLATE_NOOP("Contest", "incorrect")
    timed_out: str = QT_TRANSLATE_NOOP("Contest", "time up")
    skipped: str = QT_TRANSLATE_NOOP("Contest", "void")
    days: DayWords = field(default_factory=DayWords)

    def kind_of(self, kind: ContestQuestionKind) -> str:
        """Return the name of a kind of question."""
        names = {
            ContestQuestionKind.REQUIRED: self.required,
            ContestQuestionKind.BUZZER: self.buzzer,
            ContestQuestionKind.RISK: self.risk,
            ContestQuestionKind.TIE_BREAK: self.tie_break,
        }
        return names[kind]

    def outcome_of(self, outcome: Outcome) -> str:
        """Return the name of an outcome."""
        names = {
            Outcome.OPEN: self.is_open,
            Outcome.RIGHT: self.right,
            Outcome.WRONG: self.wrong,
            Outcome.TIMED_OUT: self.timed_out,
            Outcome.SKIPPED: self.skipped,
        }
        return names[outcome]

    def standing(self, contest: Contest) -> str:
        """Return the sentence that says who has the most points."""
        if not contest.is_equal:
            return self.most.format(team=contest.first[0])
        return self.equal.format(teams=self.between.join(contest.first), points=max(contest.points))


@dataclass(frozen=True, slots=True)
class ContestSheet:
    """A contest that is written down; ``answers`` are the right ones, by the ids of the questions."""

    title: str
    day: date
    contest: Contest
    answers: Mapping[str, str] = field(default_factory=dict)
    labels: ContestLabels = ContestLabels()

    @property
    def heading(self) -> str:
        """Return the title, or a word for it."""
        return self.title or self.labels.untitled

    @property
    def team_rows(self) -> list[tuple[str, ...]]:
        """Return the rows of the table of teams, its head first."""
        rows = [(team, str(points)) for team, points in self.contest.standings]
        return [(self.labels.team, self.labels.points), *rows]

    @property
    def question_rows(self) -> list[tuple[str, ...]]:
        """Return the rows of the table of questions, its head first."""
        labels = self.labels
        head = (
            *(labels.number, labels.kind, labels.question, labels.answer),
            *(labels.team, labels.outcome, labels.points),
        )
        asked = enumerate(self.contest.questions, start=1)
        return [head, *(self._question_row(number, question) for number, question in asked)]

    def _question_row(self, number: int, question: ContestQuestion) -> tuple[str, ...]:
        shown = question.shown
        return (
            *(str(number), self.labels.kind_of(shown.kind), plain_line(shown.stem)),
            *(plain_line(self.answers.get(shown.question, "")), question.answering),
            *(self.labels.outcome_of(question.outcome), str(question.change)),
        )


def contest_document(sheet: ContestSheet) -> SheetDocument:
    """Return the sheet of a contest, to be written in any format."""
    parts: list[SheetPart] = [
        SheetParagraph(sheet.labels.days.of(sheet.day)),
        _table(sheet.team_rows),
        SheetParagraph(sheet.labels.standing(sheet.contest)),
    ]
    if sheet.contest.questions:
        parts += [SheetHeading(sheet.labels.questions), _table(sheet.question_rows)]
    return SheetDocument(sheet.heading, tuple(parts))


@dataclass(frozen=True, slots=True)
class SheetFormat:
    """A format of the sheet: its label, its suffix, and how it is made at an aware time."""

    label: str
    suffix: str
    render: Callable[[SheetDocument, datetime], bytes]


SHEET_FORMATS: Mapping[str, SheetFormat] = {
    "markdown": SheetFormat(
        QT_TRANSLATE_NOOP("SheetFormat", "Markdown"), ".md", lambda sheet, _at: sheet_markdown(sheet).encode()
    ),
    "html": SheetFormat(
        QT_TRANSLATE_NOOP("SheetFormat", "Web page (HTML)"), ".html", lambda sheet, _at: sheet_html(sheet).encode()
    ),
    "docx": SheetFormat(QT_TRANSLATE_NOOP("SheetFormat", "Word document"), ".docx", docx_bytes),
}
"""The formats of the sheet, by their names on the command line."""


def _table(rows: list[tuple[str, ...]]) -> SheetTable:
    """Return a table of rows of which the first is the head."""
    return SheetTable(rows[0], tuple(rows[1:]))
