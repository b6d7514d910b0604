"""Test how the pictures of printed pages come to the screen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from reader.core.text.leaves import LeafSource
from reader.ui.page.columns import Columns
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.leaf_layouts import LeafLayouts
from reader.ui.page.marks import LeafMarks
from reader.ui.page.printed.page_server import PageServer, PrintedFile
from reader.ui.page.printed.painting import PageLeaves, PrintedMarks, PrintedPainter
from reader.ui.page.printed.printed_flow import PrintedFlow, Zoom
from reader.ui.page.printed.printed_style import PrintedStyle
from reader.ui.page.typography import Typography
from tests.importers.pdf.conftest import PdfWriter
from tests.support.window import TIMEOUT_MS

WIDTH, HEIGHT = 403, 500
HAIRLINES = b"0.4 w " + b" ".join(b"%d 0 m %d 600 l S" % (x, x + 40) for x in range(0, 400, 3))


@pytest.fixture
def server(qtbot: QtBot) -> Iterator[PageServer]:
    opened = PageServer()
    yield opened
    opened.close()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_a_picture_is_painted_pixel_by_pixel(  # noqa: PLR0917
    server: PageServer, long_text: LeafSource, typography: Typography, qtbot: QtBot, tmp_path: Path, ratio: float
) -> None:
    path = tmp_path / "lines.pdf"
    path.write_bytes(PdfWriter().page(HAIRLINES).write())
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    server.show_file(PrintedFile(path, digest, "onehour:", (), 0, lambda _start, _end: ""))
    layouts = LeafLayouts(long_text, lambda leaf: LeafLayout(leaf, typography, lambda _name: None, 500))
    flow = PrintedFlow(layouts, Columns(WIDTH, HEIGHT, WIDTH), server, Zoom(), lambda: ratio)
    server.opened.connect(flow.measure_again)
    qtbot.waitUntil(lambda: server.picture(0) is not None and not server.is_busy, timeout=TIMEOUT_MS)

    screen = QImage(round(WIDTH * ratio), round(HEIGHT * ratio), QImage.Format.Format_RGB32)
    screen.setDevicePixelRatio(ratio)
    painter = QPainter(screen)
    marks = PrintedMarks(LeafMarks(lambda _start, _end: (), typography.ink), PageLeaves(long_text), (), None, None)
    PrintedPainter().paint(painter, flow, server, marks, PrintedStyle(typography.ink, "#444444", "#cc0000"))
    painter.end()

    picture, area = server.picture(0), flow.sheets()[0].area
    assert picture is not None
    size = picture.width(), round(HEIGHT * ratio) // 2
    shown = screen.copy(round(area.left() * ratio), round(area.top() * ratio), *size)
    shown.setDevicePixelRatio(1)
    assert shown == picture.copy(0, 0, *size)
