"""The lesson of the day is chosen in steps, and is the one that would be chosen at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from reader.core.annotations import operations
from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.services.study.lessons import TodaysLesson
from reader.storage.library import Library
from reader.storage.repositories import lessons
from tests.support.texts import add_text


@pytest.fixture
def library(now: datetime) -> Iterator[Library]:
    """Open a library with ten marks that may be lessons."""
    with Library.in_memory(now) as library:
        text = add_text(library, "学", ["学而时习之不亦说乎有朋自远方来不亦乐乎。" * 30], now).id
        for number in range(10):
            anchor = make_anchor(library.texts.view(text), 30 * number, 30 * number + 25)
            library.commit(operations.annotate(text, AnnotationKind.HIGHLIGHT, anchor, now, colour=1))
        yield library


def test_it_is_the_same_in_however_many_steps(library: Library, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = library.lessons.marks()
    assert len(whole) == 10
    monkeypatch.setattr(lessons, "_MARKS_AT_ONCE", 3)
    assert library.lessons.marks() == whole
    lesson = TodaysLesson(library, now)
    assert len(list(lesson.choose())) >= 4
    chosen = library.lessons.of_day(lesson.day)
    assert len(chosen) == 1
    assert lesson.shown().lesson.passage == chosen[0].passage
    assert list(lesson.choose()) == []


def test_one_that_is_chosen_elsewhere_meanwhile_stays(library: Library, now: datetime) -> None:
    steps = TodaysLesson(library, now).choose()
    next(steps)
    shown = TodaysLesson(library, now).shown()
    assert list(steps) == []
    assert [one.passage for one in library.lessons.of_day(TodaysLesson(library, now).day)] == [shown.lesson.passage]


@pytest.mark.parametrize("left", [9, 0])
def test_a_mark_that_is_removed_meanwhile_is_not_chosen(library: Library, now: datetime, left: int) -> None:
    expected = TodaysLesson(library, now)
    first = expected._of_marks(library.lessons.marks())
    assert first is not None
    marks = [mark.id for mark in library.lessons.marks()]
    removed = [first.passage.annotation] if left else marks
    steps = expected.choose()
    next(steps)
    library.commit(operations.remove(tuple(map(library.annotations.get, removed)), now))
    assert list(steps) == []
    assert len(library.lessons.marks()) == left
    lesson = TodaysLesson(library, now).shown().lesson
    assert lesson.passage.annotation not in removed
    assert bool(lesson.passage.annotation) is bool(left)
