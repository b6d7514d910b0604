"""Name kinds of questions, modes of a quiz, and why a block is no question, in the source language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reader.core.study.foreign_questions import BlockFault, Why
from reader.core.study.questions import QuestionFault, QuestionKind
from reader.core.study.quiz import QuizMode
from reader.core.translatable import QT_TRANSLATE_NOOP

CONTEXT = "Questions"
"""The translation context of these names."""

KIND_NAMES: Mapping[QuestionKind, str] = MappingProxyType(
    {
        QuestionKind.CHOICE: QT_TRANSLATE_NOOP("Questions", "Single choice"),
        QuestionKind.SEVERAL: QT_TRANSLATE_NOOP("Questions", "Multiple choice"),
        QuestionKind.TRUEFALSE: QT_TRANSLATE_NOOP("Questions", "True or false"),
        QuestionKind.SHORT: QT_TRANSLATE_NOOP("Questions", "Fill in the blank"),
        QuestionKind.NUMBER: QT_TRANSLATE_NOOP("Questions", "Numeric"),
        QuestionKind.MATCH: QT_TRANSLATE_NOOP("Questions", "Matching"),
        QuestionKind.OPEN: QT_TRANSLATE_NOOP("Questions", "Open answer"),
    }
)

MODE_NAMES: Mapping[QuizMode, str] = MappingProxyType(
    {
        QuizMode.PRACTICE: QT_TRANSLATE_NOOP("Questions", "Practice"),
        QuizMode.TIMED: QT_TRANSLATE_NOOP("Questions", "Timed"),
        QuizMode.CHALLENGE: QT_TRANSLATE_NOOP("Questions", "Challenge"),
    }
)

FAULT_NAMES: Mapping[Why, str] = MappingProxyType(
    {
        QuestionFault.STEM_EMPTY: QT_TRANSLATE_NOOP("Questions", "The question is missing."),
        QuestionFault.NO_ANSWER: QT_TRANSLATE_NOOP("Questions", "The answer is missing."),
        QuestionFault.NO_RIGHT_OPTION: QT_TRANSLATE_NOOP("Questions", "No option is marked as correct."),
        QuestionFault.FEW_OPTIONS: QT_TRANSLATE_NOOP("Questions", "There are fewer than two options."),
        QuestionFault.MANY_OPTIONS: QT_TRANSLATE_NOOP("Questions", "There are more than 26 options."),
        QuestionFault.OPTION_EMPTY: QT_TRANSLATE_NOOP("Questions", "An option is empty."),
        QuestionFault.OPTION_TWICE: QT_TRANSLATE_NOOP("Questions", "Two options are the same."),
        QuestionFault.TOO_LONG: QT_TRANSLATE_NOOP("Questions", "The question or an option is too long."),
        BlockFault.NO_BRACE: QT_TRANSLATE_NOOP("Questions", "No answer in braces was found."),
        BlockFault.BRACE_OPEN: QT_TRANSLATE_NOOP("Questions", "A brace is not closed."),
        BlockFault.BRACE_TWICE: QT_TRANSLATE_NOOP("Questions", "There is more than one pair of braces."),
        BlockFault.OPTION_UNKNOWN: QT_TRANSLATE_NOOP(
            "Questions", "The answer refers to an option that does not exist."
        ),
        BlockFault.ANSWER_TWICE: QT_TRANSLATE_NOOP("Questions", "There is more than one answer."),
        BlockFault.ANSWER_UNCLEAR: QT_TRANSLATE_NOOP("Questions", "The answer could not be read."),
        BlockFault.NUMBER_BAD: QT_TRANSLATE_NOOP("Questions", "The answer is not a number."),
        BlockFault.PAIR_BAD: QT_TRANSLATE_NOOP("Questions", "A pair has only one side."),
        BlockFault.DIFFERS: QT_TRANSLATE_NOOP(
            "Questions", "It is already in the bank with a different answer or wording, which was kept."
        ),
    }
)
