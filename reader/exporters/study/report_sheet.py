"""Lay out a report and its withdrawal as sheets: the human form of what is handed over, complete without the program.

All of it follows from what the program reads of the same file, so that what is shown is what counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from reader.core.study.actions import ActionState
from reader.core.study.exchange import ExchangeHeader
from reader.core.study.report_content import (
    MemberReport,
    PortionState,
    ReportedAction,
    ReportedMinutes,
    ReportedResult,
    ReportField,
)
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.actions.action_data import ActionLabels
from reader.exporters.markdown.sheet_page import sheet_markdown
from reader.exporters.sheet import (
    SheetBreak,
    SheetDocument,
    SheetHeading,
    SheetItem,
    SheetParagraph,
    SheetPart,
    SheetQuotation,
    SheetTable,
)
from reader.exporters.study.day_words import day_words

FIELD_NAMES = {
    ReportField.PORTIONS: QT_TRANSLATE_NOOP("MemberReport", "portions"),
    ReportField.LESSONS: QT_TRANSLATE_NOOP("MemberReport", "lessons"),
    ReportField.WORDS: QT_TRANSLATE_NOOP("MemberReport", "own words"),
    ReportField.DAYS: QT_TRANSLATE_NOOP("MemberReport", "days"),
    ReportField.QUESTIONS: QT_TRANSLATE_NOOP("MemberReport", "questions"),
    ReportField.NOTES: QT_TRANSLATE_NOOP("MemberReport", "notes"),
    ReportField.RESULT: QT_TRANSLATE_NOOP("MemberReport", "round results"),
    ReportField.ACTIONS: QT_TRANSLATE_NOOP("MemberReport", "actions"),
    ReportField.MINUTES: QT_TRANSLATE_NOOP("MemberReport", "minutes"),
}
"""What the fields are called within a sentence."""


@dataclass(frozen=True, slots=True)
class ReportSheetLabels:
    """The words of a report, in the reader's language; the defaults are the source language."""

    day_format: str = QT_TRANSLATE_NOOP("MemberReport", "{day} {month} {year}")
    months: str = QT_TRANSLATE_NOOP(
        "MemberReport",
        "January February March April May June July August September October November December",
    )
    title: str = QT_TRANSLATE_NOOP("MemberReport", "Reading report, {first} to {last}")
    origin: str = QT_TRANSLATE_NOOP("MemberReport", "From {person}, for {group}. No. {number}, {made}.")
    kept: str = QT_TRANSLATE_NOOP("MemberReport", "Kept until {day}.")
    portion: str = QT_TRANSLATE_NOOP("MemberReport", "Portion")
    portion_of: str = QT_TRANSLATE_NOOP("MemberReport", "Portion of “{pack}”")
    state: str = QT_TRANSLATE_NOOP("MemberReport", "State")
    done: str = QT_TRANSLATE_NOOP("MemberReport", "done")
    partly: str = QT_TRANSLATE_NOOP("MemberReport", "partly")
    unread: str = QT_TRANSLATE_NOOP("MemberReport", "not read")
    lessons: str = QT_TRANSLATE_NOOP("MemberReport", "Lessons done: {done} of {total}.")
    words: str = QT_TRANSLATE_NOOP("MemberReport", "In my own words")
    days: str = QT_TRANSLATE_NOOP("MemberReport", "Days")
    day_signs: str = QT_TRANSLATE_NOOP(
        "MemberReport", "m met, r rest, u made up, x missed, o open, b before the first plan"
    )
    questions: str = QT_TRANSLATE_NOOP("MemberReport", "Questions for the meeting")
    notes: str = QT_TRANSLATE_NOOP("MemberReport", "Notes")
    place: str = QT_TRANSLATE_NOOP("MemberReport", "{text}, {section}")
    result: str = QT_TRANSLATE_NOOP("MemberReport", "Round {round} of “{pack}”")
    right: str = QT_TRANSLATE_NOOP("MemberReport", "Correct: {right} of {total}.")
    missed: str = QT_TRANSLATE_NOOP("MemberReport", "Missed: {numbers}.")
    actions: str = QT_TRANSLATE_NOOP("MemberReport", "My actions")
    until: str = QT_TRANSLATE_NOOP("MemberReport", "by {day}")
    minutes: str = QT_TRANSLATE_NOOP("MemberReport", "Minutes in this period: {minutes}.")
    declared: str = QT_TRANSLATE_NOOP("MemberReport", "Of these, added manually: {minutes}.")
    absent: str = QT_TRANSLATE_NOOP(
        "MemberReport", "Not included: times of day, other texts, single sittings, device, streak."
    )
    absent_too: str = QT_TRANSLATE_NOOP("MemberReport", "Not selected: {fields}.")
    both: str = QT_TRANSLATE_NOOP("MemberReport", "{first} {second}")
    with_place: str = QT_TRANSLATE_NOOP("MemberReport", "{words} ({place})")
    separator: str = QT_TRANSLATE_NOOP("MemberReport", ", ")
    withdrawal: str = QT_TRANSLATE_NOOP("MemberReport", "Report no. {number} is withdrawn")
    withdrawn_of: str = QT_TRANSLATE_NOOP("MemberReport", "From {person}, for {group}, {made}.")
    withdrawn_period: str = QT_TRANSLATE_NOOP("MemberReport", "The report for {first} to {last} is withdrawn.")
    withdrawn_effect: str = QT_TRANSLATE_NOOP(
        "MemberReport",
        "A group board that this file is added to erases the contents of the report and keeps only the "
        "fact that it was withdrawn. Copies elsewhere, such as in chats or backups, are not affected: if "
        "you have one, please delete it.",
    )
    fields: Mapping[ReportField, str] = field(
        default_factory=lambda: dict(FIELD_NAMES),
    )
    action_labels: ActionLabels = field(default_factory=ActionLabels)

    def day_words(self, day: date) -> str:
        """Return a day as it stands in a sentence."""
        return day_words(day, self.day_format, self.months)


