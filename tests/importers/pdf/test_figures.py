"""Test figures: their labels are no headings, and columns below them are read one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.core.text.blocks import BlockKind
from reader.core.text.omissions import OmissionKind
from tests.importers.pdf.parsed_text import blocks_of, ending_of, words_of
from tests.importers.pdf.samples import BRIDGE, FLOOD, MILL, picture

if TYPE_CHECKING:
    from tests.importers.pdf.conftest import Pdf

CURVE = b"%d %d m %d %d %d %d %d %d c S"


def drawing(x: int, y: int, width: int, height: int) -> bytes:
    """Draw a curve of ten parts in a frame with marks on its axes."""
    part = width // 10
    curve = [
        CURVE % (x + n * part, y + 20, x + n * part + 5, y + height, x + n * part + 9, y, x + n * part + part, y + 20)
        for n in range(10)
    ]
    return b"\n".join([b"%d %d %d %d re S" % (x, y, width, height), *curve])


def labels(pdf: Pdf, x: int, y: int, words: list[str], size: float = 16) -> bytes:
    return b"\n".join(pdf.line(x + 90 * (n % 3), y - 30 * (n // 3), word, size) for n, word in enumerate(words))


def test_labels_of_a_drawing_are_no_headings(pdf: Pdf) -> None:
    page = pdf.new().page(
        pdf.column(pdf.wrapped(FLOOD)),
        drawing(50, 300, 300, 120),
        labels(pdf, 60, 400, ["Phase One", "Power", "onset", "Phase Two"]),
        pdf.line(50, 250, "What Came of It", 16),
        pdf.column(pdf.wrapped(BRIDGE), top=230),
    )
    path = pdf.save(page.write())
    blocks = blocks_of(path)
    assert [block.text for block in blocks if block.kind is BlockKind.HEADING] == ["What Came of It"]
    assert "Phase One" in " ".join(block.text for block in blocks)
    assert [(one.kind, one.count) for one in ending_of(path).omissions] == [(OmissionKind.DRAWING, 1)]


def test_a_heading_in_a_frame_with_prose_is_one(pdf: Pdf) -> None:
    frame = [b"%d 200 %d 220 re S" % (48 - n, 304 + 2 * n) for n in range(9)]
    page = pdf.new().page(
        pdf.column(pdf.wrapped(FLOOD)),
        *frame,
        pdf.line(56, 390, "Of Ducks", 16),
        pdf.column(pdf.wrapped(MILL, 50), 56, 370),
    )
    headings = [block.text for block in blocks_of(pdf.save(page.write())) if block.kind is BlockKind.HEADING]
    assert headings == ["Of Ducks"]


def test_the_outline_makes_a_heading_even_in_a_drawing(pdf: Pdf) -> None:
    page = pdf.new().page(
        drawing(50, 400, 300, 120),
        labels(pdf, 60, 500, ["Part One", "Of Water"]),
        pdf.column(pdf.wrapped(FLOOD), top=380),
    )
    blocks = blocks_of(pdf.save(page.write(outline=[("Part One Of Water", 1, 0, 510)])))
    assert [block.text for block in blocks if block.kind is BlockKind.HEADING] == ["Part One Of Water"]


@pytest.mark.parametrize("count", [3, 40, 90])
def test_two_columns_below_a_wide_figure_are_read_one_after_the_other(pdf: Pdf, count: int) -> None:
    left, right = f"{FLOOD} {MILL}", f"{BRIDGE} {FLOOD}"
    names = [pdf.line(55 + 37 * (n % 8), 540 - 15 * (n // 8), f"n{n}", 8) for n in range(count)]
    page = pdf.new().page(
        drawing(50, 350, 300, 200),
        *names,
        pdf.line(50, 330, "Figure 1. The water of the river over the years of the flood", 9),
        pdf.column(pdf.wrapped(left, 28, ""), 50, 300),
        pdf.column(pdf.wrapped(right, 28, ""), 215, 300),
    )
    whole = " ".join(words_of(pdf.save(page.write())))
    assert whole.endswith(f"{left} {right}")


def test_pictures_within_embedded_drawings_are_shown(pdf: Pdf) -> None:
    writer = pdf.new()
    inner = b"q 200 0 0 100 0 0 cm /P0 Do Q"
    writer.pictures += [
        picture(b"", b"\x20\x40\xc0" * 400, 20),
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 300 300] /Resources << /XObject << /P0 10 0 R >> >> "
        b"/Length %d >>\nstream\n%s\nendstream" % (len(inner), inner),
    ]
    writer.page(pdf.column(pdf.wrapped(FLOOD)), b"q 1 0 0 1 60 300 cm /P1 Do Q", pdf.column(pdf.wrapped(MILL), top=280))
    kinds = [block.kind for block in blocks_of(pdf.save(writer.write()))]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.IMAGE, BlockKind.PARAGRAPH]


def test_a_page_with_more_characters_than_are_read_is_told(pdf: Pdf) -> None:
    lines = [pdf.line(10, 590 - 1.9 * number, f"{number} " + "words " * 170, 0.6) for number in range(300)]
    writer = pdf.new().page(pdf.column(pdf.wrapped(FLOOD))).page(*lines)
    told = {one.kind: one.names for one in ending_of(pdf.save(writer.write())).omissions}
    assert told == {OmissionKind.CHAPTER: ("2",)}


def test_a_picture_after_thousands_of_letters_is_shown(pdf: Pdf) -> None:
    letters = [pdf.line(50 + 5 * (n % 60), 540 - 10 * (n // 60), "x", 4) for n in range(2_400)]
    writer = pdf.new().page(*letters, b"q 100 0 0 100 50 20 cm /P0 Do Q")
    writer.pictures.append(picture(b"", b"\x20\x40\xc0" * 400, 20))
    kinds = [block.kind for block in blocks_of(pdf.save(writer.write()))]
    assert kinds[-1] is BlockKind.IMAGE


def test_what_cannot_be_shown_is_told(pdf: Pdf) -> None:
    writer = pdf.new().page(b"q 100 0 0 100 50 200 cm /P0 Do Q", pdf.column(pdf.wrapped(FLOOD)))
    writer.pictures.append(picture(b"", b"too large", 4_000))
    writer.annotations[0] = b"<< /Type /Annot /Subtype /Text /Contents (a comment) /Rect [50 300 60 320] >>"
    told = {one.kind: one.count for one in ending_of(pdf.save(writer.write())).omissions}
    assert told == {OmissionKind.PICTURE: 1, OmissionKind.COMMENT: 1}
