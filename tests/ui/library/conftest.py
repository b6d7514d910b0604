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
from reader.resources import resource
from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.appearance.appearance import Appearance
from reader.ui.appearance.icons import Icons
from reader.ui.library.shelf import Shelf
from reader.ui.preferences import Settings
from reader.ui.shell.tasks import TaskRunner

AddText = Callable[..., Text]


@pytest.fixture
def library(now: datetime) -> Iterator[Library]:
    with Library.in_memory(now) as library:
        yield library


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    tasks = TaskRunner()
    yield tasks
    tasks.close()


@pytest.fixture
def appearance(qapp: QApplication, library: Library) -> Appearance:
    return Appearance(qapp, Settings(library.preferences), Icons(resource("icons")))


@pytest.fixture
def shelf(qtbot: QtBot, appearance: Appearance, library: Library, tasks: TaskRunner, now: datetime) -> Shelf:
    """Give the shelf, shown in a window of its own."""
    shelf = Shelf(library, appearance, FixedClock(now), Settings(library.preferences), tasks)
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