def report_readme(header: ExchangeHeader, report: MemberReport, labels: ReportSheetLabels) -> str:
    """Return the README of a report."""
    return sheet_markdown(report_sheet(header, report, labels))


def withdrawal_readme(header: ExchangeHeader, first: date, last: date, labels: ReportSheetLabels) -> str:
    """Return the README of the withdrawal of the report on the days from ``first`` to ``last``."""
    group = header.group.name if header.group else ""
    made = labels.day_words(header.made)
    origin = labels.withdrawn_of.format(person=header.person.name, group=group, made=made)
    period = labels.withdrawn_period.format(first=labels.day_words(first), last=labels.day_words(last))
    parts = (SheetParagraph(labels.both.format(first=origin, second=period)), SheetParagraph(labels.withdrawn_effect))
    return sheet_markdown(SheetDocument(labels.withdrawal.format(number=header.number), parts))


def report_sheet(header: ExchangeHeader, report: MemberReport, labels: ReportSheetLabels) -> SheetDocument:
    """Return a report as a sheet."""
    title = labels.title.format(first=labels.day_words(report.first), last=labels.day_words(report.last))
    return SheetDocument(title, tuple(_parts(header, report, labels)))


def days_in_sevens(days: str) -> str:
    """Return the letters of days in groups of seven."""
    return " ".join(days[start : start + 7] for start in range(0, len(days), 7))


def result_words(result: ReportedResult, labels: ReportSheetLabels) -> str:
    """Return the result of a round in a sentence or two."""
    right = labels.right.format(right=result.right, total=result.total)
    if not result.missed:
        return right
    numbers = labels.separator.join(str(one.number) for one in result.missed)
    return labels.both.format(first=right, second=labels.missed.format(numbers=numbers))


