"""Test the process that draws the pages of a PDF and finds the text on them."""

from __future__ import annotations

import hashlib
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import closing
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.text.printed_pages import PrintedPages
from reader.importers.pdf.printed.page_requests import (
    BYTES_PER_PIXEL,
    LONGEST_SIDE,
    MOST_PIXELS,
    AlignedPage,
    AlignPage,
    DrawPage,
    FilePages,
    OpenFile,
    PageWorker,
    page_worker,
    picture_size,
)
from tests.importers.pdf.parsed_text import blocks_of, ending_of
from tests.importers.pdf.samples import BRIDGE, FLOOD, MILL

if TYPE_CHECKING:
    from tests.importers.pdf.conftest import Pdf

WIDTH, HEIGHT = 400, 600


@pytest.fixture
def worker() -> Iterator[PageWorker]:
    with closing(page_worker()) as opened:
        yield opened


def open_file(worker: PageWorker, path: Path, address: str = "onehour:") -> FilePages:
    worker.ask(OpenFile(path, hashlib.sha256(path.read_bytes()).hexdigest(), address), path)
    return cast("FilePages", worker.result())


def draw(worker: PageWorker, index: int, width: int, height: int) -> bytes:
    memory = SharedMemory(create=True, size=width * height * BYTES_PER_PIXEL)
    try:
        worker.ask(DrawPage(index, width, height, memory.name), continues=True)
        worker.result()
        return bytes(memory.buf[: width * height * BYTES_PER_PIXEL])
    finally:
        memory.close()
        memory.unlink()


def align(worker: PageWorker, index: int, text: str, start: int = 0) -> AlignedPage:
    worker.ask(AlignPage(index, start, text, (start, start + len(text))), continues=True)
    return cast("AlignedPage", worker.result())


def box_of(aligned: AlignedPage, position: int) -> tuple[float, ...]:
    at = 4 * aligned.positions.index(position)
    return tuple(aligned.boxes[at : at + 4])


def text_of(path: Path) -> str:
    return "\n".join(block.text for block in blocks_of(path))


def test_a_page_is_drawn_black_on_white(pdf: Pdf, worker: PageWorker) -> None:
    path = pdf.save(pdf.new().page(b"0 g 40 300 100 60 re f").page(pdf.column(pdf.wrapped(FLOOD))).write())
    known = open_file(worker, path)
    assert known.sizes == ((WIDTH, HEIGHT), (WIDTH, HEIGHT))
    picture = draw(worker, 0, WIDTH, HEIGHT)

    def shade(x: int, y: int) -> tuple[int, ...]:
        at = (y * WIDTH + x) * BYTES_PER_PIXEL
        return tuple(picture[at : at + 3])

    assert shade(80, HEIGHT - 330) == (0, 0, 0)
    assert shade(200, HEIGHT - 330) == (255, 255, 255)


def test_each_character_has_its_box(pdf: Pdf, worker: PageWorker) -> None:
    path = pdf.save(pdf.new().page(pdf.column(pdf.wrapped(FLOOD, indent=""))).write())
    open_file(worker, path)
    text = text_of(path)
    aligned = align(worker, 0, text, start=1_000)
    assert list(aligned.positions) == [1_000 + n for n, sign in enumerate(text) if not sign.isspace()]
    left, top, right, bottom = box_of(aligned, 1_000)
    assert left == pytest.approx(50, abs=4)
    assert right == pytest.approx(55, abs=4)
    assert top < HEIGHT - 540 < bottom


