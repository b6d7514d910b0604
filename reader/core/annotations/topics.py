"""Collect passages, notes and free text from many texts under one question, in an outline in the reader's own order.

An outline is a tuple of items, each with its level; the items that follow an item on a deeper level are its
descendants. Every function returns a new outline without gaps between levels.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reader.core.ids import new_id

DEEPEST = 5
"""The deepest level of an outline; the first is 0."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A question; ``created`` is aware, in UTC, ``size`` is the number of its items."""

    id: str
    question: str
    created: datetime
    size: int = 0


@dataclass(frozen=True, slots=True)
class TopicItem:
    """An item of an outline: an annotation by its id or, if that is empty, free text in Markdown."""

    id: str
    annotation: str = ""
    text: str = ""
    level: int = 0


Outline = tuple[TopicItem, ...]


def item_of(annotation: str, at: datetime, level: int = 0) -> TopicItem:
    """Return a new item for an annotation."""
    return TopicItem(new_id(at), annotation=annotation, level=level)


def text_item(words: str, at: datetime, level: int = 0) -> TopicItem:
    """Return a new item of free text."""
    return TopicItem(new_id(at), text=words, level=level)


def gathered(outline: Outline, annotations: Iterable[str], at: datetime) -> Outline:
    """Append annotations to an outline, except those that it contains already."""
    present = {item.annotation for item in outline}
    new = (annotation for annotation in dict.fromkeys(annotations) if annotation not in present)
    return settled((*outline, *(item_of(annotation, at) for annotation in new)))


def inserted(outline: Outline, item: TopicItem, after: str = "") -> Outline:
    """Insert an item after another one, on its level and before its descendants; append it if ``after`` is unknown."""
    row = _row(outline, after)
    if row is None:
        return settled((*outline, item))
    level = outline[row].level
    return settled((*outline[: row + 1], replace(item, level=level), *outline[row + 1 :]))


def without(outline: Outline, items: Collection[str]) -> Outline:
    """Remove items; their descendants are kept."""
    return settled(item for item in outline if item.id not in items)


def reworded(outline: Outline, item: str, words: str) -> Outline:
    """Replace the text of an item of free text."""
    return tuple(
        replace(current, text=words) if current.id == item and not current.annotation else current
        for current in outline
    )


def indented(outline: Outline, items: Collection[str], by: int) -> Outline:
    """Indent items with their descendants by a number of levels; outdent them if ``by`` is negative."""
    rows = _with_descendants(outline, items)
    if rows and min(outline[row].level for row in rows) + by < 0:
        return outline
    return settled(
        replace(current, level=current.level + by) if row in rows else current for row, current in enumerate(outline)
    )


def stepped(outline: Outline, items: Collection[str], by: int) -> Outline:
    """Move items with their descendants past their neighbour above (-1) or below (1)."""
    rows = sorted(_with_descendants(outline, items))
    if not rows:
        return outline
    top = outline[rows[0]].level
    target = _above(outline, rows[0], top) if by < 0 else _below(outline, rows[-1] + 1, top)
    return placed(outline, items, target)


def placed(outline: Outline, items: Collection[str], before: int) -> Outline:
    """Move items with their descendants before the row ``before``, counted from 0; the number of rows is the end."""
    rows = _with_descendants(outline, items)
    moved = [current for row, current in enumerate(outline) if row in rows]
    head = [current for row, current in enumerate(outline) if row not in rows and row < before]
    tail = [current for row, current in enumerate(outline) if row not in rows and row >= before]
    return settled((*head, *moved, *tail))


def settled(items: Iterable[TopicItem]) -> Outline:
    """Normalise levels, so that none is more than one deeper than the one before it."""
    settled_items: list[TopicItem] = []
    deepest = 0
    for item in items:
        level = max(0, min(item.level, deepest, DEEPEST))
        settled_items.append(item if level == item.level else replace(item, level=level))
        deepest = level + 1
    return tuple(settled_items)


def _row(outline: Sequence[TopicItem], item: str) -> int | None:
    return next((row for row, current in enumerate(outline) if current.id == item), None)


def _with_descendants(outline: Outline, items: Collection[str]) -> set[int]:
    """Return the rows of items and of their descendants."""
    rows: set[int] = set()
    ancestor_level = DEEPEST + 1
    for row, item in enumerate(outline):
        if item.level <= ancestor_level:
            ancestor_level = DEEPEST + 1
        if item.id in items and ancestor_level > DEEPEST:
            ancestor_level = item.level
        if ancestor_level <= DEEPEST:
            rows.add(row)
    return rows


def _above(outline: Outline, row: int, level: int) -> int:
    """Return the row of the nearest item above on the same level or a higher one."""
    above = row - 1
    while above > 0 and outline[above].level > level:
        above -= 1
    return max(above, 0)


def _below(outline: Outline, row: int, level: int) -> int:
    """Return the row after the neighbour below and its descendants; one of a higher level is passed alone."""
    if row >= len(outline):
        return len(outline)
    below = row + 1
    if outline[row].level < level:
        return below
    while below < len(outline) and outline[below].level > outline[row].level:
        below += 1
    return below
