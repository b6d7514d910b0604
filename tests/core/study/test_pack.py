"""Packs say what a newer number of them changes, and in which order their portions are read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.errors import Problem, ReaderError
from reader.core.study.exchange import ExchangeFile, ExchangeHeader, ExchangeKind, GroupReference, PersonReference
from reader.core.study.lessons import LessonForm
from reader.core.study.meeting import MeetingTemplate
from reader.core.study.pack import (
    PackDifference,
    PackLesson,
    PackMeeting,
    PackPortion,
    PackSummary,
    PackText,
    StudyPack,
    is_chosen,
    longest_quotations,
    pack_difference,
    portions_in_order,
)
from reader.core.study.pack_content import pack_content, parsed_pack
from reader.core.study.pack_plan import has_plan_heading, portion_of, read_plan_table, section_rows
from reader.core.study.rota import Members, Schedule
from reader.core.text.model import Section

MARCH = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, tzinfo=UTC)
DIGEST = "0" * 64
SECTIONS = (Section("一", 1, 10, 40), Section("一之一", 2, 12, 20), Section("二", 1, 40, 100))


def text(title: str, *portions: PackPortion, digest: str = DIGEST) -> PackText:
    return PackText(title, "某人", 100, digest, f"01 {title}", True, portions)


def test_portions_are_read_by_their_days() -> None:
    first = PackPortion("一", 0, 50, day=date(2026, 3, 4))
    second = PackPortion("二", 50, 100, day=date(2026, 3, 6))
    other = PackPortion("", 0, 100, day=date(2026, 3, 5))
    ordered = portions_in_order([text("甲", first, second), text("乙", other, digest="1" * 64)])
    assert [portion for _text, portion in ordered] == [first, other, second]


def test_portions_without_days_stay_in_order() -> None:
    parts = [PackPortion(str(number), 0, 1) for number in range(5)]
    assert [portion for _text, portion in portions_in_order([text("甲", *parts)])] == parts


def test_day_n_begins_with_the_first_day() -> None:
    assert PackPortion("", 0, 1, number=3).date_from(MARCH) == date(2026, 3, 4)
    assert PackPortion("", 0, 1, day=MARCH, number=3).date_from(date(2026, 1, 1)) == MARCH
    assert PackPortion("", 0, 1).date_from(MARCH) is None


def test_a_newer_number_is_told_in_counts() -> None:
    lesson = PackLesson(MARCH, 0, quote="慢读")
    portion = PackPortion("一", 0, 50, day=MARCH)
    earlier = PackSummary(1, MARCH, (text("甲", portion),), (lesson,), ("q1",), {"a": NOW, "b": NOW}, ())
    assert pack_difference(earlier, replace(earlier, number=2)).is_empty
    moved = text("甲", replace(portion, day=date(2026, 3, 9)))
    later = PackSummary(
        2,
        MARCH,
        (moved, text("乙", digest="1" * 64)),
        (),
        ("q1", "q2"),
        {"a": NOW.replace(hour=1), "c": NOW},
        (Members(MARCH, ("安",)),),
        (PackMeeting("m", "学习会", MARCH),),
    )
    assert pack_difference(earlier, later) == PackDifference(
        texts_added=("乙",),
        notes_added=1,
        notes_changed=1,
        notes_withdrawn=1,
        questions_added=1,
        lessons_removed=1,
        dates_moved=1,
        meetings_changed=1,
        is_rota_changed=True,
    )


def test_notes_are_chosen_by_tag_colour_or_text() -> None:
    note = Annotation("n", "t", AnnotationKind.NOTE, NOW, NOW, colour=2, tags=("领学",))
    assert not is_chosen(note, frozenset(), frozenset(), whole_text=False)
    assert is_chosen(note, frozenset({"领学"}), frozenset(), whole_text=False)
    assert is_chosen(note, frozenset(), frozenset({2}), whole_text=False)
    assert is_chosen(note, frozenset(), frozenset(), whole_text=True)
    for hidden in (replace(note, tags=("领学", "Self")), replace(note, orphan=True), replace(note, deleted=NOW)):
        assert not is_chosen(hidden, frozenset({"领学"}), frozenset({2}), whole_text=True)


def test_a_text_is_known_by_its_longest_quotations() -> None:
    assert longest_quotations(["短", "很长很长的一句话在这里", "也有八个字的一句", "也有八个字的一句"]) == [
        "很长很长的一句话在这里",
        "也有八个字的一句",
    ]


def test_the_content_is_read_as_it_was_written() -> None:
    pack = StudyPack(
        "one",
        2,
        "三月",
        PersonReference("p", "博"),
        MARCH,
        GroupReference("g", "读书组"),
        "话",
        (text("甲", PackPortion("一", 0, 50, "开头", MARCH), PackPortion("二", 50, 100, number=2)),),
        (PackLesson(MARCH, 0, 12, "", LessonForm.LEARN, "安", "原文"),),
        rota=(Members(MARCH, ("安", "博")), Schedule(MARCH, frozenset({0, 4}), 2)),
        meetings=(PackMeeting("m", "学习会", MARCH, MeetingTemplate.SALON, time(19, 30), "图书馆", 90),),
    )
    assert parsed_pack(ExchangeFile(pack.header, pack_content(pack), {})) == pack


@pytest.mark.parametrize(
    "content",
    [
        {"texts": {}},
        {"texts": [{"title": "", "digest": DIGEST, "characters": 1}]},
        {"texts": [{"title": "甲", "digest": "x" * 64, "characters": 1}]},
        {"texts": [{"title": "甲", "digest": DIGEST, "characters": True}]},
        {"texts": [{"title": "甲", "digest": DIGEST, "characters": 1, "portions": [{"start": 0, "end": 2}]}]},
        {"texts": [{"title": "甲", "digest": DIGEST, "characters": 9, "portions": [{"start": 2, "end": 1}]}]},
        {"lessons": [{"day": "2026-03-02", "text": 0}]},
        {"lessons": [{"day": "2026-3-2", "text": 0}]},
        {"questions": [{"id": "q", "stem": "?", "content": {"kind": "riddle"}}]},
        {"questions": [{"id": "q", "stem": "?", "content": {"kind": {"open": 1}}}]},
        {"questions": [{"id": "q", "stem": "?", "content": {"kind": ["open"]}}]},
        {"questions": [{"id": "q", "stem": "", "content": {"kind": "open"}}]},
        {"rota": [["members", "2026-03-02", 5]]},
        {"words": 5},
        {"meetings": [{"id": "m", "title": "", "day": "2026-03-02", "length": 60, "template": "party"}]},
        {"meetings": [{"id": "m", "title": "", "day": "2026-03-02", "length": 0, "template": "salon"}]},
        {"meetings": [{"id": "m", "day": "2026-03-02", "start": "25:00", "length": 60, "template": "salon"}]},
        {"title": "题" * 1_001},
    ],
)
def test_a_field_that_is_wrong_is_refused(content: dict[str, object]) -> None:
    header = ExchangeHeader(ExchangeKind.PACK, "one", 1, PersonReference("p", "博"), MARCH)
    with pytest.raises(ReaderError) as raised:
        parsed_pack(ExchangeFile(header, content, {}))
    assert raised.value.problem is Problem.BAG_FIELD


def test_a_plan_is_a_table_of_portions() -> None:
    table = "date,text,portion,start,end\n2026-03-04,慢读,二,,\nday 3,慢读,,0,9\n,慢读,,,\n"
    assert has_plan_heading(table)
    assert not has_plan_heading("date,text,start|quote,form,host\n")
    rows = read_plan_table(table)
    portions = [portion_of(row, 100, SECTIONS, "开头的话") for row in rows]
    assert [(one.start, one.end, one.day, one.number) for one in portions] == [
        (40, 100, date(2026, 3, 4), None),
        (0, 9, None, 3),
        (0, 100, None, None),
    ]


def test_sections_are_shared_out_over_days() -> None:
    rows = list(section_rows("t", "书", 100, SECTIONS, None))
    assert [(row.title, row.start, row.end) for row in rows] == [("一", 0, 40), ("二", 40, 100)]
    dated = list(section_rows("t", "书", 100, SECTIONS, (MARCH, date(2026, 3, 5))))
    assert [(row.title, row.day) for row in dated] == [("一", MARCH), ("二", date(2026, 3, 4))]
    one = list(section_rows("t", "书", 100, SECTIONS, (MARCH, MARCH)))
    assert [(row.title, row.start, row.end) for row in one] == [("一 – 二", 0, 100)]
    assert [(row.title, row.end) for row in section_rows("t", "书", 100, (), None)] == [("书", 100)]
