"""Fixtures for the storage tests: small texts that are added as an import does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import SourceEvent, TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import Image, Text, TextFormat
from reader.core.text.omissions import Omission
from reader.storage.library import Library

AddText = Callable[..., Text]


@pytest.fixture
def library(now: datetime) -> Iterator[Library]:
    with Library.in_memory(now) as library:
        yield library


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def add_text(now: datetime) -> AddText:
    """Return a function that adds a text of these paragraphs to a library, as an import does."""

    def add(
        library: Library,
        *paragraphs: str,
        title: str = "书",
        images: Sequence[Image] = (),
        omissions: Sequence[Omission] = (),
    ) -> Text:
        writer = library.texts.begin(TextHeader(title, "作者", "zh", TextFormat.PLAIN, "utf-8"), "/from", title, now)
        for event in assemble([*omissions, *_source_events(paragraphs, images)]):
            if isinstance(event, Leaf):
                writer.add([event])
            elif isinstance(event, Image):
                writer.add([], [event])
            elif isinstance(event, TextEnd):
                return writer.finish(event)[0]
        raise AssertionError

    return add


def _source_events(paragraphs: Sequence[str], images: Sequence[Image]) -> Iterator[SourceEvent]:
    yield from images
    for paragraph in paragraphs:
        kind = BlockKind.HEADING if paragraph.startswith("第") else BlockKind.PARAGRAPH
        yield Block(kind, paragraph, level=1 if kind is BlockKind.HEADING else 0, names=(paragraph[:4],))
