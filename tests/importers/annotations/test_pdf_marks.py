"""Test that the annotations on the pages of a PDF are read as notes, with the words that they lie on."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from reader.core.annotations.foreign_notes import ForeignNotes, NoteSource
from reader.core.annotations.model import AnnotationKind, AnnotationStyle
from reader.core.errors import Problem, ReaderError
from tests.importers.annotations.test_formats import reasons
from tests.importers.pdf.conftest import PdfWriter, column
from tests.support.pdf_annotations import annotation, words_area

if TYPE_CHECKING:
    from tests.importers.annotations.conftest import Read

LINES = ["The miller kept a book of the", "floods that came in the exam-", "ple of a winter, and no other."]
WHEN = datetime(2024, 9, 4, tzinfo=UTC)


def pdf(*annotations: bytes, boxes: bytes = b"", pages: int = 1) -> bytes:
    writer = PdfWriter()
    for number in range(pages):
        writer.page(column(LINES))
        writer.annotations[number] = b"".join(annotations)
        if boxes:
            writer.boxes[number] = boxes
    return writer.write(info={"Title": "Floods"})


def test_marked_words_are_read_with_what_is_around_them(read: Read) -> None:
    found = read(pdf(annotation("Highlight", [words_area(0, 4, 6)], "谁？", author="甲", more="/C [1 0.8 0]")))
    assert (found.source, reasons(found), len(found.file_digest)) == (NoteSource.PDF, [], 64)
    (note,) = found.notes
    assert (note.quote, note.prefix, note.suffix[:7]) == ("miller", "The ", " kept a")
    assert (note.note, note.kind, note.creator) == ("谁？", AnnotationKind.NOTE, "甲")
    assert (note.colour, note.style, note.created) == (1, AnnotationStyle.HIGHLIGHT, WHEN)
    assert (note.title, note.place) == ("Floods", "p. 1")


def test_words_of_several_lines_are_joined_as_in_a_paragraph(read: Read) -> None:
    areas = [words_area(0, 16, 13), words_area(1, 0, 29), words_area(2, 0, 15)]
    (note,) = read(pdf(annotation("Underline", areas))).notes
    assert note.quote == "a book of the floods that came in the example of a winter"
    assert note.style is AnnotationStyle.UNDERLINE


@pytest.mark.parametrize(
    ("subtype", "style"),
    [
        ("Highlight", AnnotationStyle.HIGHLIGHT),
        ("Underline", AnnotationStyle.UNDERLINE),
        ("Squiggly", AnnotationStyle.WAVY),
        ("StrikeOut", AnnotationStyle.UNDERLINE),
    ],
)
def test_the_subtypes_are_styles(read: Read, subtype: str, style: AnnotationStyle) -> None:
    (note,) = read(pdf(annotation(subtype, [words_area(0, 4, 6)]))).notes
    assert (note.quote, note.style, note.kind) == ("miller", style, AnnotationKind.HIGHLIGHT)


@pytest.mark.parametrize(
    "boxes", [b"/MediaBox [0 0 400 600] /Rotate 90", b"/MediaBox [0 0 400 600] /CropBox [40 300 300 580]"]
)
def test_turned_and_cropped_pages_have_the_same_words(read: Read, boxes: bytes) -> None:
    (note,) = read(pdf(annotation("Highlight", [words_area(0, 4, 6)]), boxes=boxes)).notes
    assert note.quote == "miller"


def test_notes_beside_the_text_name_their_page(read: Read) -> None:
    found = read(pdf(annotation("Text", [], "ask the miller"), annotation("FreeText", [], "typed"), pages=2))
    assert [(note.quote, note.note) for note in found.notes] == [
        ("", "ask the miller\n\n— p. 1"),
        ("", "typed\n\n— p. 1"),
        ("", "ask the miller\n\n— p. 2"),
        ("", "typed\n\n— p. 2"),
    ]
    assert len({note.id for note in found.notes}) == 4


def test_drawings_are_counted_and_links_are_no_notes(read: Read) -> None:
    found = read(
        pdf(annotation("Ink", []), annotation("Link", []), annotation("Square", [], "look"), annotation("Text", []))
    )
    assert reasons(found) == [(1, "drawing")]
    assert [note.note for note in found.notes] == ["look\n\n— p. 1"]


def test_a_mark_on_a_picture_has_no_words(read: Read) -> None:
    found = read(pdf(annotation("Highlight", [(10, 10, 60, 30)])))
    assert (found.notes, reasons(found)) == ((), [(1, "no-words")])


def test_replies_belong_to_what_they_answer() -> None:
    """A reply needs an object to refer to, which only a file with numbered annotations has."""
    from reader.importers.annotations.pdf_marks import _answered, _words
    from reader.importers.pdf.markup_annotations import MarkupAnnotation

    def one(number: int, words: str, creator: str, answers: int | None) -> MarkupAnnotation:
        return MarkupAnnotation("", number, None, (), words, creator, "", None, None, answers)

    first, second, third = one(0, "true?", "甲", None), one(1, "yes", "乙", 0), one(2, "thanks", "甲", 1)
    by_number = {annotation.number: annotation for annotation in (first, second, third)}
    assert [_answered(annotation, by_number) for annotation in by_number.values()] == [0, 0, 0]
    assert _words(by_number.values(), "甲") == ["true?", "乙: yes", "thanks"]


def test_ids_stay_when_the_file_is_annotated_further(read: Read) -> None:
    first = annotation("Highlight", [words_area(0, 4, 6)])
    before = read(pdf(first)).notes[0].id
    after = read(pdf(annotation("Highlight", [words_area(2, 0, 3)]), first))
    assert [note.id == before for note in after.notes] == [False, True]


def test_a_title_that_is_no_text_does_not_keep_marks_from_being_read(read: Read) -> None:
    whole = pdf(annotation("Highlight", [words_area(0, 4, 6)]))
    title = "Floods".encode("utf-16-be").hex().encode()
    damaged = whole.replace(title, b"dc00" + title[4:])
    assert damaged != whole
    assert [note.quote for note in read(damaged).notes] == ["miller"]


def test_a_file_that_nobody_annotated_is_empty(read: Read) -> None:
    with pytest.raises(ReaderError) as caught:
        read(pdf())
    assert caught.value.problem is Problem.NOTES_EMPTY


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("D:20240904080000+08'00'", WHEN),
        ("D:20240904000000Z", WHEN),
        ("D:20240904080000", WHEN),
        ("20240904", datetime(2024, 9, 3, 16, tzinfo=UTC)),
        ("D:20249904", None),
        ("yesterday", None),
    ],
)
def test_dates_are_read_as_pdf_writes_them(read: Read, date: str, expected: datetime | None) -> None:
    found: ForeignNotes = read(pdf(annotation("Highlight", [words_area(0, 4, 6)], date=date)))
    assert found.notes[0].created == expected
