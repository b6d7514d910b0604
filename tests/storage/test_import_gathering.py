"""Texts that are imported while the reader works make their own undo steps, below the reader's."""

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
def imports(library: Library) -> Iterator[ImportConnection]:
    with library.import_connection() as opened:
        yield opened


@pytest.fixture
def import_texts(imports: ImportConnection, add_text: AddText) -> Callable[[range], list[str]]:
    """Return a function that imports texts, one for each number."""

    def import_texts(numbers: range) -> list[str]:
        return [add_text(imports, f"Essay {number}", title=f"Essay {number}").id for number in numbers]

    return import_texts


def write(library: Library, text: str, body: str, now: datetime) -> str:
    operation = operations.annotate(text, AnnotationKind.NOTE, None, now, body=body)
    library.commit(operation)
    return operation.edits[0].id


def text_ids(library: Library) -> set[str]:
    return {text.id for text in library.texts.all()}


def names(library: Library) -> list[tuple[str, int, bool]]:
    return [(step.changes.operation, len(step.changes.texts), step.undone) for step in library.history()]


ImportTexts = Callable[[range], list[str]]


def test_the_readers_last_step_is_taken_back_while_texts_come_in(
    library: Library, import_texts: ImportTexts, now: datetime
) -> None:
    first = import_texts(range(3))
    library.texts.remove(first[0], now)
    later = import_texts(range(3, 8))
    assert names(library) == [("remove-text", 1, False), ("add-text", 8, False)]
    library.undo(now)
    assert text_ids(library) == {*first, *later}


def test_what_was_taken_back_can_be_done_again_after_texts_came_in(
    library: Library, import_texts: ImportTexts, add_text: AddText, now: datetime
) -> None:
    text = add_text(library, "一篇").id
    write(library, text, "a long thought", now)
    write(library, text, "another", now)
    library.undo(now)
    library.undo(now)
    texts = import_texts(range(3))
    assert [undone for *_rest, undone in names(library)] == [True, True, False, False]
    library.redo(now)
    assert [one.body for one in library.annotations.all()] == ["a long thought"]
    library.redo(now)
    assert len(library.annotations.all()) == 2
    library.go_to(library.history()[-1].number, now)
    assert text_ids(library) == {text}
    library.go_to(library.history()[0].number, now)
    assert text_ids(library) == {text, *texts}
    assert len(library.annotations.all()) == 2


def test_texts_that_were_taken_out_by_undo_stay_out_while_others_come_in(
    library: Library, import_texts: ImportTexts, now: datetime
) -> None:
    first = import_texts(range(3))
    library.undo(now)
    second = import_texts(range(3, 5))
    assert text_ids(library) == set(second)
    library.redo(now)
    assert text_ids(library) == {*first, *second}
    library.undo(now)
    library.undo(now)
    assert text_ids(library) == set()


def test_a_full_step_is_followed_by_another_below_what_the_reader_did(
    library: Library, import_texts: ImportTexts, now: datetime
) -> None:
    texts = import_texts(range(2))
    write(library, texts[0], "mine", now)
    import_texts(range(2, GATHERED + 3))
    assert names(library) == [("add-note", 0, False), ("add-text", 3, False), ("add-text", GATHERED, False)]


def test_there_is_always_room_for_a_step_below_what_was_taken_back(
    library: Library, import_texts: ImportTexts, now: datetime
) -> None:
    texts: list[str] = []
    for number in range(30):
        texts += import_texts(range(number, number + 1))
        library.undo(now)
    assert text_ids(library) == set()
    for number in range(30):
        library.redo(now)
        assert len(text_ids(library)) == number + 1
    assert text_ids(library) == set(texts)


def test_a_text_that_is_brought_back_by_its_file_is_a_step_on_top(
    library: Library, import_texts: ImportTexts, now: datetime
) -> None:
    texts = import_texts(range(2))
    library.texts.remove(texts[0], now)
    assert import_texts(range(1)) == texts[:1]
    import_texts(range(2, 4))
    assert names(library) == [("add-text", 1, False), ("remove-text", 1, False), ("add-text", 4, False)]
    library.undo(now)
    assert texts[0] not in text_ids(library)
    library.undo(now)
    assert len(text_ids(library)) == 4


def test_a_transaction_that_failed_leaves_no_step_to_add_to(
    library: Library, imports: ImportConnection, import_texts: ImportTexts, add_text: AddText, now: datetime
) -> None:
    text = add_text(library, "一篇").id

    def broken() -> None:
        import_texts(range(1))
        raise OSError("no disk")

    with pytest.raises(OSError, match="no disk"):
        imports.texts.transaction(broken)
    write(library, text, "mine", now)
    import_texts(range(1, 2))
    assert sorted(names(library)) == [("add-note", 0, False), ("add-text", 1, False), ("add-text", 1, False)]


def test_one_step_is_taken_back_though_texts_came_in_after_it(
    library: Library, import_texts: ImportTexts, add_text: AddText, now: datetime
) -> None:
    text = add_text(library, "一篇").id
    step = library.texts.remove(text, now).step
    texts = import_texts(range(3))
    library.undo_step(step, now)
    assert text_ids(library) == {text, *texts}
    library.redo(now)
    assert text_ids(library) == set(texts)


def test_one_step_stays_where_others_of_the_reader_came_after_it(
    library: Library, import_texts: ImportTexts, now: datetime
) -> None:
    texts = import_texts(range(2))
    step = library.texts.remove(texts[0], now).step
    write(library, texts[1], "mine", now)
    with pytest.raises(ReaderError) as caught:
        library.undo_step(step, now)
    assert caught.value.problem is Problem.STEP_COVERED
    assert text_ids(library) == {texts[1]}
    library.undo(now)
    library.undo_step(step, now)
    with pytest.raises(ReaderError) as caught:
        library.undo_step(step, now)
    assert caught.value.problem is Problem.NOTHING_TO_UNDO
    assert text_ids(library) == set(texts)


def test_one_step_stays_where_a_text_with_its_words_came_in(
    library: Library, import_texts: ImportTexts, add_text: AddText, now: datetime
) -> None:
    text = add_text(library, "Essay 1").id
    step = library.texts.remove(text, now).step
    import_texts(range(3))
    with pytest.raises(ReaderError) as caught:
        library.undo_step(step, now)
    assert caught.value.problem is Problem.STEP_COVERED
