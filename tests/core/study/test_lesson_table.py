"""A table sets lessons for days; a bad row is named and stops no other."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.study.lesson_table import read_lesson_table, write_lesson_table
from reader.core.study.lessons import LessonForm, SetLesson

DAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    "content",
    [
        "2026-03-05,河边,春雨落下,learn,安\n",
        "date,text,start|quote,form,host\n2026-03-05,河边,春雨落下,learn,安\n",
        "date;text;quote;form;host\r\n2026-03-05;河边;春雨落下;LEARN;安\r\n",
        "日期\t文本\t原文\t形式\t主持\n2026-03-05\t河边\t春雨落下\t背诵\t安\n\n",
        "host,form,start,quote,text,date\n安,learn,,春雨落下,河边,2026-03-05\n",
    ],
)
def test_the_columns_may_be_named_or_stand_in_their_order(content: str) -> None:
    table = read_lesson_table(content)
    assert table.lessons == (SetLesson(DAY, "河边", None, "春雨落下", LessonForm.LEARN, "安"),)
    assert table.passed == ()


def test_a_number_is_a_place_in_the_text() -> None:
    assert read_lesson_table("2026-03-05,河边,120\n").lessons == (SetLesson(DAY, "河边", 120),)


def test_bad_rows_are_named_with_their_line() -> None:
    content = "2026-02-30,a,1\n2026-03-05\n2026-03-05,,1\n2026-03-05,a,\n2026-03-05,a,1,sing\n2026-03-05,a,1\n"
    table = read_lesson_table(content)
    assert [(row.line, row.why) for row in table.passed] == [
        (1, "date"),
        (2, "columns"),
        (3, "text"),
        (4, "start"),
        (5, "form"),
    ]
    assert len(table.lessons) == 1


@pytest.mark.parametrize("content", ["", "\n\n", "\0", '"', "date,text\n", "x" * 200_000, '"' + "a" * 200_000])
def test_what_is_no_table_sets_nothing(content: str) -> None:
    assert read_lesson_table(content).lessons == ()


_WORDS = st.text(alphabet='河边=+-@",; 字a', min_size=1, max_size=12).map(str.strip).filter(bool)
_LESSONS = st.builds(SetLesson, st.just(DAY), _WORDS, st.none(), _WORDS, st.sampled_from(LessonForm), _WORDS)


@given(st.lists(_LESSONS, min_size=1, max_size=4))
def test_a_table_that_was_written_is_read_as_it_was(lessons: list[SetLesson]) -> None:
    assert read_lesson_table(write_lesson_table(lessons)).lessons == tuple(lessons)
