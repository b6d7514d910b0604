"""Texts that come in beside the reader make steps of their own, below what the reader does meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from reader.core.annotations import operations
from reader.core.annotations.model import AnnotationKind
from reader.core.errors import Problem, ReaderError
from reader.core.text.model import Text
from reader.storage.import_connection import ImportConnection
from reader.storage.journal import GATHERED
from reader.storage.library import Library

AddText = Callable[..., Text]


@pytest.fixture
def library(place: Path, now: datetime) -> Iterator[Library]:
    with Library.open(place, now) as opened:
        yield opened


@pytest.fixture
def beside(library: Library) -> Iterator[ImportConnection]:
    with library.import_connection() as opened:
        yield opened


@pytest.fixture
def come_in(beside: ImportConnection, add_text: AddText) -> Callable[[range], list[str]]:
    """Let texts come in, one for each number."""

    def come_in(numbers: range) -> list[str]:
        return [add_text(beside, f"Essay {number}", title=f"Essay {number}").id for number in numbers]

    return come_in


def write(library: Library, text: str, body: str, now: datetime) -> str:
    operation = operations.annotate(text, AnnotationKind.NOTE, None, now, body=body)
    library.commit(operation)
    return operation.edits[0].id


def there(library: Library) -> set[str]:
    return {text.id for text in library.texts.all()}


def names(library: Library) -> list[tuple[str, int, bool]]:
    return [(step.changes.operation, len(step.changes.texts), step.undone) for step in library.past()]


ComeIn = Callable[[range], list[str]]


def test_the_readers_last_step_is_taken_back_while_texts_come_in(
    library: Library, come_in: ComeIn, now: datetime
) -> None:
    first = come_in(range(3))
    library.texts.remove(first[0], now)
    later = come_in(range(3, 8))
    assert names(library) == [("remove-text", 1, False), ("add-text", 8, False)]
    library.undo(now)
    assert there(library) == {*first, *later}


def test_what_was_taken_back_can_be_done_again_after_texts_came_in(
    library: Library, come_in: ComeIn, add_text: AddText, now: datetime
) -> None:
    text = add_text(library, "一篇").id
    write(library, text, "a long thought", now)
    write(library, text, "another", now)
    library.undo(now)
    library.undo(now)
    texts = come_in(range(3))
    assert [undone for *_rest, undone in names(library)] == [True, True, False, False]
    library.redo(now)
    assert [one.body for one in library.annotations.all()] == ["a long thought"]
    library.redo(now)
    assert len(library.annotations.all()) == 2
    library.go_to(library.past()[-1].number, now)
    assert there(library) == {text}
    library.go_to(library.past()[0].number, now)
    assert there(library) == {text, *texts}
    assert len(library.annotations.all()) == 2


def test_texts_that_were_taken_out_by_undo_stay_out_while_others_come_in(
    library: Library, come_in: ComeIn, now: datetime
) -> None:
    first = come_in(range(3))
    library.undo(now)
    second = come_in(range(3, 5))
    assert there(library) == set(second)
    library.redo(now)
    assert there(library) == {*first, *second}
    library.undo(now)
    library.undo(now)
    assert there(library) == set()


def test_a_full_step_is_followed_by_another_below_what_the_reader_did(
    library: Library, come_in: ComeIn, now: datetime
) -> None:
    texts = come_in(range(2))
    write(library, texts[0], "mine", now)
    come_in(range(2, GATHERED + 3))
    assert names(library) == [("add-note", 0, False), ("add-text", 3, False), ("add-text", GATHERED, False)]


def test_there_is_always_room_for_a_step_below_what_was_taken_back(
    library: Library, come_in: ComeIn, now: datetime
) -> None:
    texts: list[str] = []
    for number in range(30):
        texts += come_in(range(number, number + 1))
        library.undo(now)
    assert there(library) == set()
    for number in range(30):
        library.redo(now)
        assert len(there(library)) == number + 1
    assert there(library) == set(texts)


def test_a_text_that_is_brought_back_by_its_file_is_a_step_on_top(
    library: Library, come_in: ComeIn, now: datetime
) -> None:
    texts = come_in(range(2))
    library.texts.remove(texts[0], now)
    assert come_in(range(1)) == texts[:1]
    come_in(range(2, 4))
    assert names(library) == [("add-text", 1, False), ("remove-text", 1, False), ("add-text", 4, False)]
    library.undo(now)
    assert texts[0] not in there(library)
    library.undo(now)
    assert len(there(library)) == 4


def test_a_transaction_that_failed_leaves_no_step_to_add_to(
    library: Library, beside: ImportConnection, come_in: ComeIn, add_text: AddText, now: datetime
) -> None:
    text = add_text(library, "一篇").id

    def broken() -> None:
        come_in(range(1))
        raise OSError("no disk")

    with pytest.raises(OSError, match="no disk"):
        beside.texts.together(broken)
    write(library, text, "mine", now)
    come_in(range(1, 2))
    assert sorted(names(library)) == [("add-note", 0, False), ("add-text", 1, False), ("add-text", 1, False)]


def test_one_step_is_taken_back_though_texts_came_in_after_it(
    library: Library, come_in: ComeIn, add_text: AddText, now: datetime
) -> None:
    text = add_text(library, "一篇").id
    step = library.texts.remove(text, now).step
    texts = come_in(range(3))
    library.undo_step(step, now)
    assert there(library) == {text, *texts}
    library.redo(now)
    assert there(library) == set(texts)


def test_one_step_stays_where_others_of_the_reader_came_after_it(
    library: Library, come_in: ComeIn, now: datetime
) -> None:
    texts = come_in(range(2))
    step = library.texts.remove(texts[0], now).step
    write(library, texts[1], "mine", now)
    with pytest.raises(ReaderError) as caught:
        library.undo_step(step, now)
    assert caught.value.problem is Problem.STEP_COVERED
    assert there(library) == {texts[1]}
    library.undo(now)
    library.undo_step(step, now)
    with pytest.raises(ReaderError) as caught:
        library.undo_step(step, now)
    assert caught.value.problem is Problem.NOTHING_TO_UNDO
    assert there(library) == set(texts)


def test_one_step_stays_where_a_text_with_its_words_came_in(
    library: Library, come_in: ComeIn, add_text: AddText, now: datetime
) -> None:
    text = add_text(library, "Essay 1").id
    step = library.texts.remove(text, now).step
    come_in(range(3))
    with pytest.raises(ReaderError) as caught:
        library.undo_step(step, now)
    assert caught.value.problem is Problem.STEP_COVERED
