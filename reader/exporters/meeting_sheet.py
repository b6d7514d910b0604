"""Lay a meeting out as a sheet: when and where, agenda, speakers, what was gathered, actions, and the minutes.

In Markdown each line is a block of its own, so that what was written in one is kept when the others follow the library.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256

from reader.core.library_links import link_address
from reader.core.study.meeting import Contribution, Meeting, MeetingTemplate, MeetingTimes, PartName, TimeProposal
from reader.core.study.meeting_material import MeetingMaterial, MeetingQuestion, MissedRoundQuestion
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.actions.action_data import ActionLabels, with_who
from reader.exporters.day_words import DayWords
from reader.exporters.icalendar import TimedEvent
from reader.exporters.sheet import (
    SheetDocument,
    SheetHeading,
    SheetItem,
    SheetLabels,
    SheetParagraph,
    SheetPart,
    SheetQuotation,
    SheetTable,
)

_DOMAIN = "onehour"
_KEY_LENGTH = 12


@dataclass(frozen=True, slots=True)
class MeetingLabels:
    """The words of a meeting sheet, in the reader's language; the defaults are the source language."""

    everyone: str = QT_TRANSLATE_NOOP("Meeting", "Everyone speaks")
    weekly: str = QT_TRANSLATE_NOOP("Meeting", "Weekly study")
    salon: str = QT_TRANSLATE_NOOP("Meeting", "Reading salon")
    contest_meeting: str = QT_TRANSLATE_NOOP("Meeting", "Contest")
    opening: str = QT_TRANSLATE_NOOP("Meeting", "opening")
    lesson: str = QT_TRANSLATE_NOOP("Meeting", "lesson")
    study: str = QT_TRANSLATE_NOOP("Meeting", "reading together")
    round: str = QT_TRANSLATE_NOOP("Meeting", "everyone speaks")
    quiz: str = QT_TRANSLATE_NOOP("Meeting", "quiz")
    contest: str = QT_TRANSLATE_NOOP("Meeting", "contest")
    talk: str = QT_TRANSLATE_NOOP("Meeting", "open discussion")
    questions: str = QT_TRANSLATE_NOOP("Meeting", "questions")
    actions: str = QT_TRANSLATE_NOOP("Meeting", "actions")
    closing: str = QT_TRANSLATE_NOOP("Meeting", "closing")
    agenda: str = QT_TRANSLATE_NOOP("Meeting", "Agenda")
    part: str = QT_TRANSLATE_NOOP("Meeting", "{time} {part}, {minutes} min")
    when: str = QT_TRANSLATE_NOOP("Meeting", "{weekday} {day}, {begin} to {end}, {minutes} min")
    place: str = QT_TRANSLATE_NOOP("Meeting", "Place: {place}")
    group: str = QT_TRANSLATE_NOOP("Meeting", "Group: {group}")
    speakers: str = QT_TRANSLATE_NOOP("Meeting", "Speakers")
    each: str = QT_TRANSLATE_NOOP("Meeting", "{people} present, {time} each; signals at {signals}")
    short: str = QT_TRANSLATE_NOOP(
        "Meeting",
        "That is too short for everyone to speak. In {groups} groups, each person has {time}; in "
        "{length} min, everyone has a minute.",
    )
    name: str = QT_TRANSLATE_NOOP("Meeting", "Name")
    time: str = QT_TRANSLATE_NOOP("Meeting", "Time")
    portion: str = QT_TRANSLATE_NOOP("Meeting", "Speaks about")
    passage: str = QT_TRANSLATE_NOOP("Meeting", "Passage")
    question: str = QT_TRANSLATE_NOOP("Meeting", "Question")
    asks: str = QT_TRANSLATE_NOOP("Meeting", "Question: {question}")
    questions_heading: str = QT_TRANSLATE_NOOP("Meeting", "Questions")
    asked_by: str = QT_TRANSLATE_NOOP("Meeting", "{question} ({name})")
    answer: str = QT_TRANSLATE_NOOP("Meeting", "Answer: {answer}")
    together: str = QT_TRANSLATE_NOOP("Meeting", "Marked together")
    missed: str = QT_TRANSLATE_NOOP("Meeting", "Missed in this round")
    missed_unknown: str = QT_TRANSLATE_NOOP("Meeting", "Question {number} of round {round}")
    actions_heading: str = QT_TRANSLATE_NOOP("Meeting", "Actions")
    closed: str = QT_TRANSLATE_NOOP("Meeting", "Closed since last meeting")
    due: str = QT_TRANSLATE_NOOP("Meeting", "by {day}")
    minutes: str = QT_TRANSLATE_NOOP("Meeting", "Minutes")
    me: str = QT_TRANSLATE_NOOP("Meeting", "me")
    comma: str = QT_TRANSLATE_NOOP("Meeting", ", ")
    monday: str = QT_TRANSLATE_NOOP("Meeting", "Monday")
    tuesday: str = QT_TRANSLATE_NOOP("Meeting", "Tuesday")
    wednesday: str = QT_TRANSLATE_NOOP("Meeting", "Wednesday")
    thursday: str = QT_TRANSLATE_NOOP("Meeting", "Thursday")
    friday: str = QT_TRANSLATE_NOOP("Meeting", "Friday")
    saturday: str = QT_TRANSLATE_NOOP("Meeting", "Saturday")
    sunday: str = QT_TRANSLATE_NOOP("Meeting", "Sunday")
    days: DayWords = field(default_factory=DayWords)
    sheet: SheetLabels = field(default_factory=SheetLabels)
    action: ActionLabels = field(default_factory=ActionLabels)

    def part_name(self, name: str) -> str:
        """Return the label of a part of the agenda; a name that the reader gave it stays."""
        return str(getattr(self, name)) if name in set(PartName) else name

    @property
    def labels_of_parts(self) -> dict[str, str]:
        """Return the labels of the parts that have a name of their own."""
        return {name.value: self.part_name(name) for name in PartName}

    @property
    def parts_by_label(self) -> dict[str, str]:
        """Return the parts that have a name of their own, by their labels."""
        return {label: name for name, label in self.labels_of_parts.items()}

    def template_name(self, template: MeetingTemplate) -> str:
        """Return the label of a template."""
        names = {
            MeetingTemplate.EVERYONE: self.everyone,
            MeetingTemplate.WEEKLY: self.weekly,
            MeetingTemplate.SALON: self.salon,
            MeetingTemplate.CONTEST: self.contest_meeting,
        }
        return names[template]

    def weekday(self, day: date) -> str:
        """Return the name of the weekday."""
        names = (self.monday, self.tuesday, self.wednesday, self.thursday, self.friday, self.saturday, self.sunday)
        return names[day.weekday()]

    def missed_words(self, question: MissedRoundQuestion) -> str:
        """Return a missed question, or its place on the paper of its round."""
        return question.stem or self.missed_unknown.format(number=question.number, round=question.round)

    def proposal(self, proposal: TimeProposal) -> str:
        """Return what would make everyone's time long enough."""
        time = clock_time(proposal.seconds)
        return self.short.format(groups=proposal.groups, time=time, length=proposal.length)

    def joined(self, *parts: str) -> str:
        """Return the parts that are not empty in one line."""
        return self.comma.join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """A meeting with its times, what was gathered for it, and the name of its group.

    ``at`` is the aware time at which it begins.
    """

    meeting: Meeting
    times: MeetingTimes
    material: MeetingMaterial
    labels: MeetingLabels
    at: datetime
    group: str = ""

    def contribution(self, name: str) -> Contribution:
        """Return what somebody speaks about: what is planned, and for the rest what they handed over."""
        return self.meeting.contribution(name).completed(self.material.contributions.get(name, Contribution()))


