"""Hold the model that every text ends in: a sequence of blocks with inline marks.

The canonical text of a whole work is the text of its blocks joined by one line feed; every position in the program is
a count of code points in it. A block may hold line feeds of its own where its form needs them: the lines of verse and
of code, the rows of a table (whose cells are parted by one tab).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LINE = "\n"
CELL = "\t"


class BlockKind(StrEnum):
    """Name the kinds of block; the value is what the library stores."""

    HEADING = "h"
    PARAGRAPH = "p"
    STANDFIRST = "s"
    LIST_ITEM = "l"
    QUOTATION = "q"
    CODE = "c"
    VERSE = "v"
    TABLE = "t"
    IMAGE = "i"
    RULE = "r"
    FOOTNOTE = "f"


class InlineKind(StrEnum):
    """Name the kinds of inline mark; the value is what the library stores."""

    EMPHASIS = "e"
    STRONG = "b"
    CODE = "c"
    LINK = "a"
    RUBY = "y"
    SUPERSCRIPT = "u"
    SUBSCRIPT = "d"
    NOTE_REFERENCE = "n"


@dataclass(frozen=True, slots=True)
class Inline:
    """Mark the code points from ``start`` up to ``end`` of a block's text.

    ``target`` is the address of a link (``#name`` inside the text, else a full address), the name of the note that a
    note reference leads to (``#name``), or the reading of a ruby; it is empty for the other kinds.
    """

    kind: InlineKind
    start: int
    end: int
    target: str = ""


@dataclass(frozen=True, slots=True)
class PageStart:
    """Say that the page of the printed edition that bears ``label`` begins at position ``start``.

    On a block, the position is counted from the block's start, and may be anywhere in it.
    """

    label: str
    start: int


@dataclass(frozen=True, slots=True)
class Block:
    """Hold one block: its kind, its text and what lies on the text.

    ``level`` is 1 to 6 for a heading, the depth of nesting (from 1) for a list item and a quotation, and the number of
    heading rows for a table. ``label`` is what stands before a list item or a footnote ("•", "3.", "[2]"); it is no
    part of the text. ``image`` is the hash of an image block's picture, whose text is its description. ``names`` are
    the link targets that lie at the start of the block. ``pages`` are those of the printed edition that begin in it;
    they are kept with the text, not with the leaf.
    """

    kind: BlockKind
    text: str
    inlines: tuple[Inline, ...] = ()
    level: int = 0
    label: str = ""
    image: str = ""
    names: tuple[str, ...] = ()
    pages: tuple[PageStart, ...] = ()


def title_of(block: Block) -> str:
    """Return the words of a heading as they stand in a line, without the signs of its notes."""
    words, end = "", 0
    for mark in sorted(block.inlines, key=_start):
        if mark.kind is InlineKind.NOTE_REFERENCE and mark.start >= end:
            words += block.text[end : mark.start]
            end = mark.end
    return (words + block.text[end:]).replace(LINE, " ").strip() or block.text.replace(LINE, " ")


def _start(mark: Inline) -> int:
    return mark.start
