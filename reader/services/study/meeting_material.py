"""Gather for a meeting what came up since the last one: questions, actions, what members marked and missed.

The sheet holds only what members handed over, and what belongs to whoever calls the meeting; notes with the tag
``self`` are nobody else's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.ids import derived_id
from reader.core.library_links import link_address
from reader.core.study.actions import ActionChangeKind, ActionRecord
from reader.core.study.groups import StudyGroup
from reader.core.study.meeting import AskedQuestion, Meeting
from reader.core.study.meeting_material import MeetingMaterial, MeetingPeriod, MeetingQuestion, QuestionOrigin
from reader.core.text.sanitise import one_line
from reader.services.annotations.text_names import TextName, text_names
from reader.services.clock import Clock
from reader.services.study.meeting_reports import (
    handed_reports,
    missed_questions,
    reported_contributions,
    reported_questions,
    shared_passages,
)
from reader.services.study.study_day import study_day_of
from reader.storage.library import Library

PRIVATE_TAG = "self"
"""The tag of notes that are never handed to others."""


def begins_at(meeting: Meeting, now: datetime) -> datetime:
    """Return the aware time at which a meeting begins: in the zone of the system if ``now`` is, else in that of it."""
    clock = Clock()
    if clock.in_zone(now).utcoffset() == now.utcoffset():
        return clock.from_wall_time(meeting.begins)
    return meeting.begins.replace(tzinfo=now.tzinfo)


def previous_meeting(library: Library, meeting: Meeting) -> Meeting | None:
    """Return the last meeting of the same group before this one; None for the first."""
    earlier = [one for one in library.meetings.of_group(meeting.group) if one.begins < meeting.begins]
    earlier = [one for one in earlier if one.id != meeting.id]
    return earlier[-1] if earlier else None


def meeting_period(library: Library, meeting: Meeting, now: datetime) -> MeetingPeriod:
    """Return the time that a meeting looks back on: since the last one began, and until it was held itself."""
    last = previous_meeting(library, meeting)
    until = begins_at(meeting, now) if meeting.held else None
    return MeetingPeriod(begins_at(last, now) if last else None, until)


def gather_material(
    library: Library, meeting: Meeting, group: StudyGroup | None, me: str, now: datetime
) -> MeetingMaterial:
    """Return what is gathered for a meeting of a group; the reader's own questions stand under the name ``me``."""
    period = meeting_period(library, meeting, now)
    reports = handed_reports(library, group, period, study_day_of(library, now)) if group else []
    records = library.actions.all()
    return MeetingMaterial(
        questions=(
            *_own_questions(library, period, me),
            *reported_questions(reports),
            *(_asked_question(meeting, question) for question in meeting.questions),
        ),
        together=tuple(shared_passages(library, group, period)),
        missed=tuple(missed_questions(library, group, period, reports)),
        open=tuple(record for record in records if not record.action.is_closed),
        closed=tuple(record for record in records if _was_closed_in(record, period)),
        contributions=reported_contributions(reports),
    )


def _own_questions(library: Library, period: MeetingPeriod, me: str) -> Iterator[MeetingQuestion]:
    """Yield the reader's questions, the first asked first."""
    questions = [one for one in library.annotations.all(kind=AnnotationKind.QUESTION) if _is_for(one, period)]
    questions.sort(key=lambda question: question.created)
    names = text_names(library)
    answers = _answers(library, questions)
    for question in questions:
        yield _own_question(question, names, me, answers[question.id])


def _is_for(question: Annotation, period: MeetingPeriod) -> bool:
    return period.has(question.created) and PRIVATE_TAG not in question.tags and bool(question.body or question.quote)


def _own_question(
    question: Annotation, names: Mapping[str, TextName], me: str, answers: Sequence[str]
) -> MeetingQuestion:
    return MeetingQuestion(
        id=question.id,
        author=question.creator or me,
        words=one_line(question.body),
        origin=QuestionOrigin.OWN,
        title=names[question.text].title if question.text in names else "",
        section=question.anchor.section if question.anchor else "",
        quote=one_line(question.quote),
        text=question.text,
        annotation=question.id,
        answer=" ".join(answers),
    )


def _answers(library: Library, questions: Sequence[Annotation]) -> defaultdict[str, list[str]]:
    """Return by question what answers it: a later note on its passage or with a link to it, and replies of others."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    if not questions:
        return found
    notes: defaultdict[str, list[Annotation]] = defaultdict(list)
    links: list[Annotation] = []
    for note in library.annotations.made_since(questions[0].created):
        if note.kind is AnnotationKind.NOTE and note.body.strip() and PRIVATE_TAG not in note.tags:
            notes[note.text].append(note)
            if "onehour:" in note.body:
                links.append(note)
    for question in questions:
        address = link_address(question.text, question.id)
        linked = [note for note in links if address in note.body]
        placed = [note for note in notes[question.text] if _answers_to(note, question)]
        found[question.id] = [one_line(note.body) for note in dict.fromkeys([*placed, *linked])]
    for question_id, words in _replies(library, {question.id for question in questions}):
        found[question_id].append(words)
    return found


def _replies(library: Library, questions: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield what others replied to the reader's questions, each with the id of the question."""
    names = {person.id: person.name for person in library.study_groups.people()}
    for note in library.peer_notes.all():
        if note.answers in questions and note.withdrawn is None and note.body.strip():
            yield note.answers, f"{one_line(note.body)} ({names.get(note.person, '')})"


def _answers_to(note: Annotation, question: Annotation) -> bool:
    """Return whether a note is on the passage of a question, and was made later."""
    is_later = note.created >= question.created
    is_placed = note.anchor is not None and not note.orphan and not question.orphan
    return is_later and is_placed and note.start < question.end and question.start < note.end


def _asked_question(meeting: Meeting, question: AskedQuestion) -> MeetingQuestion:
    seed = f"{meeting.id} {question.who} {question.words}"
    return MeetingQuestion(derived_id(None, seed), question.who, question.words, QuestionOrigin.MEETING)


def _was_closed_in(record: ActionRecord, period: MeetingPeriod) -> bool:
    if not record.action.is_closed:
        return False
    changes = [change.at for change in record.history if change.kind is ActionChangeKind.STATE]
    return bool(changes) and period.has(changes[-1])
