"""Give the tests of plans and roadmaps a library with texts in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest

from reader.core.activity.plan import Plan
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import Text, TextFormat
from reader.storage.library import Library

TODAY = date(2026, 3, 28)
Add = Callable[..., Text]


@pytest.fixture
def library(now: datetime) -> Iterator[Library]:
    """Give a library with a plan of an hour a day."""
    with Library.in_memory(now) as library:
        library.plans.set(Plan(TODAY - timedelta(days=30), 60), now)
        yield library


@pytest.fixture
def add(library: Library, now: datetime) -> Add:
    """Add a text of so many hours' length, in chapters of twenty paragraphs."""

    def add_text(title: str, hours: float = 1.0, *, at: datetime = now) -> Text:
        paragraphs = round(hours * 60)  # 250 characters each: one minute of Chinese
        blocks = [Block(BlockKind.PARAGRAPH, f"{title}{number:04}".ljust(249, "字")) for number in range(paragraphs)]
        for number in range(0, paragraphs, 20):
            blocks.insert(number + number // 20, Block(BlockKind.HEADING, f"第{number}", level=1))
        writer = library.texts.begin(TextHeader(title, "", "zh", TextFormat.PLAIN, "utf-8"), "/a", title, at)
        pieces = list(assemble(blocks))
        writer.add([piece for piece in pieces if isinstance(piece, Leaf)])
        ending = pieces[-1]
        assert isinstance(ending, TextEnd)
        return writer.finish(ending)[0]

    return add_text