@pytest.mark.parametrize(
    ("box", "place"),
    [
        (b"/MediaBox [0 0 400 600] /Rotate 90", (540, 50)),
        (b"/MediaBox [0 0 400 600] /Rotate 180", (350, 540)),
        (b"/MediaBox [0 0 400 600] /CropBox [40 100 400 600]", (10, 60)),
        (b"/MediaBox [-100 -100 400 600]", (150, 60)),
        (b"/MediaBox [0 0 28346 600]", (50, 60)),
    ],
    ids=["turned", "upside-down", "cropped", "shifted", "ten metres wide"],
)
def test_boxes_are_where_the_page_is_shown(pdf: Pdf, worker: PageWorker, box: bytes, place: tuple[int, int]) -> None:
    writer = pdf.new().page(pdf.column(pdf.wrapped(FLOOD, indent="")))
    writer.boxes[0] = box
    path = pdf.save(writer.write())
    width, height = open_file(worker, path).sizes[0]
    aligned = align(worker, 0, text_of(path))
    left, top, right, bottom = box_of(aligned, 0)
    assert left - 12 <= place[0] <= right + 12
    assert top - 12 <= place[1] <= bottom + 12
    size = picture_size(width, height, 2.0)
    assert len(draw(worker, 0, *size)) == size[0] * size[1] * BYTES_PER_PIXEL


@pytest.mark.parametrize(
    ("width", "height", "scale", "is_cut"),
    [(595, 842, 3.0, False), (595, 842, 40.0, True), (28_346, 28_346, 1.0, True), (28_346, 1, 2.0, True)],
)
def test_no_picture_is_too_large(width: float, height: float, scale: float, is_cut: bool) -> None:
    across, down = picture_size(width, height, scale)
    assert across * down <= MOST_PIXELS
    assert max(across, down) <= LONGEST_SIDE
    assert (across < int(width * scale)) is is_cut


def test_a_page_of_a_hundred_thousand_glyphs_is_drawn_and_not_compared(pdf: Pdf, worker: PageWorker) -> None:
    rows = [pdf.line(10, 590 - 0.5 * row, "x" * 100, 0.5) for row in range(1_000)]
    path = pdf.save(pdf.new().page(*rows).write())
    open_file(worker, path)
    assert align(worker, 0, "x" * 30_000).is_too_long
    assert draw(worker, 0, WIDTH, HEIGHT)


def test_another_file_than_the_one_that_was_added_is_refused(pdf: Pdf, worker: PageWorker) -> None:
    path = pdf.save(pdf.new().page(pdf.column(pdf.wrapped(FLOOD))).write())
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_bytes(pdf.new().page(pdf.column(pdf.wrapped(MILL))).write())
    worker.ask(OpenFile(path, digest, "onehour:"), path)
    with pytest.raises(ReaderError) as caught:
        worker.result()
    assert caught.value.problem is Problem.ORIGINAL_CHANGED
    assert caught.value.path == path
    worker.ask(OpenFile(path.parent / "gone.pdf", digest, "onehour:"))
    with pytest.raises(ReaderError) as caught:
        worker.result()
    assert caught.value.problem is Problem.FILE_MISSING


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_dead_process_costs_one_page_and_the_next_file_starts_another(pdf: Pdf, worker: PageWorker) -> None:
    path = pdf.save(pdf.new().page(pdf.column(pdf.wrapped(FLOOD))).write())
    open_file(worker, path)
    pid = worker.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(ReaderError) as caught:
        draw(worker, 0, 40, 60)
    assert caught.value.problem is Problem.IMPORT_CRASHED
    assert open_file(worker, path).sizes == ((WIDTH, HEIGHT),)
    assert draw(worker, 0, 40, 60)


def test_the_starts_of_pages_lead_to_the_pages_of_the_file(pdf: Pdf, worker: PageWorker) -> None:
    """Notes wait for the end of a paragraph that goes on, so that a page may begin more than once."""
    writer = pdf.new()
    rows = pdf.wrapped(" ".join([FLOOD, BRIDGE, MILL] * 6), indent="")
    for number in range(4):
        writer.page(
            pdf.column(rows[30 * number : 30 * number + 30]),
            pdf.line(50, 60, f"{number + 1}. A remark on page {number + 1} of the annals.", 7),
        )
    path = pdf.save(writer.page(pdf.column(pdf.wrapped(MILL))).write())
    known = open_file(worker, path)
    ending, text = ending_of(path), text_of(path)
    printed = PrintedPages(ending.pages, known.labels, len(text))
    for number in range(4):
        remark = text.index(f"A remark on page {number + 1}")
        assert printed.index_at(remark) == number
    assert printed.index_at(len(text) - 1) == 4
    assert len(ending.pages) > len(known.sizes)
