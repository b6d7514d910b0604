"""Lists return annotations in text order, and read no more of them than is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from reader.core.annotations import operations
from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import Edit, Operation
from reader.core.operation_name import OperationName
from reader.core.text.model import Text
from reader.storage.library import Library
from reader.storage.repositories.annotation_lists import Facet


def fill(library: Library, text: Text, now: datetime) -> list[str]:
    view = library.texts.view(text.id)
    edits = []
    for number, start in enumerate((5, 1, 3)):
        made = operations.annotate(
            text.id,
            AnnotationKind.NOTE,
            make_anchor(view, start, start + 2, "第一章"),
            now,
            colour=number + 1,
            body=f"Body {number}",
            tags=("Tag",) * number,
        )
        edits += made.edits
    edits += operations.annotate(text.id, AnnotationKind.QUESTION, None, now).edits
    orphan = edits[0].after
    assert orphan is not None
    edits[0] = Edit(None, replace(orphan, orphan=True))
    library.commit(Operation(OperationName.NOTE, tuple(edits), now))
    return [edit.id for edit in edits]


def test_the_order_is_that_of_the_annotations(library: Library, add_text: Callable[..., Text], now: datetime) -> None:
    text = add_text(library, "一二三四五六七八九十")
    ids = fill(library, text, now)
    whole = [one.id for one in library.annotations.of_text(text.id)]
    (rows,) = library.annotation_lists.of_texts([text.id, "unknown"], Facet.COLOUR).values()
    assert [row.id for row in rows] == whole == [ids[1], ids[2], ids[0], ids[3]]
    assert [row.value for row in rows] == [2, 3, 1, 0]
    assert [row.place is None for row in rows] == [False, False, True, True]
    assert [one.id for one in library.annotation_lists.some(ids)] == ids


def test_what_is_deleted_is_not_listed(library: Library, add_text: Callable[..., Text], now: datetime) -> None:
    text = add_text(library, "一二三四五六七八九十")
    ids = fill(library, text, now)
    library.commit(operations.remove((library.annotations.get(ids[0]),), now))
    assert len(library.annotation_lists.of_texts([text.id])[text.id]) == 3
    assert library.annotation_lists.some(ids[:1]) == []