def minutes_words(minutes: ReportedMinutes, labels: ReportSheetLabels) -> str:
    """Return the minutes of a period in a sentence or two: what was declared is told apart."""
    total = labels.minutes.format(minutes=minutes.total)
    if not minutes.declared:
        return total
    return labels.both.format(first=total, second=labels.declared.format(minutes=minutes.declared))


def place_words(text: str, section: str, labels: ReportSheetLabels) -> str:
    """Return where something stands: its text, and its section if it has one."""
    return labels.place.format(text=text, section=section) if text and section else text or section


def _parts(header: ExchangeHeader, report: MemberReport, labels: ReportSheetLabels) -> Iterator[SheetPart]:
    group = header.group.name if header.group else ""
    origin = labels.origin.format(
        person=header.person.name, group=group, number=header.number, made=labels.day_words(header.made)
    )
    kept = labels.kept.format(day=labels.day_words(header.keep_until or report.keep_until))
    yield SheetParagraph(labels.both.format(first=origin, second=kept))
    yield from _progress(report, labels)
    if report.words:
        yield SheetHeading(labels.words)
        yield SheetParagraph(report.words)
    if report.days:
        yield SheetHeading(labels.days)
        yield SheetParagraph(days_in_sevens(report.days))
        yield SheetParagraph(labels.day_signs)
    yield from _chosen_by_hand(report, labels)
    yield SheetBreak()
    yield SheetParagraph(absent_words(report, labels))


def absent_words(report: MemberReport, labels: ReportSheetLabels) -> str:
    """Return what is not in a report."""
    absent = [labels.fields[name] for name in ReportField if name not in report.fields]
    if not absent:
        return labels.absent
    too = labels.absent_too.format(fields=labels.separator.join(absent))
    return labels.both.format(first=labels.absent, second=too)


def _progress(report: MemberReport, labels: ReportSheetLabels) -> Iterator[SheetPart]:
    if report.portions:
        states = {
            PortionState.DONE: labels.done,
            PortionState.PARTLY: labels.partly,
            PortionState.NOT: labels.unread,
        }
        heading = labels.portion_of.format(pack=report.pack) if report.pack else labels.portion
        rows = tuple((f"{one.number} {one.title}", states[one.state]) for one in report.portions)
        yield SheetTable((heading, labels.state), rows)
    if report.lessons is not None:
        yield SheetParagraph(labels.lessons.format(done=report.lessons.done, total=report.lessons.total))
    if report.minutes is not None:
        yield SheetParagraph(minutes_words(report.minutes, labels))


def _chosen_by_hand(report: MemberReport, labels: ReportSheetLabels) -> Iterator[SheetPart]:
    if report.questions:
        yield SheetHeading(labels.questions)
        for number, question in enumerate(report.questions, 1):
            place = place_words(question.text, question.section, labels)
            yield SheetItem(question.words, (place,) if place else (), number=number)
    if report.notes:
        yield SheetHeading(labels.notes)
        for note in report.notes:
            yield SheetQuotation(note.quote, place_words(note.text, note.section, labels))
            if note.words:
                yield SheetParagraph(note.words)
    if report.result is not None:
        yield SheetHeading(labels.result.format(round=report.result.round.number, pack=report.result.title))
        yield SheetParagraph(result_words(report.result, labels))
    if report.actions:
        yield SheetHeading(labels.actions)
        yield from (SheetItem(action_words(action, labels)) for action in report.actions)


def action_words(action: ReportedAction, labels: ReportSheetLabels) -> str:
    """Return an action in one line: what, who, by when, and its state."""
    states = {state.value: labels.action_labels.state_name(state) for state in ActionState}
    due = labels.until.format(day=labels.day_words(action.due)) if action.due else ""
    facts = [part for part in (action.who, due, states.get(action.state, action.state)) if part]
    return labels.with_place.format(words=action.what, place=labels.separator.join(facts))
