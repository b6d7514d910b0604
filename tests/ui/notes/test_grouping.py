"""The notes of all texts are grouped by a few queries, however many texts there are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from reader.core.annotations import operations
from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.storage.library import Library
from reader.ui.notes.grouping import Grouping, NoteGroup, NoteGroups
from tests.support.texts import add_text, heading


@pytest.fixture
def library(now: datetime) -> Iterator[Library]:
    """Open an empty library."""
    with Library.in_memory(now) as library:
        yield library


def fill(library: Library, first: int, last: int, now: datetime) -> None:
    """Add texts of two chapters with a note in each."""
    for number in range(first, last):
        blocks = [heading("一章"), f"天地玄黄{number}。", heading("二章"), f"宇宙洪荒{number}。"]
        text = add_text(library, f"书{number}", blocks, now + timedelta(seconds=number))
        for start in (3, 14):
            anchor = make_anchor(library.texts.view(text.id), start, start + 2)
            library.commit(operations.annotate(text.id, AnnotationKind.NOTE, anchor, now, tags=("修身",)))


def statements_of(library: Library, grouping: Grouping) -> tuple[int, list[NoteGroup]]:
    """Return how many statements a grouping takes, and its groups."""
    statements: list[str] = []
    library._connection.raw.set_trace_callback(statements.append)
    groups = NoteGroups(library).read(grouping)
    library._connection.raw.set_trace_callback(None)
    return len(statements), groups


@pytest.mark.parametrize("grouping", Grouping)
def test_more_texts_take_no_more_queries(library: Library, grouping: Grouping, now: datetime) -> None:
    fill(library, 0, 2, now)
    few, _groups = statements_of(library, grouping)
    fill(library, 2, 12, now)
    many, groups = statements_of(library, grouping)
    assert many == few <= 6
    assert sum(len(group.ids) for group in groups) == 24


def test_the_sections_of_each_text_are_its_own(library: Library, now: datetime) -> None:
    fill(library, 0, 2, now)
    _count, groups = statements_of(library, Grouping.SECTION)
    assert [group.heading for group in groups] == ["书1 › 一章", "书1 › 二章", "书0 › 一章", "书0 › 二章"]
