"""Gather passages, notes and free words from many texts under one question, in an outline of the reader's own order.

An outline is a tuple of items, each with its level; what follows an item on a deeper level belongs to it. Every
function gives another outline and leaves no level that nothing leads to.
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
    """Hold one question; ``created`` is aware, in UTC, ``size`` counts its items."""

    id: str
    question: str
    created: datetime
    size: int = 0


@dataclass(frozen=True, slots=True)
class TopicItem:
    """Hold one item of an outline: an annotation by its id or, where that is empty, free words in Markdown."""

    id: str
    annotation: str = ""
    words: str = ""
    level: int = 0


Outline = tuple[TopicItem, ...]


def item_of(annotation: str, at: datetime, level: int = 0) -> TopicItem:
    """Make the item that holds an annotation."""
    return TopicItem(new_id(at), annotation=annotation, level=level)


def item_of_words(words: str, at: datetime, level: int = 0) -> TopicItem:
    """Make an item of free words."""
    return TopicItem(new_id(at), words=words, level=level)


def gathered(outline: Outline, annotations: Iterable[str], at: datetime) -> Outline:
    """Put annotations at the end of an outline, each at most once."""
    held = {item.annotation for item in outline}
    new = (one for one in dict.fromkeys(annotations) if one not in held)
    return settled((*outline, *(item_of(one, at) for one in new)))


def inserted(outline: Outline, item: TopicItem, after: str = "") -> Outline:
    """Put an item below another one, on its level and before what belongs to it; without, at the end."""
    row = _row(outline, after)
    if row is None:
        return settled((*outline, item))
    level = outline[row].level
    return settled((*outline[: row + 1], replace(item, level=level), *outline[row + 1 :]))


def without(outline: Outline, items: Collection[str]) -> Outline:
    """Take items out; what belonged to them stays."""
    return settled(item for item in outline if item.id not in items)


def reworded(outline: Outline, item: str, words: str) -> Outline:
    """Put other words into an item of free words."""
    return tuple(replace(one, words=words) if one.id == item and not one.annotation else one for one in outline)


def indented(outline: Outline, items: Collection[str], by: int) -> Outline:
    """Move items, with what belongs to them, so many levels in, or out where ``by`` is negative."""
    rows = _with_belongings(outline, items)
    if rows and min(outline[row].level for row in rows) + by < 0:
        return outline
    return settled(replace(one, level=one.level + by) if row in rows else one for row, one in enumerate(outline))


def stepped(outline: Outline, items: Collection[str], by: int) -> Outline:
    """Move items, with what belongs to them, past their neighbour above (-1) or below (1)."""
    rows = sorted(_with_belongings(outline, items))
    if not rows:
        return outline
    top = outline[rows[0]].level
    target = _above(outline, rows[0], top) if by < 0 else _below(outline, rows[-1] + 1, top)
    return placed(outline, items, target)


def placed(outline: Outline, items: Collection[str], before: int) -> Outline:
    """Move items, with what belongs to them, before the row ``before``; its length stands for the end."""
    rows = _with_belongings(outline, items)
    moved = [one for row, one in enumerate(outline) if row in rows]
    head = [one for row, one in enumerate(outline) if row not in rows and row < before]
    tail = [one for row, one in enumerate(outline) if row not in rows and row >= before]
    return settled((*head, *moved, *tail))


def settled(items: Iterable[TopicItem]) -> Outline:
    """Bring levels into bounds: none is more than one deeper than the one before it."""
    settled_items: list[TopicItem] = []
    deepest = 0
    for item in items:
        level = max(0, min(item.level, deepest, DEEPEST))
        settled_items.append(item if level == item.level else replace(item, level=level))
        deepest = level + 1
    return tuple(settled_items)


def _row(outline: Sequence[TopicItem], item: str) -> int | None:
    return next((row for row, one in enumerate(outline) if one.id == item), None)


def _with_belongings(outline: Outline, items: Collection[str]) -> set[int]:
    """Return the rows of items and of all that follows them on a deeper level."""
    rows: set[int] = set()
    over = DEEPEST + 1
    for row, one in enumerate(outline):
        if one.level <= over:
            over = DEEPEST + 1
        if one.id in items and over > DEEPEST:
            over = one.level
        if over <= DEEPEST:
            rows.add(row)
    return rows


def _above(outline: Outline, row: int, level: int) -> int:
    """Return the row of the neighbour above, of the same level or less."""
    above = row - 1
    while above > 0 and outline[above].level > level:
        above -= 1
    return max(above, 0)


def _below(outline: Outline, row: int, level: int) -> int:
    """Return the row after the neighbour below and what belongs to it; one of a lower level is passed alone."""
    if row >= len(outline):
        return len(outline)
    below = row + 1
    if outline[row].level < level:
        return below
    while below < len(outline) and outline[below].level > outline[row].level:
        below += 1
    return below
