"""Annotations change through operations that are undone, redone and joined, across restarts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from reader.core.annotations import operations
from reader.core.annotations.anchor import Anchor, make_anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.operations import Edit, Operation
from reader.core.changes import MAX_CARRIED
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.text.model import Text
from reader.storage.library import Library
from reader.storage.operation_rows import MAX_STEPS

AddText = Callable[..., Text]


@pytest.fixture
def text(library: Library, add_text: AddText) -> str:
    return add_text(library, "甲乙丙丁戊己庚辛壬癸" * 300).id


def annotate_range(library: Library, text: str, start: int, end: int, now: datetime, **fields: object) -> Annotation:
    anchor = make_anchor(library.texts.view(text), start, end, "第一章")
    made = library.commit(operations.annotate(text, AnnotationKind.HIGHLIGHT, anchor, now, **fields))  # type: ignore[arg-type]
    return library.annotations.get(made.annotations[0])


def test_an_annotation_is_given_back_as_it_was_made(library: Library, text: str, now: datetime) -> None:
    anchor = make_anchor(library.texts.view(text), 40, 44, "第一章")
    operation = operations.annotate(
        text, AnnotationKind.QUESTION, anchor, now, colour=3, body="为何？", tags=("一", "二"), creator="我"
    )
    library.commit(operation)
    made = operation.edits[0].after
    assert made is not None
    assert library.annotations.get(made.id[:13]) == made
    assert library.annotations.of_text(text) == library.annotations.all() == [made]
    assert library.annotations.counts() == {text: 1}


def test_annotations_stand_in_text_order_with_orphans_and_whole_text_notes_last(
    library: Library, text: str, now: datetime
) -> None:
    late = annotate_range(library, text, 500, 510, now)
    orphan = annotate_range(library, text, 7, 9, now)
    library.commit(Operation(OperationName.MOVE, (Edit(orphan, replace(orphan, orphan=True)),), now))
    library.commit(operations.annotate(text, AnnotationKind.NOTE, None, now, body="全篇"))
    long = annotate_range(library, text, 10, 90, now)
    short = annotate_range(library, text, 10, 20, now)
    notes = library.annotations.of_text(text)
    assert [note.id for note in notes[:4]] == [short.id, long.id, late.id, orphan.id]
    assert notes[4].body == "全篇"
    assert library.annotations.in_range(text, 0, 15) == [short, long]


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (0, 10, ""),
        (0, 11, "a"),
        (19, 20, "ab"),
        (20, 25, "b"),
        (15, 16, "ab"),
        (29, 30, "b"),
        (30, 99, "c"),
        (0, 0, ""),
    ],
)
def test_a_range_finds_what_shares_a_code_point_with_it(
    library: Library, text: str, now: datetime, start: int, *, end: int, found: str
) -> None:
    for body, first, last in (("a", 10, 20), ("b", 15, 30), ("c", 40, 41)):
        annotate_range(library, text, first, last, now, body=body)
    assert "".join(note.body for note in library.annotations.in_range(text, start, end)) == found


def test_a_bookmark_of_no_width_is_in_the_range_that_holds_it(library: Library, text: str, now: datetime) -> None:
    library.commit(operations.annotate(text, AnnotationKind.BOOKMARK, Anchor(5, 5, ""), now))
    assert len(library.annotations.in_range(text, 5, 6)) == 1
    assert library.annotations.in_range(text, 6, 9) == []


def test_annotations_are_chosen_by_tag_colour_and_kind(library: Library, text: str, now: datetime) -> None:
    one = annotate_range(library, text, 1, 2, now, colour=1, tags=("史", "诗"))
    two = annotate_range(library, text, 3, 4, now, colour=2, tags=("诗",))
    assert library.annotations.all(tag="史") == [one]
    assert library.annotations.all(colour=2) == [two]
    assert library.annotations.all(kind=AnnotationKind.NOTE) == []
    assert library.annotations.all(tag="诗", colour=2, kind=AnnotationKind.HIGHLIGHT) == [two]
    assert library.annotations.tags() == [("诗", 2), ("史", 1)]


def test_undo_brings_a_removed_annotation_back_with_its_id(library: Library, text: str, now: datetime) -> None:
    note = annotate_range(library, text, 1, 5, now, body="想", tags=("标",))
    library.commit(operations.remove((note,), now))
    assert library.annotations.of_text(text) == []
    with pytest.raises(ReaderError):
        library.annotations.get(note.id)
    changes = library.undo(now)
    assert (changes.operation, changes.annotations, changes.changed) == ("remove", (note.id,), 1)
    assert library.annotations.of_text(text) == [note]


def test_undo_and_redo_walk_through_every_kind_of_change(library: Library, text: str, now: datetime) -> None:
    note = annotate_range(library, text, 1, 5, now)
    states = [note]
    for change in (
        lambda one: operations.recolour(one, 4, now),
        lambda one: operations.write(one, "想", now),
        lambda one: operations.tag(one, ("标",), now),
        lambda one: operations.move(one, make_anchor(library.texts.view(text), 8, 9), now),
        lambda one: operations.turn_into(one, AnnotationKind.QUESTION, now),
    ):
        library.commit(change(states[-1]))
        states.append(library.annotations.get(note.id))
    for state in reversed(states[:-1]):
        library.undo(now)
        assert library.annotations.get(note.id) == state
    for state in states[1:]:
        library.redo(now)
        assert library.annotations.get(note.id) == state
    assert library.redo_name() is None


def test_undo_of_making_a_mark_hides_it_and_redo_shows_the_same(library: Library, text: str, now: datetime) -> None:
    note = annotate_range(library, text, 1, 5, now)
    library.undo(now)
    assert library.annotations.all() == []
    assert library.redo_name() is OperationName.HIGHLIGHT
    library.redo(now)
    assert library.annotations.all() == [note]


def test_half_a_character_does_not_keep_a_note_from_being_saved(library: Library, text: str, now: datetime) -> None:
    note = annotate_range(library, text, 1, 5, now, body="想\ud83d", tags=("\ude00", "标"))
    assert (note.body, note.tags) == ("想\ufffd", ("\ufffd", "标"))


def test_an_edit_without_a_later_value_takes_the_annotation_away(library: Library, text: str, now: datetime) -> None:
    note = annotate_range(library, text, 1, 5, now)
    library.commit(Operation(OperationName.REMOVE, (Edit(note, None),), now))
    assert library.annotations.all() == []
    library.undo(now)
    assert library.annotations.all() == [note]


def test_a_new_change_after_undo_drops_what_was_undone(library: Library, text: str, now: datetime) -> None:
    annotate_range(library, text, 1, 5, now)
    library.undo(now)
    annotate_range(library, text, 2, 6, now)
    with pytest.raises(ReaderError) as caught:
        library.redo(now)
    assert caught.value.problem is Problem.NOTHING_TO_REDO


def test_there_is_an_end_to_undo(library: Library, now: datetime) -> None:
    assert library.undo_name() is None
    with pytest.raises(ReaderError) as caught:
        library.undo(now)
    assert caught.value.problem is Problem.NOTHING_TO_UNDO


def test_text_typed_without_a_pause_joins_into_one_step(library: Library, text: str, now: datetime) -> None:
    note = annotate_range(library, text, 1, 5, now)
    other = annotate_range(library, text, 7, 9, now)
    for words, joins in (("想", False), ("想一", True), ("想一想", True)):
        library.commit(operations.write(library.annotations.get(note.id), words, now, joins=joins))
    library.commit(operations.write(other, "别", now, joins=True))
    library.undo(now)
    assert library.annotations.get(other.id) == other
    library.undo(now)
    assert library.annotations.get(note.id) == note
    library.redo(now)
    assert library.annotations.get(note.id).body == "想一想"


def test_typing_after_undo_is_a_step_of_its_own(library: Library, text: str, now: datetime) -> None:
    note = annotate_range(library, text, 1, 5, now)
    library.commit(operations.write(note, "一", now))
    library.commit(operations.write(library.annotations.get(note.id), "二", now))
    library.undo(now)
    library.commit(operations.write(library.annotations.get(note.id), "三", now, joins=True))
    library.undo(now)
    assert library.annotations.get(note.id).body == "一"


def test_the_first_step_cannot_join(library: Library, text: str, now: datetime) -> None:
    anchor = make_anchor(library.texts.view(text), 1, 2)
    first = operations.annotate(text, AnnotationKind.NOTE, anchor, now)
    library.commit(replace(first, joins=True))
    assert library.undo_name() is OperationName.NOTE


def test_the_last_two_hundred_steps_are_kept(library: Library, text: str, now: datetime) -> None:
    note = annotate_range(library, text, 1, 5, now)
    for colour in range(MAX_STEPS + 5):
        library.commit(operations.recolour(note, colour % 5 + 1, now))
    for _ in range(MAX_STEPS):
        library.undo(now)
    assert library.undo_name() is None
    assert library.annotations.get(note.id).colour == 5


def test_undo_outlives_a_restart(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        text = add_text(library, "甲乙丙").id
        note = annotate_range(library, text, 0, 2, now)
        library.commit(operations.remove((note,), now))
    with Library.open(place, now + timedelta(days=9)) as library:
        assert library.undo_name() is OperationName.REMOVE
        library.undo(now)
        assert library.annotations.all() == [note]


def test_an_annotation_or_text_that_is_not_there_is_refused_and_nothing_changes(
    library: Library, text: str, now: datetime
) -> None:
    note = annotate_range(library, text, 1, 5, now)
    stranger = replace(note, id="0" * 36)
    edits = (Edit(note, replace(note, colour=4)), Edit(stranger, stranger))
    with pytest.raises(ReaderError) as caught:
        library.commit(Operation(OperationName.RECOLOUR, edits, now))
    assert caught.value.problem is Problem.ANNOTATION_UNKNOWN
    assert library.annotations.get(note.id) == note
    with pytest.raises(ReaderError) as caught:
        library.commit(operations.annotate("no text", AnnotationKind.NOTE, None, now))
    assert caught.value.problem is Problem.TEXT_UNKNOWN
    with pytest.raises(ReaderError):
        library.annotations.get("")


def test_changes_carry_the_annotations_as_they_are_now(library: Library, text: str, now: datetime) -> None:
    note = operations.annotate(text, AnnotationKind.NOTE, None, now, body="first")
    assert [one.body for one in library.commit(note).carried.values() if one] == ["first"]
    (created,) = library.annotations.of_text(text)
    written = library.commit(operations.write(created, "second", now))
    assert written.carried == {created.id: library.annotations.get(created.id)}
    assert library.undo(now).carried == {created.id: created}
    assert library.commit(operations.remove((created,), now)).carried == {created.id: None}


def test_changes_of_very_many_annotations_carry_none(library: Library, text: str, now: datetime) -> None:
    notes = [operations.annotate(text, AnnotationKind.NOTE, None, now) for _ in range(MAX_CARRIED + 1)]
    edits = tuple(edit for note in notes for edit in note.edits)
    changes = library.commit(Operation(OperationName.NOTE, edits, now))
    assert (len(changes.annotations), changes.carried) == (MAX_CARRIED + 1, {})
