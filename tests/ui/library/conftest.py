"""Share a library, what adds texts to it, and the shelf on a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core.text.model import Image, Text
from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.library.shelf import Shelf
from reader.ui.shell.context import AppContext
from tests.support import texts
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
    """Show the shelf in a window of its own."""
    shelf = Shelf(context)
    qtbot.addWidget(shelf)
    shelf.resize(900, 640)
    shelf.show()
    qtbot.waitExposed(shelf)
    return shelf


@pytest.fixture
def add_text(library: Library, now: datetime) -> AddText:
    """Return what adds a short text with a title."""

    def add(
        title: str, author: str = "", *, language: str = "en", at: datetime = now, cover: Image | None = None
    ) -> Text:
        words = f"Words of {title}. " * 40
        source = f"/{title}.txt"
        return texts.add_text(library, title, [words], at, author=author, language=language, source=source, cover=cover)

    return add
