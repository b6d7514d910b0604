"""Build a library with a plan, and texts of a length in hours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest

from reader.core.text.blocks import Block
from reader.core.text.model import Text
from reader.storage.library import Library
from tests.support.texts import add_text, heading

TODAY = date(2026, 3, 28)
Add = Callable[..., Text]


@pytest.fixture
def library(now: datetime) -> Iterator[Library]:
    """Return a library with a plan of an hour a day."""
    with Library.in_memory(now - timedelta(days=30)) as library:
        yield library


@pytest.fixture
def add(library: Library, now: datetime) -> Add:
    """Return a function that adds a text of a length in hours, in chapters of twenty paragraphs."""

    def add_hours(title: str, hours: float = 1.0, *, at: datetime = now) -> Text:
        paragraphs = round(hours * 60)  # 250 characters each: one minute of Chinese
        blocks: list[Block | str] = [f"{title}{number:04}".ljust(249, "字") for number in range(paragraphs)]
        for number in range(0, paragraphs, 20):
            blocks.insert(number + number // 20, heading(f"第{number}"))
        return add_text(library, title, blocks, at, source="/a")

    return add_hours
