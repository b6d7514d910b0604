"""Read a canonical text from the library leaf by leaf, never in full."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import LINE, Block, BlockKind, PageStart
from reader.core.text.leaves import Leaf, split_into_leaves
from reader.core.text.model import PageIndex, Section
from reader.storage.page_labels import page_label_query

if TYPE_CHECKING:
    from reader.storage.connection import Connection

FIND_LIMIT = 1_000
"""How many places `StoredText.find` returns at most by default."""

_READ_AHEAD = 64
(_EMPTY_LEAF,) = split_into_leaves([Block(BlockKind.PARAGRAPH, "")])


def read_sections(connection: Connection, edition: str) -> tuple[Section, ...]:
    """Return the sections of an edition in text order."""
    rows = connection.rows('SELECT title, level, start, "end" FROM section WHERE text = ? ORDER BY number', (edition,))
    return tuple(Section(*row) for row in rows)


class StoredText:
    """Read passages, leaves and sections of one text; ``characters`` is its length in code points.

    A text whose import is given up may be deleted before its views are notified: its leaves are then empty.
    """

    def __init__(self, connection: Connection, text: str) -> None:
        """Look the text up; raises ReaderError TEXT_UNKNOWN."""
        self._connection = connection
        self.id = text
        self._content = text
        self.characters = 0
        self.leaf_count = 0
        self._outline: tuple[Section, ...] | None = None
        self.refresh()

    @property
    def edition(self) -> str:
        """Return the id of the edition whose leaves are read; the text's own id for the first edition."""
        return self._content

    def refresh(self) -> None:
        """Reload the length of the text, which grows during its import."""
        row = self._connection.row(
            "SELECT t.digest IS NOT NULL, t.characters, t.content, l.number, l.start + length(l.content) FROM text t "
            "LEFT JOIN leaf l ON l.text = t.content WHERE t.id = ? ORDER BY l.number DESC LIMIT 1",
            (self.id,),
        )
        if row is None:
            raise ReaderError(Problem.TEXT_UNKNOWN, id=self.id, matches=0)
        complete, characters, self._content, last, end = row
        self._outline = None
        self.characters = characters if complete else end or 0
        self.leaf_count = 0 if last is None else last + 1

    def slice(self, start: int, end: int) -> str:
        """Return the code points from ``start`` up to ``end``, clipped to the text."""
        start = max(0, start)
        if start >= end:
            return ""
        rows = self._connection.rows(
            "SELECT start, content FROM leaf WHERE text = ?1 AND start <= ?3 AND start >= "
            "(SELECT max(start) FROM leaf WHERE text = ?1 AND start <= ?2) ORDER BY start",
            (self._content, start, end),
        )
        if not rows:
            return ""
        first = rows[0][0]
        return LINE.join(row[1] for row in rows)[start - first : end - first]

    def leaf(self, number: int) -> Leaf:
        """Return the leaf with this number; raises IndexError."""
        row = self._connection.row(
            "SELECT number, start, content, layout FROM leaf WHERE text = ? AND number = ?", (self._content, number)
        )
        return self._leaf(row, number, requested=number)

    def leaves(self, first: int, count: int) -> list[Leaf]:
        """Return up to ``count`` leaves in order, from the one with the number ``first`` on."""
        rows = self._connection.rows(
            "SELECT number, start, content, layout FROM leaf WHERE text = ? AND number >= ? ORDER BY number LIMIT ?",
            (self._content, first, count),
        )
        return [Leaf(*row) for row in rows]

    def leaf_at(self, position: int) -> Leaf:
        """Return the leaf at a position, the last one for positions beyond; raises IndexError without leaves."""
        row = self._connection.row(
            "SELECT number, start, content, layout FROM leaf WHERE text = ? AND start <= ? ORDER BY start DESC LIMIT 1",
            (self._content, max(0, position)),
        )
        return self._leaf(row, max(0, self.leaf_count - 1), requested=position)

    def outline(self) -> tuple[Section, ...]:
        """Return the sections in text order; they are read once, and again after `refresh`."""
        if self._outline is None:
            self._outline = read_sections(self._connection, self._content)
        return self._outline

    def section_at(self, position: int) -> Section | None:
        """Return the innermost section that contains a position."""
        row = self._connection.row(
            'SELECT title, level, start, "end" FROM section WHERE text = ?1 AND start <= ?2 AND "end" > ?2 '
            "ORDER BY number DESC LIMIT 1",
            (self._content, min(position, self.characters - 1)),
        )
        return None if row is None else Section(*row)

    def section_end(self, position: int) -> int | None:
        """Return where the innermost section that contains a position ends; None outside of all sections."""
        section = self.section_at(position)
        return None if section is None else section.end

    def pages(self) -> PageIndex:
        """Return the pages of the printed edition, if the file has a page list."""
        rows = self._connection.rows("SELECT label, start FROM page WHERE text = ? ORDER BY number", (self._content,))
        return PageIndex([PageStart(*row) for row in rows])

    def page_at(self, position: int) -> str:
        """Return the label of the printed page at a position, or an empty string."""
        found = self._connection.value(page_label_query("?", "?"), (self._content, position))
        return "" if found is None else str(found)

    def target(self, name: str) -> int | None:
        """Return the position that a link within the text leads to; the name may begin with a number sign."""
        found = self._connection.value(
            "SELECT position FROM target WHERE text = ? AND name = ?", (self._content, name.removeprefix("#"))
        )
        return found if isinstance(found, int) else None

    def find(
        self, needle: str, start: int = 0, *, forward: bool = True, limit: int = FIND_LIMIT
    ) -> list[tuple[int, int]]:
        """Return the places of ``needle`` from ``start`` on, or going backward those that end by it, nearest first.

        Case is ignored. Leaves are read one after the other until ``limit`` places are found.
        """
        if not needle:
            return []
        pattern = re.compile(re.escape(needle), re.IGNORECASE)
        found: list[tuple[int, int]] = []
        for leaf_start, content in self._contents(start, forward=forward):
            places = [(leaf_start + match.start(), leaf_start + match.end()) for match in pattern.finditer(content)]
            if forward:
                found += [place for place in places if place[0] >= start]
            else:
                found += [place for place in reversed(places) if place[1] <= start]
            if len(found) >= limit:
                break
        return found[:limit]

    def _contents(self, position: int, *, forward: bool) -> Iterator[tuple[int, str]]:
        """Yield the leaves from a position on, in either direction, reading ahead a few at a time."""
        at = self.leaf_at(position).start if self.leaf_count else 0
        step, sign = ("ASC", ">=") if forward else ("DESC", "<=")
        sql = f"SELECT start, content FROM leaf WHERE text = ? AND start {sign} ? ORDER BY start {step} LIMIT ?"  # noqa: S608
        size = 1
        while rows := self._connection.rows(sql, (self._content, at, size)):
            for row in rows:
                yield row[0], row[1]
            at = rows[-1][0] + (1 if forward else -1)
            size = min(2 * size, _READ_AHEAD)

    def _leaf(self, row: sqlite3.Row | None, number: int, *, requested: int) -> Leaf:
        if row is not None:
            return Leaf(*row)
        if not 0 <= number < self.leaf_count:
            raise IndexError(requested)
        return replace(_EMPTY_LEAF, number=number, start=self.characters)
