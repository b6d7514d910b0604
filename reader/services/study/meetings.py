"""Plan meetings, and write their sheets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime, time
from pathlib import Path

from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.ids import new_id
from reader.core.study.exchange import clean_name
from reader.core.study.groups import StudyGroup
from reader.core.study.meeting import (
    EVENING,
    LONGEST_LINE,
    LONGEST_RECORD,
    TEMPLATES,
    Agenda,
    AgendaPart,
    AskedQuestion,
    Meeting,
    MeetingTemplate,
    PartName,
    meeting_times,
    turned_roster,
    with_fixed,
    with_quiz,
)
from reader.core.study.meeting_material import MeetingMaterial
from reader.core.text.ideographs import IDEOGRAPH
from reader.core.text.sanitise import one_line
from reader.exporters.export_labels import ExportLabels
from reader.exporters.meeting_files import MeetingExport, MeetingFile, export_meeting, meeting_scope
from reader.exporters.meeting_sheet import MeetingLabels, MeetingSheet
from reader.exporters.sheet import SheetLabels
from reader.services.exporting.translated_labels import Translate, day_words
from reader.services.study.action_export import action_labels
from reader.services.study.meeting_material import begins_at, gather_material, previous_meeting
from reader.services.study.study_day import study_day_of
from reader.storage.library import Library

_ID = re.compile(r"[0-9a-f][0-9a-f-]{7,35}")
_AFTER_ROUND = (PartName.QUIZ, PartName.CONTEST, PartName.TALK, PartName.QUESTIONS, PartName.ACTIONS, PartName.CLOSING)


@dataclass(frozen=True, slots=True)
class MeetingRequest:
    """What is wanted of a meeting; what is None or empty stays as it is, or as it was at the last one.

    ``group`` is a name. ``fixed`` are the minutes that the fixed parts of the agenda take together. ``present`` are
    names. ``contributions`` has the fields of `Contribution` that somebody's is to have.
    """

    group: str = ""
    day: date | None = None
    start: time | None = None
    place: str | None = None
    title: str | None = None
    length: int | None = None
    fixed: int | None = None
    agenda: Agenda | None = None
    present: Sequence[str] | None = None
    template: MeetingTemplate | None = None
    contributions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def meeting_labels(translate: Translate) -> MeetingLabels:
    """Return the labels of meetings."""
    texts = {one.name: one.default for one in fields(MeetingLabels) if isinstance(one.default, str)}
    sheet = {one.name: str(one.default) for one in fields(SheetLabels)}
    return MeetingLabels(
        **{name: translate("Meeting", text) for name, text in texts.items()},
        sheet=SheetLabels(**{name: translate("Sheet", text) for name, text in sheet.items()}),
        action=action_labels(translate),
        days=day_words(translate),
    )


def plan_meeting(
    library: Library, request: MeetingRequest, labels: MeetingLabels, now: datetime
) -> tuple[Meeting, Changes]:
    """Plan a meeting, or change the one of that group and day, as one step of undo.

    A new one takes over template, agenda, place and length from the last one of the group.

    Raises ReaderError MEETING_INVALID (``why``: nobody, twice, agenda, length) with nothing written.
    """
    group = _group(library, request.group)
    present = _present_meeting(library, group.id if group else "", request, now)
    meeting = present or _new_meeting(library, group, request, labels, now)
    meeting = _changed(meeting, request)
    meeting_times(meeting)
    return store_meeting(library, meeting, now, group=group)


def store_meeting(
    library: Library, meeting: Meeting, now: datetime, *, group: StudyGroup | None = None, joins: bool = False
) -> tuple[Meeting, Changes]:
    """Store a meeting as one step of undo, or with ``joins`` as a part of the last one, and return it.

    It is a new revision where what a calendar shows of it changes. A ``group`` that is new is stored with it.
    """
    stored = next((one for one in library.meetings.all() if one.id == meeting.id), None)
    if stored is not None:
        meeting = replace(meeting, revision=stored.revision + int(_when(stored) != _when(meeting)))
    return meeting, library.meetings.change(meeting, now, group=group, joins=joins)


def next_meeting(library: Library, group: str, today: date) -> Meeting | None:
    """Return the first meeting of a group, by its id, that is not over; None without one."""
    coming = (one for one in library.meetings.of_group(group) if one.day >= today and one.held is None)
    return next(coming, None)


def last_begun(library: Library, now: datetime) -> Meeting:
    """Return the last meeting that has begun, else the first one; raises ReaderError MEETING_UNKNOWN."""
    meetings = library.meetings.all()
    begun = [meeting for meeting in meetings if begins_at(meeting, now) <= now]
    if not meetings:
        raise ReaderError(Problem.MEETING_UNKNOWN, matches=0)
    return begun[-1] if begun else meetings[0]


def with_note(meeting: Meeting, words: str, who: str = "") -> Meeting:
    """Return a meeting with a line more in its minutes, by whom if that is said."""
    line = f"- {_said_by(one_line(words), who)}"
    record = f"{meeting.record.rstrip()}\n{line}" if meeting.record.strip() else line
    return replace(meeting, record=record[:LONGEST_RECORD])


def with_question(meeting: Meeting, words: str, who: str = "") -> Meeting:
    """Return a meeting with a question more among those that were asked in it."""
    question = AskedQuestion(one_line(words)[:LONGEST_LINE], clean_name(who))
    return replace(meeting, questions=tuple(dict.fromkeys((*meeting.questions, question))))


def draft_meeting(library: Library, group: StudyGroup | None, labels: MeetingLabels, now: datetime) -> Meeting:
    """Return a new meeting of today, as the last one of the group was, which is not stored yet."""
    return _new_meeting(library, group, MeetingRequest(), labels, now)


def meeting_sheet(library: Library, meeting: Meeting, labels: MeetingLabels, now: datetime) -> MeetingSheet:
    """Return the sheet of a meeting with what is gathered for it; raises ReaderError MEETING_INVALID."""
    group = _group_of(library, meeting)
    material = material_for(library, meeting, labels, now)
    return MeetingSheet(
        *(meeting, meeting_times(meeting), material, labels, begins_at(meeting, now)), group.name if group else ""
    )


def material_for(library: Library, meeting: Meeting, labels: MeetingLabels, now: datetime) -> MeetingMaterial:
    """Return what is gathered for a meeting; the reader's own questions stand under the name that the group knows."""
    group = _group_of(library, meeting)
    return gather_material(library, meeting, group, (group.display_name if group else "") or labels.me, now)


