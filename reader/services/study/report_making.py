"""Gather what a reader may report of a period, and make the file that is handed over of what they chose.

Nothing is chosen for them but the portions, the lessons and their own words; everything else is ticked by hand
(study.md, §5).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

from reader.core.activity.judging import judge_day
from reader.core.activity.ledger import EntryOrigin
from reader.core.activity.plan import plan_at
from reader.core.activity.study_day import study_day
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.ids import derived_id
from reader.core.study.actions import ActionRecord
from reader.core.study.board import ReceivedReport
from reader.core.study.exchange import (
    ExchangeFile,
    ExchangeHeader,
    ExchangeKind,
    PersonReference,
    clean_name,
)
from reader.core.study.groups import StudyGroup
from reader.core.study.pack import PRIVATE_TAG
from reader.core.study.report_content import (
    MOST_ITEMS,
    USUAL_FIELDS,
    LessonCount,
    MemberReport,
    ReportedAction,
    ReportedMinutes,
    ReportedNote,
    ReportedQuestion,
    ReportField,
    checked_period,
    content_of,
    day_letters,
    parsed_period,
    parsed_report,
    plain_words,
)
from reader.core.study.study_json import README
from reader.core.text.sanitise import one_line
from reader.exporters.study.report_sheet import (
    FIELD_NAMES,
    ReportSheetLabels,
    report_readme,
    withdrawal_readme,
)
from reader.services.activity.progress import progress_status
from reader.services.exporting.translated_labels import Translate
from reader.services.study.action_export import action_labels
from reader.services.study.group_pack import group_pack, last_result
from reader.services.study.study_day import study_day_of
from reader.storage.library import Library
from reader.storage.stored_values import parsed_json

Item = TypeVar("Item")

_ONE_DAY = timedelta(days=1)
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """What a reader chose: the period, the fields, their own words, and the questions and notes one by one.

    ``questions`` and ``notes`` are the ids of annotations; None takes all that there are.
    """

    first: date
    last: date
    fields: Collection[ReportField] = USUAL_FIELDS
    words: str = ""
    questions: Collection[str] | None = None
    notes: Collection[str] | None = None


@dataclass(frozen=True, slots=True)
class ReportMaterial:
    """All that could be reported of a period: a report with every field, and the marks that its entries are of."""

    report: MemberReport
    questions: Mapping[str, ReportedQuestion]
    notes: Mapping[str, ReportedNote]

    def chosen(self, request: ReportRequest) -> MemberReport:
        """Return the report of what was chosen."""
        questions = _chosen(self.questions, request.questions)
        notes = _chosen(self.notes, request.notes)
        full = replace(self.report, words=plain_words(request.words), questions=questions, notes=notes)
        absent: dict[str, Any] = {name.value: None for name in ReportField if name not in request.fields}
        return replace(full, **absent)


def report_sheet_labels(translate: Translate) -> ReportSheetLabels:
    """Return the labels of a report."""
    texts = {field.name: str(field.default) for field in fields(ReportSheetLabels) if isinstance(field.default, str)}
    return ReportSheetLabels(
        **{name: translate("MemberReport", text) for name, text in texts.items()},
        fields={name: translate("MemberReport", text) for name, text in FIELD_NAMES.items()},
        action_labels=action_labels(translate),
    )


def remembered_fields(group: StudyGroup) -> tuple[ReportField, ...]:
    """Return what was ticked for the last report to a group; at first the usual fields."""
    chosen = tuple(name for name in ReportField if name.value in group.report_fields)
    return chosen or USUAL_FIELDS


def report_material(library: Library, group: StudyGroup, first: date, last: date, now: datetime) -> ReportMaterial:
    """Gather all that could be reported of a period; raises ReaderError REPORT_INVALID for one that is none."""
    checked_period(first, last)
    return _Gathering(library, group, first, last, now).material()


def make_report(
    library: Library, group: StudyGroup, report: MemberReport, labels: ReportSheetLabels, now: datetime
) -> ExchangeFile:
    """Return the file of a report, as it would be handed over now; its README says what is read of it."""
    report = parsed_report(content_of(report))
    number = library.reports.next_number(group.id, group.member)
    header = ExchangeHeader(
        kind=ExchangeKind.REPORT,
        id=period_id(group.id, group.member, report.first, report.last),
        number=number,
        person=group.me,
        made=study_day_of(library, now),
        group=group.reference,
        keep_until=report.keep_until,
    )
    readme = report_readme(header, report, labels)
    return ExchangeFile(header, content_of(report), {README: readme.encode()})


def record_report(
    library: Library, group: StudyGroup, file: ExchangeFile, chosen: Collection[ReportField], now: datetime
) -> Changes:
    """Keep a report that was handed over, and what was ticked, as one step of undo; raises ReaderError NAME_MISSING."""
    if not group.display_name:
        raise ReaderError(Problem.NAME_MISSING)
    ticked = tuple(name.value for name in ReportField if name in chosen)
    report = received_report(file, None)
    return library.reports.make(
        replace(group, report_fields=ticked), report, file.header.keep_until or report.last, now
    )


def named_member(group: StudyGroup, name: str | None) -> StudyGroup:
    """Return a group with the name that the reader chose to be seen by; without one, as it is."""
    return group if name is None else replace(group, display_name=clean_name(name))


def make_withdrawal(report: ExchangeFile, today: date, labels: ReportSheetLabels) -> ExchangeFile:
    """Return the file that takes a report back; raises ReaderError REPORT_INVALID for one without a period."""
    first, last = checked_period(*parsed_period(report.content))
    header = replace(report.header, kind=ExchangeKind.WITHDRAWAL, made=today)
    content: dict[str, object] = {"period": {"from": first.isoformat(), "until": last.isoformat()}}
    readme = withdrawal_readme(header, first, last, labels)
    return ExchangeFile(header, content, {README: readme.encode()})


def readme_of(file: ExchangeFile, labels: ReportSheetLabels) -> str:
    """Return how a report or a withdrawal reads, from what the program reads of it; raises REPORT_INVALID."""
    if file.header.kind is ExchangeKind.WITHDRAWAL:
        return withdrawal_readme(file.header, *checked_period(*parsed_period(file.content)), labels)
    return report_readme(file.header, parsed_report(file.content), labels)


def received_report(file: ExchangeFile, received: date | None) -> ReceivedReport:
    """Return the report of a file, with its content as it is kept; raises ReaderError REPORT_INVALID."""
    report = parsed_report(file.content)
    content = json.dumps(content_of(report), ensure_ascii=False, separators=(",", ":"))
    return ReceivedReport(
        person=file.header.person.id,
        number=file.header.number,
        first=report.first,
        last=report.last,
        made=file.header.made,
        digest=hashlib.sha256(content.encode()).hexdigest(),
        content=content,
        received=received,
    )


def file_of(
    group: StudyGroup, person: PersonReference, report: ReceivedReport, labels: ReportSheetLabels
) -> ExchangeFile | None:
    """Return the file that a report came in; None for one that was erased or cannot be read."""
    content = parsed_json(report.content)
    if not isinstance(content, dict):
        return None
    header = ExchangeHeader(
        kind=ExchangeKind.REPORT,
        id=period_id(group.id, person.id, report.first, report.last),
        number=report.number,
        person=person,
        made=report.made,
        group=group.reference,
        keep_until=MemberReport(report.first, report.last).keep_until,
    )
    file = ExchangeFile(header, content, {})
    try:
        return replace(file, files={README: readme_of(file, labels).encode()})
    except ReaderError:
        return None


def period_id(group: str, person: str, first: date, last: date) -> str:
    """Return the id of the report of a person on a period, whatever its number; no time of day is in it."""
    return derived_id(None, f"member-report|{group}|{person}|{first.isoformat()}|{last.isoformat()}")


class _Gathering:
    """Gather what there is to report of the days from ``first`` to ``last``, as of the local time ``now``."""

    def __init__(self, library: Library, group: StudyGroup, first: date, last: date, now: datetime) -> None:
        self._library = library
        self._group = group
        self._first, self._last = first, last
        self._now = now
        self._pack = group_pack(library, group, first, last)

    def material(self) -> ReportMaterial:
        """Return all of it."""
        questions, notes = self._marks()
        report = MemberReport(
            first=self._first,
            last=self._last,
            pack=self._pack.title,
            portions=self._pack.portions,
            lessons=self._lessons(),
            words="",
            days=self._days(),
            questions=tuple(questions.values()),
            notes=tuple(notes.values()),
            result=last_result(self._library, self._group),
            actions=tuple(self._actions()[:MOST_ITEMS]),
            minutes=self._minutes(),
        )
        return ReportMaterial(report, questions, notes)

    def _lessons(self) -> LessonCount:
        held = {lesson.day for lesson in self._library.lessons.between(self._first, self._last) if lesson.done}
        return LessonCount(len(held), self._number_of_days())

    def _number_of_days(self) -> int:
        return (self._last - self._first).days + 1

    def _days(self) -> str:
        judged = progress_status(self._library, self._now).judged
        days = [self._first + timedelta(days=number) for number in range(self._number_of_days())]
        return day_letters([judge_day(judged, day).state for day in days])

    def _marks(self) -> tuple[dict[str, ReportedQuestion], dict[str, ReportedNote]]:
        """Return the questions and the notes that were made in the period, in the group's texts, by their ids."""
        questions: dict[str, ReportedQuestion] = {}
        notes: dict[str, ReportedNote] = {}
        made = [one for one in self._library.annotations.made_since(self._earliest()) if self._may_go(one)]
        titles = self._titles({one.text for one in made})
        for one in made:
            place = titles.get(one.text, ""), one_line(one.anchor.section) if one.anchor else ""
            if one.kind is AnnotationKind.QUESTION and (words := one_line(one.body or one.quote)):
                questions[one.id] = ReportedQuestion(words, *place)
            elif one.kind is AnnotationKind.NOTE and one.body.strip():
                notes[one.id] = ReportedNote(plain_words(one.quote), plain_words(one.body), *place)
        return questions, notes

    def _earliest(self) -> datetime:
        """Return a time before the period begins anywhere."""
        return datetime.combine(self._first - _ONE_DAY, datetime.min.time(), UTC)

    def _may_go(self, annotation: Annotation) -> bool:
        """Return whether a mark is of the period and of the group's texts, and not the reader's alone."""
        if PRIVATE_TAG in {tag.casefold() for tag in annotation.tags} or annotation.creator:
            return False
        if self._pack.texts is not None and annotation.text not in self._pack.texts:
            return False
        local = annotation.created.astimezone(self._now.tzinfo)
        day = study_day(local, plan_at(self._library.plans.history(), local).day_start)
        return self._first <= day <= self._last

    def _titles(self, texts: Collection[str]) -> dict[str, str]:
        return {text: one_line(self._library.texts.get(text).title) for text in texts}

    def _actions(self) -> list[ReportedAction]:
        return [_reported_action(record) for record in self._library.actions.all() if self._is_own(record)]

    def _is_own(self, record: ActionRecord) -> bool:
        """Return whether an action is the reader's own, and open or closed in the period."""
        action = record.action
        is_mine = not action.who or action.who == self._group.display_name
        closed = action.done
        return is_mine and (not action.is_closed or (closed is not None and self._first <= closed <= self._last))

    def _minutes(self) -> ReportedMinutes:
        judged = progress_status(self._library, self._now).judged
        counted = sum(day.counted for day in judged if self._first <= day.day <= self._last)
        entries = self._library.ledger.between(self._first, self._last)
        declared = sum(entry.seconds for entry in entries if entry.origin is EntryOrigin.DECLARED)
        total = int(counted // _MINUTE)
        return ReportedMinutes(total, min(total, int(declared // _MINUTE)))


def _chosen(items: Mapping[str, Item], ids: Collection[str] | None) -> tuple[Item, ...]:
    return tuple(item for id_, item in items.items() if ids is None or id_ in ids)[:MOST_ITEMS]


def _reported_action(record: ActionRecord) -> ReportedAction:
    action = record.action
    return ReportedAction(one_line(action.what), action.state.value, one_line(action.who), action.due)
