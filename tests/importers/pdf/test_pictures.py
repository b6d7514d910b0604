"""Test the pictures and the cover of a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import CoverImage, TextHeader
from reader.core.text.model import Image
from tests.importers.pdf.parsed_text import pieces_of
from tests.importers.pdf.samples import BRIDGE, FLOOD, picture

if TYPE_CHECKING:
    from tests.importers.pdf.conftest import Pdf


def test_pictures_stand_between_the_paragraphs(pdf: Pdf) -> None:
    drawn = QImage(60, 60, QImage.Format.Format_RGB888)
    drawn.fill(0xC04020)
    packed = QByteArray()
    buffer = QBuffer(packed)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawn.save(buffer, "JPEG")
    jpeg = bytes(packed.data())
    writer = pdf.new()
    writer.pictures += [picture(b"/Filter /DCTDecode", jpeg, 60), picture(b"", b"\x20\x40\xc0" * 400, 20)]
    writer.page(
        pdf.column(pdf.wrapped(FLOOD)),
        b"q 100 0 0 60 60 390 cm /P0 Do Q q 100 0 0 60 200 390 cm /P1 Do Q q 10 0 0 10 60 380 cm /P1 Do Q",
        pdf.column(pdf.wrapped(BRIDGE), top=370),
    )
    pieces = pieces_of(pdf.save(writer.write()))
    images = [piece for piece in pieces if isinstance(piece, Image)]
    assert {(one.media_type, one.width, one.height) for one in images} == {
        ("image/jpeg", 60, 60),
        ("image/png", 20, 20),
    }
    assert next(one.data for one in images if one.media_type == "image/jpeg") == jpeg
    png = QImage.fromData(next(one.data for one in images if one.media_type == "image/png"))
    assert png.pixelColor(10, 10).name() == "#2040c0"
    kinds = [piece.kind for piece in pieces if isinstance(piece, Block)]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.IMAGE, BlockKind.IMAGE, BlockKind.PARAGRAPH]


def test_the_picture_of_a_page_with_one_line_of_words_is_no_scan(pdf: Pdf) -> None:
    writer = pdf.new()
    for number, line in enumerate(("Hi.", "The river rose in the night.", FLOOD)):
        writer.pictures.append(picture(b"", bytes([number, 90, 120]) * 400, 20))
        writer.page(b"q 400 0 0 600 0 0 cm /P%d Do Q" % number, pdf.column(pdf.wrapped(line), top=300))
    blocks = [piece for piece in pieces_of(pdf.save(writer.write())) if isinstance(piece, Block)]
    assert [block.text for block in blocks if block.text] == ["Hi.", "The river rose in the night.", FLOOD]
    assert sum(block.kind is BlockKind.IMAGE for block in blocks) == 2


def test_pictures_of_pages_with_nothing_but_a_stamp_are_scans(pdf: Pdf) -> None:
    writer = pdf.new()
    for number in range(6):
        writer.pictures.append(picture(b"", bytes([number, 90, 120]) * 400, 20))
        writer.page(b"q 400 0 0 600 0 0 cm /P%d Do Q" % number, pdf.line(60, 20, "Copied at example.org"))
    with pytest.raises(ReaderError) as refused:
        pieces_of(pdf.save(writer.write()))
    assert refused.value.problem is Problem.PDF_SCAN


def test_pictures_may_stand_before_the_first_words(pdf: Pdf) -> None:
    writer = pdf.new()
    for number in range(9):
        writer.pictures.append(picture(b"", bytes([number, 90, 120]) * 400, 20))
        writer.page(b"q 300 0 0 300 50 200 cm /P%d Do Q" % number)
    writer.page(pdf.column(pdf.wrapped(FLOOD)))
    pieces = pieces_of(pdf.save(writer.write()))
    assert isinstance(pieces[0], TextHeader)
    assert pieces[0].language == "en"
    assert sum(isinstance(piece, Image) for piece in pieces) == 9
    assert [piece.text for piece in pieces if isinstance(piece, Block) and piece.text] == [FLOOD]


def test_the_first_page_is_the_cover(pdf: Pdf) -> None:
    pieces = pieces_of(pdf.save(pdf.new().page(pdf.column(pdf.wrapped(FLOOD))).write()))
    assert isinstance(pieces[0], TextHeader)
    assert isinstance(pieces[1], CoverImage)
    drawn = QImage.fromData(pieces[1].image.data)
    assert (drawn.width(), drawn.height()) == (pieces[1].image.width, pieces[1].image.height) == (420, 630)
    assert drawn.pixelColor(2, 2).name() == "#ffffff"
