"""A step that touches very many notes is made, undone and redone in parts, and is one step all the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.annotations import bulk_edits, operations
from reader.core.annotations.bulk_edits import BulkEdit
from reader.core.annotations.model import Annotation, AnnotationKind, AnnotationStyle
from reader.core.annotations.operations import Edit, Operation
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.text.model import Text
from reader.storage import bulk_step
from reader.storage.bulk_step import BulkStep, BulkSteps
from reader.storage.library import Library
from reader.storage.operation_rows import MAX_STEPS
from tests.support.texts import add_text as add_whole_text

AddText = Callable[..., Text]
MINUTE = timedelta(minutes=1)
COUNT = 60
PART = 7
PARTS = -(-COUNT // PART)


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a part of every seven notes, so that a step of sixty has nine."""
    monkeypatch.setattr(bulk_step, "PART_SIZE", PART)


def add_notes(library: Library, text: str, now: datetime) -> list[str]:
    """Add sixty notes of several kinds, colours and tags, and return their ids."""
    kinds, styles = tuple(AnnotationKind), tuple(AnnotationStyle)
    edits: list[Edit] = []
    for number in range(COUNT):
        tags = ("深学",) if number % 3 else ("a", "b")
        edits += operations.annotate(
            text,
            kinds[number % 4],
            None,
            now,
            colour=number % 6,
            body=f"想 {number}",
            tags=tags,
            style=styles[number % 3],
        ).edits
    library.commit(Operation(OperationName.IMPORT_NOTES, tuple(edits), now))
    return [edit.id for edit in edits]


def notes_of(library: Library) -> dict[str, Annotation]:
    """Return all notes that are not deleted, by id."""
    return {note.id: note for note in library.annotations.all()}


def make_parts(step: BulkStep, count: int) -> None:
    """Make so many parts of a step."""
    for _part in range(count):
        step.advance()


def killed(library: Library, folder: Path, now: datetime) -> Library:
    """Return the library as it is in the file at this moment, opened as after a kill."""
    assert library.path is not None
    copy = folder / "killed" / "library.db"
    copy.parent.mkdir(parents=True)
    shutil.copy(library.path, copy)
    return Library.open(copy, now)


TAG = bulk_edits.tag_all(("many",), ("b",))
EDITS: Sequence[Callable[[datetime], BulkEdit]] = (
    lambda _now: TAG,
    lambda _now: bulk_edits.recolour_all(3),
    lambda _now: bulk_edits.set_style_of_all(AnnotationStyle.HIGHLIGHT),
    bulk_edits.remove_all,
)


@pytest.mark.parametrize("make_edit", EDITS)
def test_it_is_one_step_for_undo_redo_and_the_history(
    library: Library, add_text: AddText, now: datetime, make_edit: Callable[[datetime], BulkEdit]
) -> None:
    ids = add_notes(library, add_text(library, "甲乙").id, now)
    before = notes_of(library)
    later = now + MINUTE
    changes = library.bulk_steps.edit(make_edit(later), ids, later).finish()
    after = notes_of(library)
    assert after != before
    assert changes is not None
    assert changes.step == library.last_step()
    first = before[changes.annotations[0]]
    entry = library.history_entries()[0]
    assert (entry.number, entry.words, entry.at) == (changes.step, first.body, later)
    step = library.history()[0]
    assert step.changes == changes
    assert set(changes.annotations) == {one for one in before if after.get(one) != before[one]}
    library.undo(later)
    assert notes_of(library) == before
    assert [one.undone for one in library.history_entries()[:2]] == [True, False]
    assert library.redo(later) == changes
    assert notes_of(library) == after
    assert library.check().findings == ()


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_undo_gives_the_library_before_and_redo_the_one_after(data: st.DataObject) -> None:
    now = datetime(2026, 3, 28, 9, 12).astimezone()
    with Library.in_memory(now) as library:
        ids = add_notes(library, add_whole_text(library, "书", ["甲乙"], now).id, now)
        states = [notes_of(library)]
        tags = st.lists(st.sampled_from(["a", "b", "深学", "x y"]), max_size=2).map(tuple)
        for number in range(1, data.draw(st.integers(1, 4)) + 1):
            at = now + number * MINUTE
            edit = data.draw(
                st.one_of(
                    st.builds(bulk_edits.tag_all, tags, tags),
                    st.builds(bulk_edits.recolour_all, st.integers(0, 5)),
                    st.builds(bulk_edits.set_style_of_all, st.sampled_from(AnnotationStyle)),
                )
            )
            chosen = data.draw(st.lists(st.sampled_from(ids), unique=True, min_size=1))
            if library.bulk_steps.edit(edit, chosen, at).finish() is not None:
                states.append(notes_of(library))
        for state in states[-2::-1]:
            assert library.bulk_steps.undo(now).finish() is not None
            assert notes_of(library) == state
        for state in states[1:]:
            assert library.bulk_steps.redo(now).finish() is not None
            assert notes_of(library) == state


