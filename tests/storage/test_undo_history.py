"""Any point of the undo history can be reached, back or forward, in one step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.annotations import operations
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.operations import Operation
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.text.import_events import TextHeader
from reader.core.text.model import Text, TextFormat
from reader.core.undo_history import steps_to
from reader.storage.library import Library
from tests.support.work import calls_of

AddText = Callable[..., Text]
UNDONE = 20


def write(library: Library, text: str, body: str, now: datetime) -> None:
    library.commit(operations.annotate(text, AnnotationKind.NOTE, None, now, body=body))


def bodies(library: Library) -> list[str]:
    return sorted(one.body for one in library.annotations.all())


def work_of_undo(library: Library, now: datetime) -> int:
    """Return how many instructions of the database and calls it takes to undo some steps, one after the other."""
    instructions = 0

    def count() -> int:
        nonlocal instructions
        instructions += 1
        return 0

    def undo_all() -> None:
        for _ in range(UNDONE):
            library.undo(now)

    library._connection.raw.set_progress_handler(count, 1)
    calls = calls_of(undo_all)
    library._connection.raw.set_progress_handler(None, 0)
    return calls + instructions


def test_the_past_names_each_step_with_its_words(library: Library, add_text: AddText, now: datetime) -> None:
    text = add_text(library, "一篇").id
    write(library, text, "先想\n再写", now)
    library.undo(now)
    last, first = library.history()
    assert (last.changes.operation, last.words, last.undone) == ("add-note", "先想 再写", True)
    assert (first.changes.operation, first.changes.texts, first.undone) == ("add-text", (text,), False)
    assert first.at == now
    for step, entry in zip((last, first), library.history_entries(), strict=True):
        assert (entry.number, entry.at, entry.words, entry.undone) == (step.number, step.at, step.words, step.undone)
        assert entry.operation == step.changes.operation
        assert library.history_part(entry.number) == step


def test_a_step_of_many_rows_is_listed_and_named_without_reading_them(
    library: Library, add_text: AddText, now: datetime
) -> None:
    def cost(notes: int) -> int:
        made = [operations.annotate(text, AnnotationKind.NOTE, None, now, body="想" * 9_000) for _note in range(notes)]
        library.commit(Operation(OperationName.NOTE, tuple(edit for one in made for edit in one.edits), now))
        return calls_of(lambda: (library.history_entries(), library.undo_name(), library.last_step()))

    text = add_text(library, "一篇").id
    _first, earlier, few = cost(2), cost(2), cost(2)  # each lists one step more
    assert cost(200) < few + (few - earlier) + 20
    assert library.history_entries()[0].words == "想" * 80


def test_a_first_row_longer_than_what_is_read_at_first_is_read_whole(
    library: Library, add_text: AddText, now: datetime
) -> None:
    text = add_text(library, "一篇").id
    write(library, text, "长" * 30_000, now)
    assert library.history_entries()[0].words == "长" * 80


def test_a_point_is_gone_back_to_and_forward_again(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        text = add_text(library, "一篇").id
        for body in "甲乙丙":
            write(library, text, body, now)
        after_first = library.history()[2].number
        ids = [one.id for one in library.annotations.all()]
        way = steps_to(library.history(), after_first)
        changes = library.go_to(after_first, now)
        assert (len(way.steps), way.forward, way.changes.annotations) == (2, False, changes.annotations)
        assert bodies(library) == ["甲"]
    with Library.open(place, now) as library:
        newest = library.history()[0].number
        assert steps_to(library.history(), newest).forward
        library.go_to(newest, now)
        assert bodies(library) == sorted("甲乙丙")
        assert sorted(one.id for one in library.annotations.all()) == sorted(ids)
        library.go_to(0, now)
        assert library.texts.all() == []
        with pytest.raises(ReaderError) as caught:
            library.go_to(0, now)
        assert caught.value.problem is Problem.NOTHING_TO_UNDO


def test_two_hundred_steps_are_kept_and_each_is_taken_back_at_once(
    place: Path, add_text: AddText, now: datetime
) -> None:
    with Library.open(place, now) as library:
        text = add_text(library, "一篇").id
        for number in range(205):
            write(library, text, str(number), now)
        assert len(library.history()) == 200
        cost = work_of_undo(library, now)
        library.go_to(0, now)
        assert bodies(library) == sorted(map(str, range(5)))
    with Library.open(place.with_name("short.db"), now) as short:
        text = add_text(short, "一篇").id
        for number in range(UNDONE):
            write(short, text, str(number), now)
        assert cost < 2 * work_of_undo(short, now)


@settings(max_examples=30)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=12))
def test_every_point_is_as_it_was(points: list[int]) -> None:
    now = datetime.fromisoformat("2026-03-28T09:00+08:00")
    with Library.in_memory(now) as library:
        writer = library.texts.begin(*_card(), now)
        states: dict[int, list[Annotation]] = {0: []}
        for number in range(9):
            write(library, writer.id, str(number), now)
            states[library.history()[0].number] = library.annotations.of_text(writer.id)
        numbers = sorted(states)
        for point in points:
            if steps_to(library.history(), numbers[point]).steps:
                library.go_to(numbers[point], now)
            assert library.annotations.of_text(writer.id) == states[numbers[point]]


def _card() -> tuple[TextHeader, str, str]:
    return TextHeader("题", "", "zh", TextFormat.PLAIN, "utf-8"), "", ""
