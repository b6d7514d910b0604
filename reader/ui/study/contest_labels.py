"""Name what there is in a contest in the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from reader.core.study.contest import Contest, ContestQuestion, ContestQuestionKind, ContestStep, Outcome
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.contest import ContestLabels
from reader.services.exporting.translated_labels import contest_labels
from reader.ui.appearance.sizes import UI_SIZE

SMALLEST = 16
"""Pixels of the smallest letters on a common screen: a contest is read from across a room."""

_UI_PIXELS = 13


_CONTEXT = "ContestView"
_PLACE = QT_TRANSLATE_NOOP("ContestView", "Question {number} of {total}")
_STAKE = QT_TRANSLATE_NOOP("ContestView", "{kind} for {points} points")
_ANSWERING = QT_TRANSLATE_NOOP("ContestView", "{team} to answer")
_SHOWN = QT_TRANSLATE_NOOP("ContestView", "Wait for “Go”")
_WAITING = QT_TRANSLATE_NOOP("ContestView", "Go: first to press answers")
_SKIPPED = QT_TRANSLATE_NOOP("ContestView", "This question does not count.")
_NOBODY = QT_TRANSLATE_NOOP("ContestView", "No one pressed a key.")
_OUTCOMES = {
    Outcome.RIGHT: QT_TRANSLATE_NOOP("ContestView", "{team}: correct, {change}"),
    Outcome.WRONG: QT_TRANSLATE_NOOP("ContestView", "{team}: incorrect, {change}"),
    Outcome.TIMED_OUT: QT_TRANSLATE_NOOP("ContestView", "{team}: time is up, {change}"),
}


def labels() -> ContestLabels:
    """Return the words of a contest, which its sheet has, too."""
    return contest_labels(QCoreApplication.translate)


def set_size(widget: QWidget, pixels: float, *, bold: bool = False) -> None:
    """Set the letters of a widget in a size that does not follow the interface."""
    font = QFont(widget.font())
    font.setPointSizeF(max(SMALLEST, pixels) * UI_SIZE / _UI_PIXELS)
    font.setBold(bold)
    widget.setFont(font)


def place_label(contest: Contest, *, is_next_shown: bool) -> str:
    """Return which question of how many it is; nothing for one of a tie, and for the result."""
    paper = [one for one in contest.set_up.paper if one.kind is not ContestQuestionKind.TIE_BREAK]
    asked = [one for one in contest.questions if one.shown.kind is not ContestQuestionKind.TIE_BREAK]
    is_next = is_next_shown and contest.step is ContestStep.NEXT
    shown = contest.questions[-1] if contest.questions else None
    is_one_of_paper = shown is not None and shown.shown.kind is not ContestQuestionKind.TIE_BREAK
    is_result = is_next_shown and contest.step is ContestStep.OVER
    if not is_next and (is_result or not is_one_of_paper):
        return ""
    return _translated(_PLACE).format(number=len(asked) + is_next, total=len(paper))


def question_heading(question: ContestQuestion) -> str:
    """Return what kind of question it is, and for whom."""
    kind = labels().kind_of(question.shown.kind)
    if question.shown.stake:
        kind = _translated(_STAKE).format(kind=kind, points=question.shown.stake)
    return kind if question.is_for_first_key else f"{question.answering} · {kind}"


def prompt_label(question: ContestQuestion) -> str:
    """Return what is to happen next in a question."""
    if not question.is_for_first_key:
        return ""
    if question.answering:
        return _translated(_ANSWERING).format(team=question.answering)
    return _translated(_SHOWN if question.go is None else _WAITING)


def verdict_label(question: ContestQuestion) -> str:
    """Return what came of a question."""
    if question.outcome is Outcome.SKIPPED:
        return _translated(_SKIPPED)
    if not question.answering:
        return _translated(_NOBODY)
    change = f"+{question.change}" if question.change > 0 else f"−{-question.change}" if question.change else "0"
    return _translated(_OUTCOMES[question.outcome]).format(team=question.answering, change=change)


def _translated(source: str) -> str:
    return QCoreApplication.translate(_CONTEXT, source)
