"""List what can be handed over, one row for each form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.ui.shell.context import AppContext
from reader.ui.study.hand_over_form import HandOverForm


@dataclass(frozen=True, slots=True)
class HandOverFormSpec:
    """One row: ``name`` by which pages ask for it, and what stands in the list, translated in "HandOverForms"."""

    name: str
    icon: str
    label: str
    explanation: str
    make: Callable[[AppContext], HandOverForm]


def make_report_form(context: AppContext) -> HandOverForm:
    """Make the form of a report."""
    from reader.ui.study.report_form import ReportForm

    return ReportForm(context)


def make_notes_form(context: AppContext) -> HandOverForm:
    """Make the form of notes."""
    from reader.ui.study.notes_hand_over_form import NotesHandOverForm

    return NotesHandOverForm(context)


PACK_FORM = "pack"
"""The name of the form in which a study pack is made."""

REPORT_FORM = "report"
"""The name of the form of a report."""


def make_pack_form(context: AppContext) -> HandOverForm:
    """Make the form of a study pack."""
    from reader.ui.study.pack_form import PackForm

    return PackForm(context)


HAND_OVER_FORMS: tuple[HandOverFormSpec, ...] = (
    HandOverFormSpec(
        PACK_FORM,
        "pack",
        QT_TRANSLATE_NOOP("HandOverForms", "A study pack"),
        QT_TRANSLATE_NOOP("HandOverForms", "Texts with a plan, lessons, questions and the notes you select"),
        make_pack_form,
    ),
    HandOverFormSpec(
        REPORT_FORM,
        "hand-over",
        QT_TRANSLATE_NOOP("HandOverForms", "A report"),
        QT_TRANSLATE_NOOP("HandOverForms", "Your reading over a period, item by item, for a group board"),
        make_report_form,
    ),
    HandOverFormSpec(
        "notes",
        "edit",
        QT_TRANSLATE_NOOP("HandOverForms", "My notes"),
        QT_TRANSLATE_NOOP("HandOverForms", "Notes, questions and highlights you select, for others to see"),
        make_notes_form,
    ),
)
"""The forms, in the order of the list; without any, nothing leads to the dialog."""