def write_meeting(
    library: Library, sheet: MeetingSheet, folder: Path, form: str, *, labels: ExportLabels, now: datetime
) -> MeetingFile:
    """Write the sheet of a meeting into a folder, and keep what the next export of it needs.

    Raises ReaderError DOCX_MISSING, FOLDER_UNWRITABLE, EXPORT_FAILED.
    """
    bases = library.exports.of([meeting_scope(sheet.meeting.id)])
    written = export_meeting(folder, MeetingExport(sheet, form, bases, labels.merge_labels, now))
    library.exports.keep([written.last], now)
    return written


def _group_of(library: Library, meeting: Meeting) -> StudyGroup | None:
    return next((one for one in library.study_groups.all() if one.id == meeting.group), None)


def _group(library: Library, name: str) -> StudyGroup | None:
    """Return the group with a name; without a name, the only one, or None."""
    if name:
        return library.study_groups.named(name)
    groups = library.study_groups.all()
    return groups[0] if len(groups) == 1 else None


def _present_meeting(library: Library, group: str, request: MeetingRequest, now: datetime) -> Meeting | None:
    if request.day is None:
        return next_meeting(library, group, study_day_of(library, now))
    of_day = [one for one in library.meetings.of_group(group) if one.day == request.day]
    at_time = [one for one in of_day if request.start is None or one.start == request.start]
    return next(iter(at_time or of_day), None)


def _new_meeting(
    library: Library, group: StudyGroup | None, request: MeetingRequest, labels: MeetingLabels, now: datetime
) -> Meeting:
    day = request.day or study_day_of(library, now)
    template = request.template or MeetingTemplate.EVERYONE
    outline = TEMPLATES[template]
    meeting = Meeting(
        id=new_id(now),
        title=labels.template_name(template),
        day=day,
        made=now,
        template=template,
        start=request.start or EVENING,
        length=outline.length,
        agenda=outline.agenda,
        each=outline.each,
        group=group.id if group else "",
    )
    last = previous_meeting(library, meeting)
    if last is not None:
        meeting = _like_last(meeting, last, request)
    roster = group.roster if group and group.roster else last.roster if last else tuple(request.present or ())
    roster = tuple(map(clean_name, roster)) or _people(library, group)
    if request.present is not None:
        roster = (*roster, *(name for name in request.present if name not in roster))
    roster = turned_roster(last.roster, roster) if last else roster
    material = material_for(library, meeting, labels, now)
    agenda = with_quiz(meeting.agenda) if material.missed and not request.agenda else meeting.agenda
    return replace(meeting, agenda=agenda, roster=roster, present=frozenset(roster))