@pytest.mark.parametrize("made", range(1, PARTS))
def test_a_kill_while_it_is_made_leaves_a_step_that_one_undo_takes_back(
    place: Path, tmp_path: Path, add_text: AddText, now: datetime, made: int
) -> None:
    with Library.open(place, now) as library:
        ids = add_notes(library, add_text(library, "甲乙").id, now)
        before = notes_of(library)
        make_parts(library.bulk_steps.edit(TAG, ids, now + MINUTE), made)
        with killed(library, tmp_path, now) as left:
            changed = notes_of(left)
            touched = [one for one in ids if changed[one] != before[one]]
            assert touched == ids[: made * PART]
            assert len(left.history()[0].changes.annotations) == len(touched)
            left.undo(now)
            assert notes_of(left) == before
            left.redo(now)
            assert notes_of(left) == changed
            assert left.check().findings == ()


@pytest.mark.parametrize("moved", range(1, PARTS))
def test_a_kill_while_it_is_undone_or_redone_leaves_a_step_to_undo_and_one_to_redo(
    place: Path, tmp_path: Path, add_text: AddText, now: datetime, moved: int
) -> None:
    with Library.open(place, now) as library:
        ids = add_notes(library, add_text(library, "甲乙").id, now)
        before = notes_of(library)
        library.bulk_steps.edit(TAG, ids, now + MINUTE).finish()
        after = notes_of(library)
        make_parts(library.bulk_steps.undo(now), moved)
        with killed(library, tmp_path, now) as left:
            assert [one.undone for one in left.history_entries()[:3]] == [True, False, False]
            left.undo(now)
            assert notes_of(left) == before
            left.redo(now)
            assert notes_of(left) == after
            left.undo(now)
            make_parts(left.bulk_steps.redo(now), moved)
            with killed(left, tmp_path / "again", now) as left_again:
                left_again.redo(now)
                assert notes_of(left_again) == after
                left_again.undo(now)
                assert notes_of(left_again) == before


@pytest.mark.parametrize("made", [1, 4, PARTS - 1])
def test_a_step_that_is_cancelled_leaves_the_library_and_its_history_as_they_were(
    library: Library, add_text: AddText, now: datetime, made: int
) -> None:
    ids = add_notes(library, add_text(library, "甲乙").id, now)
    before, history = notes_of(library), library.history_entries()
    step = library.bulk_steps.edit(TAG, ids, now + MINUTE)
    make_parts(step, made)
    assert step.done == made * PART
    assert step.share == pytest.approx(made / PARTS)
    step.cancel()
    changes = step.finish()
    assert changes is not None
    assert (changes.step, len(changes.annotations)) == (0, made * PART)
    assert notes_of(library) == before
    assert library.history_entries() == history
    library.bulk_steps.edit(TAG, ids, now + MINUTE).finish()
    after = notes_of(library)
    undo = library.bulk_steps.undo(now)
    make_parts(undo, made)
    undo.cancel()
    undo.finish()
    assert notes_of(library) == after
    assert not library.history_entries()[0].undone


def test_other_steps_are_refused_while_one_is_under_way(library: Library, add_text: AddText, now: datetime) -> None:
    text = add_text(library, "甲乙").id
    ids = add_notes(library, text, now)
    step = library.bulk_steps.edit(TAG, ids, now)
    step.advance()
    refused: Sequence[Callable[[], object]] = (
        lambda: library.commit(operations.annotate(text, AnnotationKind.NOTE, None, now)),
        lambda: library.undo(now),
        lambda: library.go_to(0, now),
        lambda: library.bulk_steps.undo(now),
        lambda: library.bulk_steps.edit(TAG, ids, now),
    )
    for attempt in refused:
        with pytest.raises(ReaderError) as caught:
            attempt()
        assert caught.value.problem is Problem.STEP_UNFINISHED
    library.texts.set_place(text, 1, now)
    step.finish()
    library.commit(operations.annotate(text, AnnotationKind.NOTE, None, now))


def test_a_note_that_is_gone_ends_it_and_all_of_it_can_be_taken_back(
    library: Library, add_text: AddText, now: datetime
) -> None:
    ids = add_notes(library, add_text(library, "甲乙").id, now)
    library.commit(operations.remove((library.annotations.get(ids[30]),), now))
    before = notes_of(library)
    step = library.bulk_steps.edit(TAG, ids, now)
    with pytest.raises(ReaderError) as caught:
        step.finish()
    assert caught.value.problem is Problem.ANNOTATION_UNKNOWN
    step.cancel()
    step.finish()
    assert notes_of(library) == before


