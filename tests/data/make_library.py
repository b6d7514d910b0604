"""Make the small library file of the present schema that a later program has to be able to open.

Run once for each released schema: ``python tests/data/make_library.py tests/data/library-schema-10.db``; the file is
kept and never made again.
"""

from __future__ import annotations

import sys
import zlib
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.activity.plan import Plan, WeekGoal
from reader.core.activity.vacation import Vacation
from reader.core.annotations import operations
from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind, AnnotationStyle
from reader.core.operation_name import OperationName
from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.core.study.actions import ActionState
from reader.core.study.answers import AnswerGiven, Rating
from reader.core.study.contest import SetUp
from reader.core.study.contest_paper import QuestionCounts
from reader.core.study.groups import Person
from reader.core.study.peer_notes import PeerNote, peer_note_id
from reader.core.study.questions import Question, QuestionKind
from reader.core.study.quiz import QuizMode, Response
from reader.core.study.report_content import USUAL_FIELDS, MemberReport
from reader.core.study.rota import LESSON_ROTA, Members
from reader.core.sync.library_state import SyncState, TextChoice
from reader.core.sync.membership import Membership
from reader.core.sync.records import IncomingChanges
from reader.core.text.appearance import Script, TextAppearance, TextTypeface
from reader.core.text.bibliography import Bibliography, ItemType
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.filing import FilingChange, Track
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import Image, TextFormat
from reader.core.text.omissions import Omission, OmissionKind
from reader.services.study.actions import ActionDraft, ActionEdit, add_action, change_action
from reader.services.study.card_making import blank_card, make_cards
from reader.services.study.contests import ContestRequest, begin_contest, contest_set_up
from reader.services.study.lessons import TodaysLesson
from reader.services.study.meetings import MeetingRequest, meeting_labels, plan_meeting
from reader.services.study.pack_making import PackMaker, PackRequest, record_made_pack
from reader.services.study.peer_links import take_over
from reader.services.study.question_bank import add_question
from reader.services.study.quizzes import new_quiz
from reader.services.study.report_making import make_report, record_report, report_sheet_labels
from reader.services.study.self_test import answer_card, asked_card
from reader.storage.library import Library
from reader.storage.repositories.mark_options import MarkOption

NOW = datetime(2026, 3, 28, 1, 12, tzinfo=UTC)
BIBLIOGRAPHY = Bibliography(ItemType.BOOK, publisher="人民文学出版社", date="1982", isbn="9787020002207")
PARAGRAPHS = ("第一回", "甄士隐梦幻识通灵", "Call me Ishmael. 𠮷野家 👨‍👩‍👧", "第二回", "满纸荒唐言\n一把辛酸泪")


def make(path: Path) -> None:
    """Make a library with one of each thing at ``path``, which must not exist."""
    with Library.open(path, NOW) as library:
        text = _add_text(library, "红楼梦")
        anchor = make_anchor(library.texts.view(text), 4, 12, "第一回")
        note = operations.annotate(text, AnnotationKind.NOTE, anchor, NOW, colour=2, body="**想**", tags=("梦",))
        library.commit(note)
        library.commit(operations.set_style(library.annotations.all()[0], AnnotationStyle.WAVY, NOW))
        library.commit(operations.annotate(text, AnnotationKind.QUESTION, None, NOW, body="为何？"))
        library.commit(operations.remove((library.annotations.all(kind=AnnotationKind.QUESTION)[0],), NOW))
        library.texts.set_place(text, 13, NOW)
        library.texts.set_appearance(text, TextAppearance(TextTypeface.SANS, 20, Script.TRADITIONAL))
        library.coverage.add(text, 0, 12)
        library.speed.add(text, "zh", 250, 60, NOW)
        library.roadmap.change(Roadmap((RoadmapItem(text, Track.ACCUMULATE, date(2026, 5, 1)),), date(2026, 6, 1)), NOW)
        library.filing.file([text], FilingChange(required=True, added=("小说", "清代")), NOW)
        library.topics.begin("为何开篇写梦？", NOW, [library.annotations.all()[0].id])
        library.preferences.set("theme", "dark")
        weekdays = (90, *(None,) * 6)
        plan = Plan(date(2026, 4, 1), 45, frozenset({6}), weekday_minutes=weekdays, week_goal=WeekGoal(300))
        library.plans.set(plan, NOW)
        library.plans.declare_rest(date(2026, 3, 30), NOW)
        library.plans.declare_vacation(Vacation(date(2026, 4, 4), date(2026, 4, 6)), NOW)
        _add_minutes(library, text)
        pages = "INSERT INTO page (text, number, label, start) VALUES (?, 0, 'i', 0), (?, 1, '1', 13)"
        library._connection.execute(pages, (text, text))  # as a PDF gives them
        other = _add_text(library, "石头记", "补一回")
        library.filing.file([other], FilingChange(track=Track.RESEARCH, archived=True), NOW)
        _add_study(library, library.annotations.all()[0].id)
        _add_group(library, text)
        _join_machines(library)
        library.texts.set_place(text, 12, NOW + timedelta(hours=1))


