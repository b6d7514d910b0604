"""Give the tests of the shelf a library, texts in it, and the shelf on a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import Image, Text, TextFormat
from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.library.shelf import Shelf
from reader.ui.shell.context import AppContext
from tests.support.context import end_context, make_context

AddText = Callable[..., Text]


@pytest.fixture
def library(now: datetime) -> Iterator[Library]:
    with Library.in_memory(now) as library:
        yield library


@pytest.fixture
def context(qapp: QApplication, library: Library, now: datetime) -> Iterator[AppContext]:
    context = make_context(qapp, library, FixedClock(now))
    yield context
    end_context(context)


@pytest.fixture
def shelf(qtbot: QtBot, context: AppContext) -> Shelf:
    """Give the shelf, shown in a window of its own."""
    shelf = Shelf(context)
    qtbot.addWidget(shelf)
    shelf.resize(900, 640)
    shelf.show()
    qtbot.waitExposed(shelf)
    return shelf


@pytest.fixture
def add_text(library: Library, now: datetime) -> AddText:
    """Add a short text with a title."""

    def add(
        title: str, author: str = "", *, language: str = "en", at: datetime = now, cover: Image | None = None
    ) -> Text:
        header = TextHeader(title, author, language, TextFormat.PLAIN, "utf-8")
        drafts = list(assemble([header, Block(BlockKind.PARAGRAPH, f"Words of {title}. " * 40)]))
        writer = library.texts.begin(header, f"/{title}.txt", title, at)
        writer.add([draft for draft in drafts if isinstance(draft, Leaf)])
        if cover is not None:
            writer.set_cover(cover)
        ending = drafts[-1]
        assert isinstance(ending, TextEnd)
        return writer.finish(ending)[0]

    return add
