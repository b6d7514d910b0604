"""Covers are loaded when they are seen, cut to size, and set from the title where there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QBuffer, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from reader.core.text.model import Image, Text
from reader.storage.library import Library
from reader.ui.appearance.theme import DARK, PAPER, Theme
from reader.ui.library.cover_cache import CoverCache, scaled_cover
from reader.ui.library.shelf import Shelf
from reader.ui.library.title_cover import cloth_of, draw_title_cover, first_letter
from reader.ui.shell.context import AppContext

AddText = Callable[..., Text]
SIZE = QSize(46, 62)


def picture(colour: str, width: int = 300, height: int = 420) -> Image:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image(colour * 8, "image/png", buffer.data().data(), width, height)


@pytest.mark.parametrize(("width", "height"), [(300, 420), (900, 100), (20, 900), (8, 8)])
def test_a_picture_of_any_shape_fills_the_cover(width: int, height: int) -> None:
    cover = scaled_cover(picture("#102080", width, height).data, 46, 62, 2.0)
    assert cover is not None
    assert (cover.width(), cover.height()) == (92, 124)
    assert cover.pixelColor(46, 62).name() == "#102080"
    assert cover.pixelColor(0, 0).alpha() < 255


def test_what_is_no_picture_has_no_cover() -> None:
    assert scaled_cover(b"no picture", 46, 62, 1.0) is None


def test_a_cover_comes_after_it_was_first_asked_for(qtbot: QtBot, context: AppContext) -> None:
    read: list[str] = []
    image = picture("#102080")

    def give(digest: str) -> Image | None:
        read.append(digest)
        return image if digest == "known" else None

    covers = CoverCache(give, context.tasks, PAPER)
    before = covers.cover("Title", "", "known", SIZE, 1.0).toImage()
    assert read == []
    with qtbot.waitSignal(covers.arrived):
        pass
    after = covers.cover("Title", "", "known", SIZE, 1.0).toImage()
    assert after.pixelColor(23, 31).name() == "#102080"
    assert before != after
    with qtbot.waitSignal(covers.arrived):
        covers.cover("Title", "", "unknown", SIZE, 1.0)
    assert covers.cover("Title", "", "unknown", SIZE, 1.0).toImage() == before
    assert read == ["known", "unknown"]


def test_only_the_covers_in_sight_are_read(qtbot: QtBot, shelf: Shelf, library: Library, add_text: AddText) -> None:
    for number in range(60):
        add_text(f"Text {number}", cover=picture(f"#10{number:02}80"))
    read: list[str] = []
    image = library.texts.image
    shelf._covers._image = lambda digest: read.append(digest) or image(digest)
    shelf.refresh()
    shelf.grab()
    qtbot.waitUntil(lambda: bool(read) and not shelf._covers._requests and not shelf._covers._is_loading)
    assert len(read) < 20


def drawn(title: str, author: str, theme: Theme, size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_title_cover(painter, QRectF(0, 0, size.width(), size.height()), title, author, theme)
    painter.end()
    return image


@pytest.mark.parametrize("theme", [PAPER, DARK])
@pytest.mark.parametrize(
    "title", ["红楼梦", "牢记初心使命 扛起历史责任", "On the Origin of Species", "", "“”", "A" * 300, "👨‍👩‍👧"]
)
@pytest.mark.parametrize("size", [SIZE, QSize(122, 166)])
def test_any_title_makes_a_cover(title: str, theme: Theme, size: QSize) -> None:
    cover = drawn(title, "曹雪芹", theme, size)
    assert cover == drawn(title, "曹雪芹", theme, size)
    assert cover.pixelColor(size.width() // 2, size.height() - 3).alpha() == 255


def test_titles_are_told_apart_by_their_colour() -> None:
    cloths = {cloth_of(f"Title {number}", PAPER).name() for number in range(60)}
    assert len(cloths) > 10
    assert cloth_of("红楼梦", PAPER) == cloth_of("红楼梦", PAPER) != cloth_of("红楼梦", DARK)


@pytest.mark.parametrize(
    ("title", "letter"), [("《红楼梦》", "红"), ("moby dick", "M"), ("“Quoted”", "Q"), ("", "·"), ("𠮷野家", "𠮷")]
)
def test_the_cover_shows_the_first_letter_that_is_one(title: str, letter: str) -> None:
    assert first_letter(title) == letter