def _join_machines(library: Library) -> None:
    """Let the library belong to a group of machines from now on."""
    library.sync.everything()
    membership = Membership("d" * 32, "0000000000000007", 1, "e" * 16)
    state = SyncState(Path("/shared"), "书房", TextChoice.USED, membership)
    library.sync.take(IncomingChanges(), state, 0, NOW, {})


def _add_text(library: Library, title: str, *more: str) -> str:
    header = TextHeader(title, "曹雪芹", "zh", TextFormat.PLAIN, "gb18030", bibliography=BIBLIOGRAPHY)
    writer = library.texts.begin(header, "/from", "f" * 64, NOW)
    writer.set_cover(Image("c" * 64, "image/png", b"cover", 2, 3))
    writer.keep_source(zlib.compress(b"\xb5\xda\xd2\xbb\xbb\xd8"))
    blocks = [
        Block(BlockKind.HEADING if len(words) == 3 else BlockKind.PARAGRAPH, words, level=1)
        for words in (*PARAGRAPHS, *more)
    ]
    for piece in assemble([Omission(OmissionKind.DRAWING, 2), Image("a" * 64, "image/png", b"png", 1, 1), *blocks]):
        if isinstance(piece, Leaf):
            writer.add([piece])
        elif isinstance(piece, Image):
            writer.add([], [piece])
        elif isinstance(piece, TextEnd):
            writer.finish(piece)
    return writer.id


def _add_study(library: Library, annotation: str) -> None:
    """Add a card with an answer, a lesson, a rota, a question with a quiz, and an action of a project."""
    mark = library.annotations.get(annotation)
    (made,), _changes = make_cards(library, [blank_card(mark, mark.quote[:2])], NOW)
    answer_card(library, asked_card(library, made.id), AnswerGiven(Rating.GOOD, "right", 8.0), NOW)
    library.mark_options.set(annotation, MarkOption(suggested=False), NOW)
    lesson = TodaysLesson(library, NOW)
    lesson.shown()
    lesson.finish()
    library.rotas.change(LESSON_ROTA, [Members(NOW.date(), ("安", "博"))], NOW.date(), NOW)
    add_question(library, Question(QuestionKind.TRUEFALSE, "开篇写梦。", truth=True), NOW)
    quiz = new_quiz(library, 7, QuizMode.PRACTICE)
    quiz.answer(Response((1,)))
    library.quizzes.add(quiz, NOW.date(), NOW)
    record, _changes = add_action(library, ActionDraft("列出书目", "安", date(2026, 4, 1), "图书角", annotation), NOW)
    change_action(library, record.action.id, ActionEdit(state=ActionState.DOING), NOW)


def _add_group(library: Library, text: str) -> None:
    """Add a group with a pack, a report, a meeting, a contest, and a note of another that was taken over."""
    group = replace(library.study_groups.named("读书小组"), display_name="安", roster=("安", "博"))
    library.study_groups.change(group, NOW)
    request = PackRequest(whole=(text,), has_questions=True, title="三月", name="安", group="读书小组")
    record_made_pack(library, PackMaker(library, _same, NOW).make(request), NOW)
    person = Person("6f1c1d0e-54a3-4c6e-9d3f-1f6f3a0e7c11", "博", group=group.id)
    anchor = make_anchor(library.texts.view(text), 13, 28, "第一回")
    original = "019c0000-0000-7000-8000-000000000001"
    note = PeerNote(
        *(peer_note_id(person.id, original), person.id, original, AnnotationKind.NOTE, NOW, NOW, text),
        anchor=anchor,
        style=AnnotationStyle.UNDERLINE,
    )
    touched = [library.study_groups.touched_person(person), *library.peer_notes.touched([note])]

    def put() -> None:
        library.study_groups.put_person(person, NOW)
        library.peer_notes.put([note], NOW)

    library.peer_notes.record(OperationName.ADD_PEER_NOTES, NOW, touched, put)
    take_over(library, note, NOW)
    report = MemberReport(date(2026, 3, 23), date(2026, 3, 29), words="读了两遍。")
    file = make_report(library, group, report, report_sheet_labels(_same), NOW)
    record_report(library, group, file, USUAL_FIELDS, NOW)
    meeting = MeetingRequest("读书小组", date(2026, 4, 3), time(19, 30), present=("安", "博"))
    plan_meeting(library, meeting, meeting_labels(_same), NOW)
    set_up = ContestRequest(
        SetUp(("红队", "蓝队"), keys=("1", "2"), seed=7), QuestionCounts(required=0, buzzer=1, risk=0)
    )
    begin_contest(library, contest_set_up(library.questions.all(), set_up), NOW)


def _same(_context: str, text: str) -> str:
    return text


def _add_minutes(library: Library, text: str) -> None:
    end = NOW + timedelta(minutes=10)
    day = date(2026, 3, 28)
    library.ledger.put(
        LedgerEntry("e1", text, TimeClass.READ, NOW, end, 28800, day, 600.0, EntryOrigin.MEASURED, device="d")
    )
    library.ledger.close("e1")
    library.ledger.declare(
        LedgerEntry("e2", None, TimeClass.PAPER, NOW, end, 28800, day, 600.0, EntryOrigin.DECLARED, reason="train")
    )


if __name__ == "__main__":
    make(Path(sys.argv[1]))