def sheet_name(meeting: Meeting) -> str:
    """Return the name of the file without its suffix, before it is made safe."""
    return f"{meeting.day.isoformat()} {meeting.title}"


def meeting_document(sheet: MeetingSheet, *, as_table: bool = True) -> SheetDocument:
    """Return the sheet; the speakers stand in a table, or in a list, in which each is a block of its own."""
    meeting = sheet.meeting
    parts = tuple(_parts(sheet, as_table=as_table))
    return SheetDocument(meeting.title, parts, sheet.labels.sheet.language, sheet.labels.sheet)


def meeting_event(sheet: MeetingSheet) -> TimedEvent:
    """Return the meeting as an event of a calendar; its UID is always the same."""
    meeting = sheet.meeting
    lines = [_speaker_line(sheet, name) for name in meeting.speakers]
    return TimedEvent(
        uid=f"{meeting.id}@{_DOMAIN}",
        begin=sheet.at,
        end=sheet.at + timedelta(minutes=meeting.length),
        summary=sheet.labels.joined(meeting.title, sheet.group),
        place=meeting.place,
        description="\n".join(lines),
        sequence=meeting.revision,
    )


def record_key(meeting: Meeting) -> str:
    """Return the key of the block with the minutes of a meeting."""
    return f"minutes-{meeting.id}"


def clock_time(seconds: int) -> str:
    """Return a length of time as minutes and seconds: ``3:20``."""
    return f"{seconds // 60}:{seconds % 60:02}"


def _parts(sheet: MeetingSheet, *, as_table: bool) -> Iterator[SheetPart]:
    yield from _head(sheet)
    yield from _agenda(sheet)
    yield from _speakers(sheet, as_table=as_table)
    yield from _questions(sheet)
    yield from _gathered(sheet)
    yield from _actions(sheet)
    yield SheetHeading(sheet.labels.minutes, key="minutes-heading")
    if sheet.meeting.record.strip():
        yield SheetParagraph(sheet.meeting.record, key=record_key(sheet.meeting), is_note=True)


def _head(sheet: MeetingSheet) -> Iterator[SheetPart]:
    meeting, labels = sheet.meeting, sheet.labels
    when = labels.when.format(
        day=labels.days.of(meeting.day),
        weekday=labels.weekday(meeting.day),
        begin=f"{meeting.begins:%H:%M}",
        end=f"{meeting.ends:%H:%M}",
        minutes=meeting.length,
    )
    place = labels.place.format(place=meeting.place) if meeting.place else ""
    group = labels.group.format(group=sheet.group) if sheet.group else ""
    words = "\n".join(part for part in (when, place, group) if part)
    yield SheetParagraph(words, key=f"when-{meeting.id}")


