from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.colours import DEFAULT_COLOUR
from reader.core.annotations.model import Annotation, AnnotationKind, AnnotationStyle
from reader.core.annotations.operations import (
    annotate,
    move,
    recolour,
    remove,
    set_style,
    tag,
    turn_into,
    write,
)
from reader.core.changes import Changes
from reader.core.ids import new_id
from reader.core.operation_name import OperationName
from reader.core.tags import clean_tags

ANCHOR = Anchor(3, 5, "原文")


@pytest.fixture
def highlight(now: datetime) -> Annotation:
    after = annotate("t", AnnotationKind.HIGHLIGHT, ANCHOR, now, colour=2, tags=("#自学",)).edits[0].after
    assert after is not None
    return after


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (AnnotationKind.HIGHLIGHT, OperationName.HIGHLIGHT),
        (AnnotationKind.NOTE, OperationName.NOTE),
        (AnnotationKind.QUESTION, OperationName.QUESTION),
        (AnnotationKind.BOOKMARK, OperationName.BOOKMARK),
    ],
)
def test_annotating_is_named_by_what_is_made(kind: AnnotationKind, name: OperationName, now: datetime) -> None:
    operation = annotate("t", kind, ANCHOR, now, body="words")
    assert operation.name is name
    assert operation.edits[0].before is None


def test_a_note_on_the_whole_text_has_no_passage(now: datetime) -> None:
    after = annotate("t", AnnotationKind.NOTE, None, now, body="讲座").edits[0].after
    assert after is not None
    assert (after.start, after.end, after.quote) == (0, 0, "")


def test_fields_are_independent(highlight: Annotation, now: datetime) -> None:
    later = now + timedelta(minutes=1)
    moved = move(highlight, Anchor(0, 9, "别的原文"), later).edits[0].after
    assert moved is not None
    assert (moved.id, moved.colour, moved.tags, moved.created) == (highlight.id, 2, ("自学",), highlight.created)
    assert moved.modified == later


def test_a_highlight_that_gets_words_becomes_a_note_and_keeps_its_colour(highlight: Annotation, now: datetime) -> None:
    after = write(highlight, "想法", now).edits[0].after
    assert after is not None
    assert (after.kind, after.colour) == (AnnotationKind.NOTE, 2)


def test_a_question_that_gets_words_stays_a_question(highlight: Annotation, now: datetime) -> None:
    question = turn_into(highlight, AnnotationKind.QUESTION, now).edits[0].after
    assert question is not None
    written = write(question, "为什么？", now).edits[0].after
    assert written is not None
    assert written.kind is AnnotationKind.QUESTION


def test_removing_keeps_the_row_and_says_when(highlight: Annotation, now: datetime) -> None:
    operation = remove((highlight,), now)
    assert operation.edits[0].before == highlight
    assert operation.edits[0].after is not None
    assert operation.edits[0].after.deleted == now
    assert operation.edits[0].id == highlight.id


def test_other_colours_and_tags(highlight: Annotation, now: datetime) -> None:
    coloured = recolour(highlight, 5, now).edits[0].after
    tagged = tag(highlight, ("#a", "a", " two words "), now).edits[0].after
    assert coloured is not None
    assert tagged is not None
    assert coloured.colour == 5
    assert tagged.tags == ("a", "two-words")


def test_a_line_may_be_without_a_colour_and_a_mere_highlight_may_not(highlight: Annotation, now: datetime) -> None:
    plain = replace(highlight, colour=0)
    underlined = set_style(plain, AnnotationStyle.UNDERLINE, now).edits[0].after
    assert underlined is not None
    assert (underlined.style, underlined.colour) == (AnnotationStyle.UNDERLINE, 0)
    back = set_style(underlined, AnnotationStyle.HIGHLIGHT, now).edits[0].after
    assert back is not None
    assert (back.style, back.colour) == (AnnotationStyle.HIGHLIGHT, DEFAULT_COLOUR)


@pytest.mark.parametrize(
    ("given", "expected"),
    [(("",), ()), (("#x", "x"), ("x",)), (("a b", "c"), ("a-b", "c")), (("##深学",), ("深学",))],
)
def test_tags_are_cleaned(given: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert clean_tags(given) == expected


def test_changes_count_everything() -> None:
    assert Changes("x", annotations=("a", "b"), texts=("t",), entries=("e",), plan=True).changed == 5


def test_ids_sort_by_time_and_are_of_version_7(now: datetime) -> None:
    ids = [new_id(now + timedelta(milliseconds=number)) for number in range(50)]
    assert ids == sorted(ids)
    assert len(set(ids)) == 50
    assert all(one[14] == "7" and one[19] in "89ab" and len(one) == 36 for one in ids)
