"""The labels of an export in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Protocol

from reader.core.activity.judging import DayState
from reader.core.activity.names import CLASS_NAMES, CONTEXT, STATE_NAMES
from reader.exporters.contest import ContestLabels
from reader.exporters.day_words import DayWords
from reader.exporters.essay import EssayLabels
from reader.exporters.export_labels import ExportLabels
from reader.exporters.icalendar import CalendarLabels
from reader.exporters.questions.anki_notes import QuestionLabels
from reader.exporters.report import ReportLabels

_CONTEXTS = {"page": "Pages"}
"""The translation contexts of labels that are shared with other places; all others are in "Exporting"."""


class Translate(Protocol):
    """Translate a text into the reader's language, as Qt's ``translate`` does."""

    def __call__(self, context: str, text: str, /) -> str:
        """Return the translation of ``text`` in ``context``."""
        ...


def export_labels(translate: Translate) -> ExportLabels:
    """Return the labels of exported notes."""
    texts = {field.name: str(field.default) for field in fields(ExportLabels)}
    return ExportLabels(**{name: translate(_CONTEXTS.get(name, "Exporting"), text) for name, text in texts.items()})


def essay_labels(translate: Translate) -> EssayLabels:
    """Return the labels of an essay."""
    texts = {field.name: str(field.default) for field in fields(EssayLabels)}
    return EssayLabels(**{name: translate("Essay", text) for name, text in texts.items()})


def calendar_labels(translate: Translate) -> CalendarLabels:
    """Return the labels of a calendar."""
    texts = {field.name: str(field.default) for field in fields(CalendarLabels)}
    return CalendarLabels(**{name: translate("Calendar", text) for name, text in texts.items()})


def day_words(translate: Translate) -> DayWords:
    """Return how days are written."""
    texts = {field.name: str(field.default) for field in fields(DayWords)}
    return DayWords(**{name: translate("Dates", text) for name, text in texts.items()})


def contest_labels(translate: Translate) -> ContestLabels:
    """Return the labels of the sheet of a contest."""
    texts = {field.name: field.default for field in fields(ContestLabels) if isinstance(field.default, str)}
    return ContestLabels(
        **{name: translate("Contest", text) for name, text in texts.items()}, days=day_words(translate)
    )


def state_labels(translate: Translate) -> dict[DayState, str]:
    """Return the labels of the states of days."""
    return {state: translate(CONTEXT, name) for state, name in STATE_NAMES.items()}


def question_labels(translate: Translate) -> QuestionLabels:
    """Return the words on cards of questions that are not in the questions."""
    texts = {field.name: str(field.default) for field in fields(QuestionLabels)}
    return QuestionLabels(**{name: translate("Questions", text) for name, text in texts.items()})


def report_labels(translate: Translate, weekdays: Sequence[str]) -> ReportLabels:
    """Return the labels of a report; ``weekdays`` are the short names of the days from Monday."""
    texts = {field.name: field.default for field in fields(ReportLabels) if isinstance(field.default, str)}
    return ReportLabels(
        **{name: translate("Report", text) for name, text in texts.items()},
        days=day_words(translate),
        weekdays=tuple(weekdays),
        states=state_labels(translate),
        classes={time_class: translate(CONTEXT, name) for time_class, name in CLASS_NAMES.items()},
    )