def _agenda(sheet: MeetingSheet) -> Iterator[SheetPart]:
    meeting, labels = sheet.meeting, sheet.labels
    yield SheetHeading(labels.agenda, key="agenda-heading")
    begins = meeting.begins
    for number, (part, seconds) in enumerate(zip(meeting.agenda, sheet.times.parts, strict=True), 1):
        words = labels.part.format(
            time=f"{begins:%H:%M}", part=labels.part_name(part.name), minutes=max(0, seconds) // 60
        )
        yield SheetItem(words, number=number, key=f"agenda-{_key(part.name)}-{number}")
        begins += timedelta(seconds=seconds)


def _speakers(sheet: MeetingSheet, *, as_table: bool) -> Iterator[SheetPart]:
    meeting, labels, times = sheet.meeting, sheet.labels, sheet.times
    yield SheetHeading(labels.speakers, key="speakers-heading")
    if times.seconds:
        signals = labels.joined(*map(clock_time, times.signals))
        each = labels.each.format(people=len(meeting.speakers), time=clock_time(times.seconds), signals=signals)
        yield SheetParagraph(each, key=f"each-{meeting.id}")
    if times.proposal:
        words = labels.proposal(times.proposal)
        yield SheetParagraph(words, key=f"proposal-{meeting.id}")
    if as_table:
        headings = (labels.name, labels.time, labels.portion, labels.passage, labels.question)
        yield SheetTable(headings, tuple(_speaker_row(sheet, name) for name in meeting.speakers))
        return
    for number, name in enumerate(meeting.speakers, 1):
        yield SheetItem(_speaker_line(sheet, name), number=number, key=f"speaker-{_key(name)}")


def _speaker_row(sheet: MeetingSheet, name: str) -> tuple[str, ...]:
    one = sheet.contribution(name)
    time = clock_time(sheet.times.seconds) if sheet.times.seconds else ""
    return name, time, one.portion, one.passage, one.question


def _speaker_line(sheet: MeetingSheet, name: str) -> str:
    one, labels = sheet.contribution(name), sheet.labels
    asks = labels.asks.format(question=one.question) if one.question else ""
    return labels.joined(name, one.portion, one.passage, asks)


def _questions(sheet: MeetingSheet) -> Iterator[SheetPart]:
    labels = sheet.labels
    if not sheet.material.questions:
        return
    yield SheetHeading(labels.questions_heading, key="questions-heading")
    for question in sheet.material.questions:
        yield _question(question, labels)


def _question(question: MeetingQuestion, labels: MeetingLabels) -> SheetItem:
    words = question.words or question.quote
    asked = labels.asked_by.format(question=words, name=question.author) if question.author else words
    quote = f"“{question.quote}”" if question.quote and question.words else ""
    answer = labels.answer.format(answer=question.answer) if question.answer else ""
    source = labels.joined(question.title, question.section)
    details = tuple(line for line in (source, quote, answer) if line)
    link = link_address(question.text, question.annotation) if question.text else ""
    return SheetItem(asked, details, link, key=question.id)


def _gathered(sheet: MeetingSheet) -> Iterator[SheetPart]:
    labels, material = sheet.labels, sheet.material
    if material.together:
        yield SheetHeading(labels.together, key="together-heading")
    for shared in material.together:
        source = labels.joined(shared.title, shared.section, labels.joined(*shared.people))
        link = link_address(shared.text, shared.annotation) if shared.text else ""
        yield SheetQuotation(shared.quote, source, link, key=f"together-{shared.id}")
    if material.missed:
        yield SheetHeading(labels.missed, key="missed-heading")
    for question in material.missed:
        words = labels.missed_words(question)
        answer = (labels.answer.format(answer=question.answer),) if question.answer else ()
        yield SheetItem(words, answer, key=f"missed-{question.id}")


def _actions(sheet: MeetingSheet) -> Iterator[SheetPart]:
    labels, material = sheet.labels, sheet.material
    if material.open:
        yield SheetHeading(labels.actions_heading, key="actions-heading")
    for record in material.open:
        action = record.action
        due = labels.due.format(day=labels.days.of(action.due)) if action.due else ""
        words = labels.joined(with_who(record), due, labels.action.state_name(action.state))
        yield SheetItem(words, key=f"action-{action.id}")
    if material.closed:
        yield SheetHeading(labels.closed, key="closed-heading")
    for record in material.closed:
        action = record.action
        done = labels.days.of(action.done) if action.done else ""
        words = labels.joined(with_who(record), labels.action.state_name(action.state), done)
        details = (action.outcome,) if action.outcome else ()
        yield SheetItem(words, details, key=f"action-{action.id}")


def _key(words: str) -> str:
    """Return a key that follows from words, of the letters that the id of a block may have."""
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_KEY_LENGTH]