def _like_last(meeting: Meeting, last: Meeting, request: MeetingRequest) -> Meeting:
    """Return a new meeting with what the last one had; another template brings its own agenda."""
    meeting = replace(meeting, start=request.start or last.start, place=last.place)
    if request.template not in (None, last.template):
        return meeting
    agenda = tuple(part for part in last.agenda if part.name != PartName.QUIZ)
    return replace(meeting, template=last.template, title=last.title, length=last.length, agenda=agenda, each=last.each)


def _people(library: Library, group: StudyGroup | None) -> tuple[str, ...]:
    """Return the names of those who handed something over in a group, with the reader's own."""
    if group is None:
        return ()
    names = [group.display_name, *(person.name for person in library.study_groups.people(group.id))]
    return tuple(dict.fromkeys(name for name in names if name))


def _changed(meeting: Meeting, request: MeetingRequest) -> Meeting:
    """Return a meeting with what is requested of it."""
    if request.template not in (None, meeting.template):
        outline = TEMPLATES[MeetingTemplate(request.template)]
        meeting = replace(
            meeting,
            template=MeetingTemplate(request.template),
            length=outline.length,
            agenda=outline.agenda,
            each=outline.each,
        )
    agenda = with_round(request.agenda) if request.agenda is not None else meeting.agenda
    agenda = with_fixed(agenda, request.fixed) if request.fixed is not None else agenda
    changed = replace(
        meeting,
        day=request.day or meeting.day,
        start=request.start or meeting.start,
        place=meeting.place if request.place is None else one_line(request.place)[:LONGEST_LINE],
        title=one_line(request.title or "")[:LONGEST_LINE] or meeting.title,
        length=meeting.length if request.length is None else request.length,
        agenda=agenda,
    )
    changed = changed if request.present is None else with_present(changed, request.present)
    said = {name: replace(changed.contribution(name), **values) for name, values in request.contributions.items()}
    return replace(changed, contributions=dict(meeting.contributions) | said)


def passage_fields(library: Library, words: str) -> dict[str, str]:
    """Return the fields of a contribution for a passage: that of an annotation if words are its id, else the words."""
    try:
        annotation = library.annotations.get(words) if _ID.fullmatch(words) else None
    except ReaderError:
        annotation = None
    if annotation is None:
        return {"passage": words[:LONGEST_LINE], "annotation": ""}
    return {"passage": one_line(annotation.quote or annotation.body)[:LONGEST_LINE], "annotation": annotation.id}


def with_present(meeting: Meeting, names: Sequence[str]) -> Meeting:
    """Return a meeting at which these are present; those who are not on its roster come last.

    Raises ReaderError MEETING_INVALID (``why``: twice).
    """
    present = [name for name in map(clean_name, names) if name]
    twice = next((name for place, name in enumerate(present) if name in present[:place]), None)
    if twice is not None:
        raise ReaderError(Problem.MEETING_INVALID, why="twice", who=twice)
    roster = (*meeting.roster, *(name for name in present if name not in meeting.roster))
    return replace(meeting, roster=roster, present=frozenset(present))


def with_round(agenda: Agenda) -> Agenda:
    """Return an agenda in which something takes the time that the other parts leave: else everyone speaks then."""
    if any(part.minutes is None or part.name == PartName.ROUND for part in agenda):
        return agenda
    places = [place for place, part in enumerate(agenda) if part.name in _AFTER_ROUND]
    at = places[0] if places else len(agenda)
    return (*agenda[:at], AgendaPart(PartName.ROUND), *agenda[at:])


def _said_by(words: str, who: str) -> str:
    """Return words after the name of who said them."""
    name = clean_name(who)
    if not name:
        return words
    return f"{name}：{words}" if IDEOGRAPH.search(name + words) else f"{name}: {words}"


def _when(meeting: Meeting) -> tuple[object, ...]:
    """Return what a calendar shows of a meeting: a change of it is a new revision."""
    return meeting.day, meeting.start, meeting.length, meeting.place, meeting.title
