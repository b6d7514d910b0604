"""A meeting gathers what members handed over since the last one, and nothing that is kept no longer."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from reader.core.annotations.anchor import find_quote, make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate
from reader.core.ids import new_id
from reader.core.study.board import ReceivedReport
from reader.core.study.groups import Person, StudyGroup
from reader.core.study.meeting import Contribution, Meeting, meeting_times
from reader.core.study.meeting_material import MeetingMaterial, QuestionOrigin
from reader.core.study.peer_notes import PeerNote
from reader.core.study.questions import BankQuestion, Question, QuestionKind, question_id
from reader.core.study.quiz import QuizMode, Response
from reader.core.study.report_content import (
    MemberReport,
    PortionState,
    ReportedNote,
    ReportedPortion,
    ReportedQuestion,
    ReportedResult,
    content_of,
)
from reader.core.study.rounds import MissedQuestion, RoundKey
from reader.exporters.meeting_sheet import MeetingLabels
from reader.services.study.meetings import MeetingRequest, material_for, meeting_sheet, plan_meeting
from reader.services.study.quizzes import finish_quiz, new_round
from reader.storage.library import Library
from reader.storage.repositories.reports import ReportsToAdd
from tests.support.texts import add_text, heading

NOW = datetime(2026, 3, 9, 9, tzinfo=UTC)
BEFORE = NOW - timedelta(days=7)
PACK = "0199a000-0000-7000-8000-000000000001"
PEOPLE = {"p-bo": "博", "p-chen": "晨", "p-dan": "丹"}
FIRST, SECOND = "守渡的老人每天清早扫净台阶。", "芦苇随风低头。"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    place = tmp_path / "library.db"
    with Library.open(place, BEFORE) as library:
        group = replace(library.study_groups.named("青年读书小组"), display_name="安", roster=("安", *PEOPLE.values()))
        library.study_groups.change(group, BEFORE)
        for identifier, name in PEOPLE.items():
            library.study_groups.change_person(Person(identifier, name, group=group.id), BEFORE)
    with closing(sqlite3.connect(place)) as raw, raw:
        raw.execute(
            "INSERT INTO pack (id, number, study_group, title, words, content, made) "
            "VALUES (?, 1, ?, '三月', '', '{}', ?)",
            (PACK, group.id, "2026-03-01T00:00:00Z"),
        )
    raw.close()
    with Library.open(place, BEFORE) as library:
        yield library


@pytest.fixture
def group(library: Library) -> StudyGroup:
    return library.study_groups.all()[0]


@pytest.fixture
def meeting(library: Library, group: StudyGroup) -> Meeting:
    """Return a meeting after one that was held a week before."""
    plan_meeting(library, MeetingRequest(group=group.name, day=BEFORE.date()), MeetingLabels(), BEFORE)
    return plan_meeting(library, MeetingRequest(group=group.name, day=date(2026, 3, 13)), MeetingLabels(), NOW)[0]


def hand_over(library: Library, person: str, made: date, number: int = 1, **fields: object) -> None:
    report = MemberReport(made - timedelta(days=6), made, **fields)  # type: ignore[arg-type]
    content = json.dumps(content_of(report), ensure_ascii=False)
    received = ReceivedReport(person, number, report.first, report.last, made, str(number), content, received=made)
    group = library.study_groups.all()[0]
    library.reports.add(ReportsToAdd(group, {received: report.keep_until}), NOW)


def gathered(library: Library, meeting: Meeting, now: datetime = NOW) -> MeetingMaterial:
    return material_for(library, meeting, MeetingLabels(), now)


def mark_as(library: Library, text: str, person: str, quote: str, at: datetime) -> None:
    view = library.texts.view(text)
    found = find_quote(view, quote)
    assert found is not None
    anchor = make_anchor(view, *found, "第一节")
    note = PeerNote(new_id(at), person, new_id(at), AnnotationKind.HIGHLIGHT, BEFORE, BEFORE, text, anchor=anchor)
    library._connection.write(lambda: library.peer_notes.put([note], at))


def test_questions_of_reports_stand_once_each(library: Library, meeting: Meeting) -> None:
    asked = ReportedQuestion("记录怎样留？", "河边札记", "第一节")
    hand_over(library, "p-bo", date(2026, 3, 8), questions=(asked, ReportedQuestion("谁来守渡？")))
    hand_over(library, "p-bo", date(2026, 3, 9), 2, questions=(asked,))
    hand_over(library, "p-chen", date(2026, 2, 20), questions=(ReportedQuestion("上次谈过了。"),))
    questions = gathered(library, meeting).questions
    assert [(one.author, one.words, one.title, one.section) for one in questions] == [
        ("博", "记录怎样留？", "河边札记", "第一节"),
        ("博", "谁来守渡？", "", ""),
    ]
    assert {one.origin for one in questions} == {QuestionOrigin.REPORT}
    assert gathered(library, meeting, NOW + timedelta(days=120)).questions == ()


def test_members_speak_about_what_they_handed_over(library: Library, meeting: Meeting) -> None:
    portions = (
        ReportedPortion(1, "第一节", PortionState.DONE),
        ReportedPortion(2, "第二节", PortionState.PARTLY),
        ReportedPortion(3, "第三节", PortionState.NOT),
    )
    notes = (ReportedNote(FIRST, "好"),)
    hand_over(library, "p-bo", date(2026, 3, 8), portions=portions, notes=notes, questions=(ReportedQuestion("问？"),))
    sheet = meeting_sheet(library, meeting, MeetingLabels(), NOW)
    assert sheet.contribution("博") == Contribution("第二节", FIRST, question="问？")
    planned = replace(meeting, contributions={"博": Contribution("第四节", question="自己的？")})
    assert replace(sheet, meeting=planned).contribution("博") == Contribution("第四节", FIRST, question="自己的？")
    assert sheet.contribution("晨").is_empty


def test_a_passage_is_shared_when_two_marked_it_and_one_mark_is_new(library: Library, meeting: Meeting) -> None:
    text = add_text(library, "河边札记", [heading("第一节"), FIRST, SECOND], BEFORE).id
    mark_as(library, text, "p-bo", "扫净台阶", BEFORE)
    mark_as(library, text, "p-chen", "清早", NOW)
    mark_as(library, text, "p-bo", "芦苇", BEFORE)
    mark_as(library, text, "p-dan", "低头", BEFORE)
    (shared,) = gathered(library, meeting).together
    assert (shared.quote, set(shared.people), shared.section, shared.title) == (
        FIRST,
        {"博", "晨"},
        "第一节",
        "河边札记",
    )
    view = library.texts.view(text)
    found = find_quote(view, "芦苇")
    assert found is not None
    operation = annotate(text, AnnotationKind.HIGHLIGHT, make_anchor(view, *found), NOW, colour=1)
    library.commit(operation)
    assert [set(one.people) for one in gathered(library, meeting).together] == [{"博", "晨"}, {"安", "博", "丹"}]


def test_a_reply_of_another_answers_a_question(library: Library, meeting: Meeting) -> None:
    text = add_text(library, "河边札记", [FIRST], BEFORE).id
    view = library.texts.view(text)
    found = find_quote(view, "台阶")
    assert found is not None
    operation = annotate(text, AnnotationKind.QUESTION, make_anchor(view, *found), NOW, body="谁扫？")
    library.commit(operation)
    question = operation.edits[0].id
    note = PeerNote("n-1", "p-bo", "o-1", AnnotationKind.NOTE, NOW, NOW, text, body="守渡的老人。", answers=question)
    library._connection.write(lambda: library.peer_notes.put([note], NOW))
    (asked,) = gathered(library, meeting).questions
    assert (asked.author, asked.answer) == ("安", "守渡的老人。 (博)")


def test_missed_questions_are_told_without_names_from_three_results_on(library: Library, meeting: Meeting) -> None:
    stems = [BankQuestion(question_id(one), one, PACK) for one in map(_statement, ("甲", "乙"))]
    library.questions.add(stems, BEFORE)
    key = RoundKey(PACK, 1)
    missed = MissedQuestion(key, stems[0].id, 1)
    hand_over(library, "p-bo", date(2026, 3, 8), result=ReportedResult(key, "三月", 1, 2, (missed,)))
    hand_over(library, "p-chen", date(2026, 3, 8), result=ReportedResult(key, "三月", 1, 2, (missed,)))
    assert gathered(library, meeting).missed == ()
    quiz = new_round(library, key, QuizMode.TIMED)
    for _question in quiz.paper:
        quiz.answer(Response((1,)))
    finish_quiz(library, quiz, NOW, key)
    assert [(one.stem, one.answer, one.round) for one in gathered(library, meeting).missed] == [("甲", "正确", 1)]


def test_a_quiz_has_its_time_where_there_was_a_round(library: Library, group: StudyGroup, meeting: Meeting) -> None:
    library.questions.add([BankQuestion(question_id(one), one, PACK) for one in (_statement("甲"),)], NOW)
    quiz = new_round(library, RoundKey(PACK, 1), QuizMode.TIMED)
    quiz.answer(Response((0,)))
    finish_quiz(library, quiz, NOW, RoundKey(PACK, 1))
    request = MeetingRequest(group=group.name, day=date(2026, 3, 10))
    planned, _changes = plan_meeting(library, request, MeetingLabels(), NOW)
    assert [part.name for part in planned.agenda] == [
        *("opening", "lesson", "round", "quiz", "questions", "actions", "closing"),
    ]
    assert meeting_times(planned).fixed == 28
    following, _changes = plan_meeting(library, replace(request, day=date(2026, 3, 20)), MeetingLabels(), NOW)
    assert "quiz" not in [part.name for part in following.agenda]


def test_the_order_turns_from_meeting_to_meeting(library: Library, meeting: Meeting) -> None:
    assert meeting.speakers == ("博", "晨", "丹", "安")


def _statement(stem: str) -> Question:
    return Question(QuestionKind.TRUEFALSE, stem, truth=True)
