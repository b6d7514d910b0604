"""A library with a text and marks to study."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from reader.core.annotations.anchor import find_quote, make_anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.operations import annotate
from reader.storage.library import Library
from tests.support.texts import add_text

MarkPassage = Callable[..., Annotation]


@pytest.fixture
def library(now: datetime) -> Iterator[Library]:
    with Library.in_memory(now) as library:
        yield library


@pytest.fixture
def mark(library: Library, now: datetime) -> MarkPassage:
    """Return a function that marks a passage in a text of its own."""

    def make(passage: str, body: str = "", at: datetime = now, kind: AnnotationKind | None = None) -> Annotation:
        text = add_text(library, f"慢读：{passage[:12]}", ["前面的话。", passage, "后面的话。"], at)
        view = library.texts.view(text.id)
        found = find_quote(view, passage)
        assert found is not None
        kind = kind or (AnnotationKind.NOTE if body else AnnotationKind.HIGHLIGHT)
        operation = annotate(text.id, kind, make_anchor(view, *found), at, colour=1, body=body)
        library.commit(operation)
        return library.annotations.get(operation.edits[0].id)

    return make
