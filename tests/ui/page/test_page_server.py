"""Test what is kept of the pages that are drawn in another process."""

from __future__ import annotations

import hashlib
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.errors import Problem
from reader.core.text.blocks import PageStart
from reader.ui.page.printed.page_server import PageRequest, PageServer, PrintedFile
from reader.workers.limits import MEMORY_LIMIT
from tests.importers.pdf.conftest import PdfWriter, line
from tests.support.window import TIMEOUT_MS

WORD = "word "
SIZE = (40, 60)


@pytest.fixture
def server(qtbot: QtBot) -> Iterator[PageServer]:
    opened = PageServer()
    yield opened
    opened.close()


def show(server: PageServer, path: Path, pages: int, more: bytes = b"") -> None:
    """Show a file of pages of one word, with ``more`` behind them, and ask for all of the pages."""
    writer = PdfWriter()
    for _page in range(pages):
        writer.page(line(50, 560, WORD.strip()))
    data = writer.write()
    path.write_bytes(data + more + data[data.rindex(b"startxref") :])
    starts = [PageStart(str(page + 1), len(WORD) * page) for page in range(pages)]
    text = WORD * pages
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    server.show_file(PrintedFile(path, digest, "onehour:", starts, len(text), lambda start, end: text[start:end]))
    server.want([PageRequest(page, *SIZE) for page in range(pages)])


def test_what_is_asked_for_is_kept_however_many_pages_it_is(server: PageServer, qtbot: QtBot, tmp_path: Path) -> None:
    show(server, tmp_path / "many.pdf", 23)

    def is_there() -> bool:
        return not server.is_busy and all(server.words(page) and server.picture(page) for page in range(23))

    qtbot.waitUntil(is_there, timeout=TIMEOUT_MS)
    server.want([PageRequest(0, *SIZE)])
    assert server.words(22) is not None


def test_the_process_ends_too_where_the_pages_were_left_while_it_was_at_work(
    server: PageServer, qtbot: QtBot, tmp_path: Path
) -> None:
    show(server, tmp_path / "left.pdf", 1)
    assert server.is_busy
    server.show_file(None)
    qtbot.waitUntil(lambda: not server.is_busy, timeout=TIMEOUT_MS)
    assert server._idle_timer.isActive()
    with qtbot.waitSignal(server.refused, timeout=TIMEOUT_MS):
        server.show_file(PrintedFile(tmp_path / "gone.pdf", "0" * 64, "onehour:", (), 0, lambda _start, _end: ""))
    assert server._idle_timer.isActive()


@pytest.mark.skipif(sys.platform != "linux", reason="needs the limits of another process")
def test_a_large_file_may_take_more_memory_for_each_page(server: PageServer, qtbot: QtBot, tmp_path: Path) -> None:
    show(server, tmp_path / "large.pdf", 1, b"\n%" + b" " * 40_000_000)
    qtbot.waitUntil(lambda: server.words(0) is not None, timeout=TIMEOUT_MS)
    limits = Path(f"/proc/{server.pid}/limits").read_text("ascii").splitlines()
    (allowed,) = (row.split()[3] for row in limits if row.startswith("Max data size"))
    assert int(allowed) > MEMORY_LIMIT


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_file_that_is_replaced_is_shown_until_it_is_opened_anew_and_then_refused(
    server: PageServer, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "replaced.pdf"
    show(server, path, 3)
    qtbot.waitUntil(lambda: server.words(2) is not None and not server.is_busy, timeout=TIMEOUT_MS)
    path.write_bytes(PdfWriter().page(line(50, 560, "Another")).write())
    larger = SIZE[0] * 2, SIZE[1] * 2
    server.want([PageRequest(0, *larger)])
    qtbot.waitUntil(lambda: _size_of(server, 0) == larger and not server.is_busy, timeout=TIMEOUT_MS)
    assert server.pid is not None
    os.kill(server.pid, signal.SIGKILL)
    server.want([PageRequest(1, *larger)])
    qtbot.waitUntil(lambda: server.problem(1) is not None and not server.is_busy, timeout=TIMEOUT_MS)
    assert _size_of(server, 1) == SIZE
    with qtbot.waitSignal(server.refused, timeout=TIMEOUT_MS) as refused:
        server.want([PageRequest(2, *larger)])
    (error,) = refused.args
    assert error.problem is Problem.ORIGINAL_CHANGED
    assert _size_of(server, 0) == larger


def _size_of(server: PageServer, index: int) -> tuple[int, int] | None:
    picture = server.picture(index)
    return None if picture is None else (picture.width(), picture.height())
