"""Topics and their outlines are stored, and each change of them can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from reader.core.annotations import operations, topics
from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.text.model import Text
from reader.storage.library import Library


@pytest.fixture
def marks(library: Library, add_text: Callable[..., Text], now: datetime) -> list[str]:
    text = add_text(library, "一二三四五六七八九十")
    view = library.texts.view(text.id)
    made = [
        operations.annotate(text.id, AnnotationKind.HIGHLIGHT, make_anchor(view, start, start + 2), now)
        for start in range(4)
    ]
    for first in made:
        library.commit(first)
    return [first.edits[0].id for first in made]


def contents(library: Library, topic: str) -> list[str]:
    return [item.annotation or item.text for item in library.topics.outline(topic)]


def test_a_topic_begins_with_what_was_chosen_in_one_step(library: Library, marks: list[str], now: datetime) -> None:
    topic, changes = library.topics.begin("Why?", now, marks[:2])
    assert changes.topics
    assert [(first.question, first.size) for first in library.topics.all()] == [("Why?", 2)]
    assert contents(library, topic) == marks[:2]
    library.undo(now)
    assert library.topics.all() == []
    assert library.topics.topics_of(marks) == {}
    library.redo(now)
    assert contents(library, topic) == marks[:2]


def test_a_question_is_put_in_other_words_and_back(library: Library, now: datetime) -> None:
    topic, _ = library.topics.begin("Why?", now)
    library.topics.rename(topic, "What for?", now)
    assert library.topics.get(topic[:20]).question == "What for?"
    library.undo(now)
    assert library.topics.get(topic).question == "Why?"


def test_a_removed_topic_leaves_its_annotations_alone(library: Library, marks: list[str], now: datetime) -> None:
    topic, _ = library.topics.begin("Why?", now, marks)
    library.topics.remove(topic, now)
    assert len(library.annotations.all()) == 4
    assert library.topics.pairs() == []
    with pytest.raises(ReaderError) as caught:
        library.topics.get(topic)
    assert caught.value.problem is Problem.TOPIC_UNKNOWN
    library.undo(now)
    assert contents(library, topic) == marks


def test_order_levels_and_words_are_kept_and_undone(library: Library, marks: list[str], now: datetime) -> None:
    topic, _ = library.topics.begin("Why?", now, marks)
    before = library.topics.outline(topic)
    after = topics.indented(topics.placed(before, {before[3].id}, 0), {before[0].id}, 1)
    after = topics.inserted(after, topics.text_item("So much for that.", now), before[3].id)
    library.topics.change(topic, after, now, OperationName.ARRANGE)
    assert library.topics.outline(topic) == after
    library.undo(now)
    assert library.topics.outline(topic) == before
    library.redo(now)
    assert library.topics.outline(topic) == after


def test_typing_is_one_step(library: Library, now: datetime) -> None:
    topic, _ = library.topics.begin("Why?", now)
    item = topics.text_item("a", now)
    for words in ("a", "ab", "abc"):
        outline = (replace(item, text=words),)
        library.topics.change(topic, outline, now, OperationName.WRITE_IN_TOPIC, joins=True)
    library.undo(now)
    assert library.topics.outline(topic) == ()
    library.redo(now)
    assert contents(library, topic) == ["abc"]


def test_an_annotation_comes_back_to_its_place(library: Library, marks: list[str], now: datetime) -> None:
    topic, _ = library.topics.begin("Why?", now, marks)
    library.commit(operations.remove((library.annotations.get(marks[1]),), now))
    assert contents(library, topic) == [marks[0], *marks[2:]]
    assert library.topics.get(topic).size == 3
    library.undo(now)
    assert contents(library, topic) == marks


def test_annotations_move_from_one_topic_to_another_in_one_step(
    library: Library, marks: list[str], now: datetime
) -> None:
    first, _ = library.topics.begin("One?", now, marks)
    other, _ = library.topics.begin("Other?", now)
    library.topics.gather(other, marks[:2], now, source=first)
    assert (contents(library, first), contents(library, other)) == (marks[2:], marks[:2])
    assert library.topics.topics_of(marks[:1]) == {marks[0]: (other,)}
    library.undo(now)
    assert (contents(library, first), contents(library, other)) == (marks, [])


def test_nothing_that_stands_there_already_is_put_in_twice(library: Library, marks: list[str], now: datetime) -> None:
    topic, _ = library.topics.begin("Why?", now, marks[:2])
    library.topics.gather(topic, marks, now)
    assert contents(library, topic) == marks
    assert library.topics.pairs() == [(topic, mark) for mark in marks]
    steps = library.undo_name()
    library.topics.gather(topic, marks, now)
    assert library.undo_name() is steps
    library.undo(now)
    assert contents(library, topic) == marks[:2]
