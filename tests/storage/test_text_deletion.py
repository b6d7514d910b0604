"""A text whose import was never completed is deleted; its notes stay, and wait for the text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from reader.core.annotations import operations
from reader.core.annotations.model import AnnotationKind
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import Image, Text, TextFormat
from reader.storage import text_deletion
from reader.storage.import_connection import ImportConnection
from reader.storage.library import Library
from reader.storage.repositories.text_writer import TextWriter

AddText = Callable[..., Text]
WORDS = "Some books are to be tasted."


def begun(library: Library | ImportConnection, now: datetime, *, leaves: int = 1) -> TextWriter:
    writer = library.texts.begin(
        TextHeader("Of Studies", "Bacon", "en", TextFormat.PLAIN, "utf-8"), "/a.txt", "digest", now
    )
    start = 0
    for number in range(leaves):
        writer.add([Leaf(number, start, WORDS, "[]")])
        start += len(WORDS) + 1
    return writer


def end(writer: TextWriter) -> tuple[Text, bool]:
    ending = next(event for event in assemble([Block(BlockKind.PARAGRAPH, WORDS)]) if isinstance(event, TextEnd))
    return writer.finish(ending)


def note(library: Library, text: str, body: str, now: datetime) -> str:
    operation = operations.annotate(text, AnnotationKind.NOTE, None, now, body=body)
    library.commit(operation)
    return operation.edits[0].id


def test_notes_on_a_text_that_is_given_up_wait_for_it(library: Library, add_text: AddText, now: datetime) -> None:
    writer = begun(library, now)
    note(library, writer.id, "mine", now)
    writer.abandon()
    (placeholders,) = library.placeholders.all()
    assert (placeholders.id, placeholders.title, placeholders.author, placeholders.notes) == (
        writer.id,
        "Of Studies",
        "Bacon",
        1,
    )
    assert [one.body for one in library.annotations.all()] == ["mine"]
    assert library.texts.all() == []
    assert not library.texts.has_any()
    assert library.check().is_clean
    assert add_text(library, WORDS).complete
    library.undo(now)
    library.undo(now)
    assert library.annotations.all() == library.placeholders.all() == []


def test_notes_on_a_text_that_a_crash_cut_short_wait_for_it(place: Path, now: datetime) -> None:
    with Library.open(place, now) as library:
        text = begun(library, now).id
        note(library, text, "mine", now)
    for _ in range(2):
        with Library.open(place, now) as library:
            assert [one.id for one in library.placeholders.all()] == [text]
            assert [one.body for one in library.annotations.all()] == ["mine"]
            assert library.texts.all() == []
            assert library.check().is_clean


def test_notes_that_were_removed_wait_for_nothing(library: Library, now: datetime) -> None:
    writer = begun(library, now)
    note(library, writer.id, "mine", now)
    library.undo(now)
    writer.abandon()
    assert library.placeholders.all() == []
    assert library.annotations.all() == []


def test_a_text_that_was_taken_out_before_it_was_there_does_not_wait(library: Library, now: datetime) -> None:
    writer = begun(library, now)
    note(library, writer.id, "mine", now)
    library.texts.remove(writer.id, now)
    writer.abandon()
    assert library.placeholders.all() == []


def test_marks_on_a_text_that_is_known_already_can_be_undone_and_done_again(
    place: Path, add_text: AddText, now: datetime
) -> None:
    with Library.open(place, now) as library, library.import_connection() as imports:
        known = add_text(library, WORDS).id
        writer = begun(imports, now)
        note_id = note(library, writer.id, "mine", now)
        library.commit(operations.write(library.annotations.get(note_id), f'"text":"{writer.id}"', now))
        note(library, writer.id, "taken back", now)
        library.undo(now)
        assert end(writer) == (library.texts.get(known), False)
        assert library.annotations.get(note_id).text == known
        library.redo(now)
        assert {one.body for one in library.annotations.of_text(known)} == {f'"text":"{writer.id}"', "taken back"}
        library.go_to(0, now)
        assert library.annotations.of_text(known) == []
        library.go_to(library.history()[0].number, now)
        assert [one.text for one in library.annotations.all()] == [known, known]
        assert library.annotations.get(note_id).body == f'"text":"{writer.id}"'
        assert library.check().is_clean


def test_a_large_text_goes_in_many_transactions_and_its_card_first(
    place: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_deletion, "_LEAVES", 2)
    monkeypatch.setattr(text_deletion, "_IMAGES", 2)
    with Library.open(place, now) as library:
        writer = begun(library, now, leaves=5)
        writer.add([], [Image(f"{number:064}", "image/png", b"x", 1, 1) for number in range(5)])
        connection = library._connection
        seen: list[tuple[int, int, int]] = []

        def look(sql: str) -> None:
            if sql == "COMMIT":
                shown = len(library.texts.all())
                left = (connection.number(f"SELECT count(*) FROM {table}") for table in ("image", "leaf"))
                seen.append((shown, *left))

        connection.raw.set_trace_callback(look)
        writer.abandon()
        connection.raw.set_trace_callback(None)
        assert seen[0] == (0, 5, 5)
        assert [one[1] for one in seen[1:4]] == [3, 1, 0]
        assert {one[2] for one in seen} == {5, 3, 1, 0}
        assert connection.number("SELECT count(*) FROM text") == 0


def test_what_was_not_cleared_away_to_the_end_is_cleared_away_later(
    place: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_arguments: object) -> int:
        raise KeyboardInterrupt

    with Library.open(place, now) as library:
        writer, other = begun(library, now), begun(library, now)
        note(library, other.id, "mine", now)
        with monkeypatch.context() as patch:
            patch.setattr(text_deletion, "_delete_leaves", killed)
            for one in (writer, other):
                with pytest.raises(KeyboardInterrupt):
                    one.abandon()
    with Library.open(place, now) as library:
        assert library._connection.number("SELECT count(*) FROM leaf") == 0
        assert library._connection.rows("SELECT 1 FROM text WHERE id = ?", (writer.id,)) == []
        assert [one.id for one in library.placeholders.all()] == [other.id]


def test_pictures_go_without_a_look_at_every_text(library: Library) -> None:
    plan = library._connection.rows("EXPLAIN QUERY PLAN SELECT 1 FROM text WHERE cover = 'x'")
    assert "text_by_cover" in plan[0]["detail"]
