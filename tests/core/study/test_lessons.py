"""The lesson of a day is chosen without dice, has a usual form, and takes a usual time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.study.lessons import (
    REST_DAYS,
    LessonForm,
    LessonMark,
    LessonPassage,
    choose_mark,
    choose_passage,
    fits_lesson,
    passage_length,
    usual_form,
    usual_seconds,
)

DAY = date(2026, 3, 2)


def days_before(number: int) -> date:
    return DAY - timedelta(days=number)


@pytest.mark.parametrize(
    ("quote", "fits"),
    [
        ("字" * 13, False),
        ("字" * 19, False),
        ("字" * 20, True),
        ("字 " * 20, True),
        ("字" * 400, True),
        ("字" * 401, False),
        ("one two three four five six seven", False),
        ("one two three four five six seven eight", True),
        ("word " * 120, True),
        ("word " * 121, False),
        ("", False),
    ],
)
def test_a_mark_of_some_sentences_is_a_lesson(quote: str, fits: bool) -> None:
    assert fits_lesson(quote) is fits


@pytest.mark.parametrize(
    ("quote", "is_verse", "form", "seconds"),
    [
        ("字" * 60, False, LessonForm.LEARN, 60),
        ("字" * 61, False, LessonForm.READ, 16),
        ("字" * 240, False, LessonForm.READ, 60),
        ("字" * 240, True, LessonForm.LEARN, 240),
        ("字" * 401, False, LessonForm.TELL, 180),
        ("word " * 24, False, LessonForm.LEARN, 45),
        ("word " * 65, False, LessonForm.READ, 30),
        ("word " * 121, False, LessonForm.TELL, 180),
    ],
)
def test_the_length_says_how_a_lesson_is_held_and_for_how_long(
    quote: str, is_verse: bool, form: LessonForm, seconds: int
) -> None:
    assert usual_form(quote, is_verse=is_verse) is form
    assert usual_seconds(quote, form) == seconds


def test_words_with_spaces_are_counted_as_words_and_others_as_characters() -> None:
    assert passage_length("A passage, not long.").in_words
    assert passage_length("一段话， 不长。").count == 7
    assert not passage_length("这里说到 API 的用法").in_words


def test_the_text_with_the_fewest_lessons_for_its_marks_is_next() -> None:
    marks = [LessonMark("a1", "a"), *(LessonMark(f"b{number}", "b") for number in range(9))]
    first = choose_mark(marks, {"a": 1, "b": 2}, DAY)
    assert first is not None
    assert first.text == "b"  # 2 ÷ 3 is less than 1 ÷ 1
    second = choose_mark(marks, {"a": 1, "b": 4}, DAY)
    assert second is not None
    assert second.text == "a"


def test_in_a_text_the_mark_shown_least_often_is_next_then_longest_ago() -> None:
    marks = [
        LessonMark("often", "a", 3, days_before(90)),
        LessonMark("late", "a", 1, days_before(40)),
        LessonMark("early", "a", 1, days_before(60)),
    ]
    chosen = choose_mark(marks, {}, DAY)
    assert chosen is not None
    assert chosen.id == "early"


def test_a_mark_rests_for_thirty_days_unless_all_do() -> None:
    marks = [LessonMark("new", "a", 5, days_before(REST_DAYS)), LessonMark("a", "a", 1, days_before(REST_DAYS - 1))]
    chosen = choose_mark(marks, {}, DAY)
    assert chosen is not None
    assert chosen.id == "new"
    again = choose_mark(marks[1:], {}, DAY)
    assert again is not None
    assert again.id == "a"


def test_what_was_shown_on_the_day_is_no_other_lesson_of_it() -> None:
    assert choose_mark([LessonMark("a", "a", 1, DAY)], {}, DAY) is None
    assert choose_mark([], {}, DAY) is None


@given(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=8, unique=True), st.dates())
def test_the_choice_does_not_depend_on_the_order_of_the_marks(ids: list[str], day: date) -> None:
    marks = [LessonMark(id_, "ab"[ord(id_) % 2]) for id_ in ids]
    assert choose_mark(marks, {}, day) == choose_mark(marks[::-1], {}, day)


def test_equal_marks_come_in_another_order_on_another_day() -> None:
    marks = [LessonMark(f"mark-{number}", "a") for number in range(20)]
    chosen = {choose_mark(marks, {}, DAY + timedelta(days=number)) for number in range(20)}
    assert len(chosen) > 5


def test_without_marks_the_first_paragraph_that_was_no_lesson_lately_is_next() -> None:
    passages = [LessonPassage("t", start, start + 30, "字" * 30) for start in (0, 40, 80)]
    assert choose_passage(passages, {}, DAY) == passages[0]
    assert choose_passage(passages, {("t", 0): DAY}, DAY) == passages[1]
    assert choose_passage(passages, {("t", start): days_before(1) for start in (0, 40, 80)}, DAY) == passages[0]
    assert choose_passage(passages, {("t", start): DAY for start in (0, 40, 80)}, DAY) is None