def test_a_bug_ends_the_step_and_others_are_made_again(library: Library, add_text: AddText, now: datetime) -> None:
    text = add_text(library, "甲乙").id
    ids = add_notes(library, text, now)
    bug = BulkEdit(OperationName.TAG, ("tags",), lambda _tags: (1 / 0,))
    with pytest.raises(ZeroDivisionError):
        library.bulk_steps.edit(bug, ids, now).advance()
    library.commit(operations.annotate(text, AnnotationKind.NOTE, None, now))


def test_what_would_change_nothing_is_no_step(library: Library, add_text: AddText, now: datetime) -> None:
    ids = add_notes(library, add_text(library, "甲乙").id, now)
    last = library.last_step()
    assert library.bulk_steps.edit(bulk_edits.tag_all((), ("nothing",)), ids, now).finish() is None
    assert library.last_step() == last


def test_a_step_in_parts_counts_as_one_of_those_that_are_kept(
    library: Library, add_text: AddText, now: datetime
) -> None:
    ids = add_notes(library, add_text(library, "甲乙").id, now)
    for number in range(MAX_STEPS + 3):
        at = now + number * MINUTE
        library.bulk_steps.edit(bulk_edits.recolour_all(number % 2 + 1), ids[: 2 * PART + 1], at).finish()
    entries = library.history_entries()
    assert len(entries) == MAX_STEPS
    assert all(len(entry.parts) in {2, 3} for entry in entries)


def test_imports_come_between_and_the_step_is_still_undone_by_its_number(
    library: Library, add_text: AddText, now: datetime
) -> None:
    ids = add_notes(library, add_text(library, "甲乙").id, now)
    before = notes_of(library)
    library.texts.gathers = True
    step = library.bulk_steps.edit(TAG, ids, now + MINUTE)
    make_parts(step, 4)
    library.bulk_steps._journal.end_parts()  # imports wait for its end, but the numbers leave room for them
    add_text(library, "丙丁")
    changes = step.finish()
    assert changes is not None
    assert len(library.history_entries()[1].parts) == PARTS
    assert library.undo_step(changes.step, now).changed == COUNT
    assert notes_of(library) == before
    assert len(library.texts.all()) == 2
    library.redo(now)
    assert {"many"} <= set(library.annotations.get(ids[-1]).tags)
    library.go_to(0, now)
    assert notes_of(library) == {}
    library.go_to(library.history_entries()[0].number, now)
    assert {"many"} <= set(library.annotations.get(ids[-1]).tags)


@pytest.mark.parametrize("moves", [BulkSteps.undo, BulkSteps.redo])
@pytest.mark.parametrize("is_stopped", [True, False])
def test_an_import_waits_until_it_is_over(
    place: Path, add_text: AddText, now: datetime, moves: Callable[[BulkSteps, datetime], BulkStep], *, is_stopped: bool
) -> None:
    with Library.open(place, now) as library, ThreadPoolExecutor(1) as threads:
        removed = add_text(library, "丙丁").id
        ids = add_notes(library, add_text(library, "甲乙").id, now)
        library.texts.remove(removed, now)
        states = [notes_of(library)]
        library.bulk_steps.edit(TAG, ids, now + MINUTE).finish()
        states.append(notes_of(library))
        if moves is BulkSteps.redo:
            library.undo(now)
            states.reverse()
        step = moves(library.bulk_steps, now)
        make_parts(step, 3)

        def import_texts() -> None:
            with library.import_connection() as imports:
                add_text(imports, "戊己")
                add_text(imports, "丙丁")  # brings the removed text back, and drops what is undone

        importing = threads.submit(import_texts)
        assert not wait([importing], timeout=0.1).done  # it never is before the step is over
        if is_stopped:
            step.cancel()
        step.finish()
        importing.result()
        assert notes_of(library) == states[is_stopped]
        assert {len(entry.parts) for entry in library.history_entries()} <= {1, PARTS}
        assert len(library.texts.all()) == 3


def test_values_that_stay_keep_what_is_stored(library: Library, add_text: AddText, now: datetime) -> None:
    ids = add_notes(library, add_text(library, "甲乙").id, now)
    connection = library._connection
    connection.write(lambda: connection.execute("UPDATE annotation SET kind = 'odd' WHERE id = ?", (ids[0],)))
    library.bulk_steps.edit(bulk_edits.set_style_of_all(AnnotationStyle.WAVY), ids, now).finish()
    assert connection.value("SELECT kind FROM annotation WHERE id = ?", (ids[0],)) == "odd"
    assert library.annotations.get(ids[0]).style is AnnotationStyle.WAVY
