"""Test that any file that claims to be a PDF is read or raises `ReaderError`."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import assemble
from reader.core.text.normalise import clean
from reader.importers.pdf.pdf import parse
from reader.importers.source import SourceBytes
from reader.importers.text_reader import TextReader

if TYPE_CHECKING:
    from tests.importers.pdf.conftest import Pdf

OF_LINES = {BlockKind.CODE}
SNIPPETS = (
    *(b"0", b"-1", b"99999999", b"1e30", b"nan", b"null", b"<<", b">>", b"[", b"]", b"(", b")", b"<", b">", b"\x00"),
    *(b"/Kids", b"/Count", b"/Parent", b"2 0 R", b"1 0 R", b"endobj", b"stream", b"Tf", b"Tj", b"Do", b"cm", b"Tm"),
)


@pytest.fixture
def seed(pdf: Pdf) -> bytes:
    writer = pdf.new()
    head = (
        b"<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Length 192"
    )
    writer.pictures.append(head + b" >>\nstream\n" + bytes(192) + b"\nendstream")
    uri = b"<< /S /URI /URI (https://example.org/) >>"
    writer.annotations[0] = b"<< /Type /Annot /Subtype /Link /Rect [50 500 300 560] /A %s >>" % uri
    words = "Words that are wrapped at the end of the line and go on, again and again and again, as words of books do."
    for number in range(3):
        writer.page(
            pdf.line(50, 570, f"Chapter {number}", 8),
            pdf.column(pdf.wrapped(words * 3)),
            b"q 200 0 0 100 50 60 cm /P0 Do Q",
            pdf.line(50, 300, "红楼梦⼀⻛", 12, "Song"),
            pdf.line(200, 20, str(number + 1), 8),
        )
    outline = [("A", 1, 0, 580), ("B", 2, 1, 300), ("C", 1, 2, 300)]
    return writer.write(info={"Title": "Words"}, outline=outline, labels=b"0 << /S /r >> 2 << /S /D >>")


def check(data: bytes) -> None:
    """Read a file and check that all blocks are valid."""
    try:
        blocks = [piece for piece in parse(SourceBytes(Path("file.pdf"), data)) if isinstance(piece, Block)]
    except ReaderError:
        return
    for block in blocks:
        assert clean(block.text) == block.text
        assert "\n" not in block.text or block.kind in OF_LINES
        assert all(0 <= mark.start < mark.end <= len(block.text) for mark in block.inlines)
        assert all(0 <= page.start <= len(block.text) for page in block.pages)
        assert all(unicodedata.category(one) != "Cs" for one in block.text)
    assert list(assemble(blocks))


def test_a_sound_file_passes_its_own_check(seed: bytes) -> None:
    check(seed)
    assert any(isinstance(piece, Block) for piece in parse(SourceBytes(Path("file.pdf"), seed)))


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_file_that_breaks_off_is_read_as_far_as_it_goes_or_refused(seed: bytes, tenth: int) -> None:
    check(seed[: len(seed) * tenth // 10])


def mutated(seed: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    for place, length, new in edits:
        at = int(place * len(seed))
        seed = seed[:at] + new + seed[at + length :]
    return seed


EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 30), st.sampled_from(SNIPPETS) | st.binary(max_size=6)),
    min_size=1,
    max_size=12,
)


def test_a_damaged_file_is_read_or_refused(seed: bytes) -> None:
    @settings(max_examples=150)
    @given(EDITS)
    def hold(edits: list[tuple[float, int, bytes]]) -> None:
        check(mutated(seed, edits))

    hold()


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_any_bytes_after_the_mark_are_read_or_refused(data: bytes) -> None:
    check(b"%PDF-1.7\n" + data)


def read_apart(path: Path) -> Problem | None:
    """Read a file in the worker; return the problem for which it was refused, if any."""
    with TextReader(path) as reading:
        try:
            list(reading)
        except ReaderError as error:
            return error.problem
    return None


@pytest.mark.timeout(60)
def test_a_small_file_with_a_huge_page_is_read_or_ended_in_the_worker(pdf: Pdf) -> None:
    data = pdf.new().page(b"BT /Body 10 Tf (a) Tj ET " + b" " * 100_000_000).write(packed=True)
    assert len(data) < 200_000
    ends = {None, Problem.NO_TEXT, Problem.IMPORT_CRASHED, Problem.FILE_TOO_LARGE, Problem.IMPORT_TIMEOUT}
    assert read_apart(pdf.save(data)) in ends


@pytest.mark.parametrize("size", ["1e30", "0", "-12", "nan", "0.0001"])
def test_monstrous_type_is_bounded(pdf: Pdf, size: str) -> None:
    page = b"BT /Body %s Tf 1 0 0 1 50 500 Tm (words of a size) Tj ET" % size.encode()
    check(pdf.new().page(page, pdf.line(50, 300, "and words beside them")).write())


def test_a_page_without_bounds_is_bounded(pdf: Pdf) -> None:
    data = pdf.new().page(pdf.line(50, 300, "words"), pdf.line(3e8, 300, "and words far away")).write()
    check(data.replace(b"[0 0 400 600]", b"[0 0 9e9 9e9]"))
