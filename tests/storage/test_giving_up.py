"""A text that never became complete goes; the notes on it stay, and wait for the text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from reader.core.notes import operations
from reader.core.notes.annotation import AnnotationKind
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.draft import Ending, Header, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.text import Text, TextFormat
from reader.storage.beside import Beside
from reader.storage.library import Library
from reader.storage.texts import TextWriter

AddText = Callable[..., Text]
WORDS = "Some books are to be tasted."


def begun(library: Library | Beside, now: datetime, *, leaves: int = 1) -> TextWriter:
    writer = library.texts.begin(
        Header("Of Studies", "Bacon", "en", TextFormat.PLAIN, "utf-8"), "/a.txt", "digest", now
    )
    start = 0
    for number in range(leaves):
        writer.add([Leaf(number, start, WORDS, "[]")])
        start += len(WORDS) + 1
    return writer


def end(writer: TextWriter) -> tuple[Text, bool]:
    ending = next(piece for piece in assemble([Block(BlockKind.PARAGRAPH, WORDS)]) if isinstance(piece, Ending))
    return writer.finish(ending)


def note(library: Library, text: str, body: str, now: datetime) -> str:
    operation = operations.annotate(text, AnnotationKind.NOTE, None, now, body=body)
    library.commit(operation)
    return operation.edits[0].id


def test_marks_on_a_text_that_is_known_already_can_be_undone_and_done_again(
    place: Path, add_text: AddText, now: datetime
) -> None:
    with Library.open(place, now) as library, library.beside() as beside:
        known = add_text(library, WORDS).id
        writer = begun(beside, now)
        mark = note(library, writer.id, "mine", now)
        library.commit(operations.write(library.annotations.get(mark), f'"text":"{writer.id}"', now))
        note(library, writer.id, "taken back", now)
        library.undo(now)
        assert end(writer) == (library.texts.get(known), False)
        assert library.annotations.get(mark).text == known
        library.redo(now)
        assert [one.body for one in library.annotations.of_text(known)] == [f'"text":"{writer.id}"', "taken back"]
        library.go_to(0, now)
        assert library.annotations.of_text(known) == []
        library.go_to(library.past()[0].number, now)
        assert [one.text for one in library.annotations.all()] == [known, known]
        assert library.annotations.get(mark).body == f'"text":"{writer.id}"'
        assert library.check().is_clean
