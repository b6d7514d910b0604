"""Name kinds of questions, modes of a quiz and faults of blocks in the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.core.study.foreign_questions import Why
from reader.core.study.question_names import CONTEXT, FAULT_NAMES, KIND_NAMES, MODE_NAMES
from reader.core.study.questions import QuestionKind
from reader.core.study.quiz import QuizMode


def question_kind_label(kind: QuestionKind) -> str:
    """Return the name of a kind of question."""
    return QCoreApplication.translate(CONTEXT, KIND_NAMES[kind])


def quiz_mode_label(mode: QuizMode) -> str:
    """Return the name of a mode of a quiz."""
    return QCoreApplication.translate(CONTEXT, MODE_NAMES[mode])


def fault_label(why: Why) -> str:
    """Return the sentence that says why a block is no question."""
    return QCoreApplication.translate(CONTEXT, FAULT_NAMES[why])


def truth_labels() -> tuple[str, str]:
    """Return the words for true and false."""
    return QCoreApplication.translate("Questions", "True"), QCoreApplication.translate("Questions", "False")


def points_label(points: float) -> str:
    """Return points in digits: two behind the point at most, and none that say nothing."""
    return f"{round(points, 2):g}"
