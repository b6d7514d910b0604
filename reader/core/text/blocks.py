"""Define the document model of every text: a sequence of blocks with inline marks.

The canonical text of a whole work is the text of its blocks joined by one line feed; every position in the program is
a code point offset into it. A block may contain line feeds of its own if its kind needs them: the lines of verse and
code, the rows of a table (whose cells are separated by one tab).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

LINE = "\n"
CELL = "\t"
PICTURE_SIGN = "〓"
"""What stands in the text for a picture within a line that has no words of its own: the sign of a missing type."""

_HEIGHT = re.compile(r"\d{1,3}(?:\.\d{1,4})?")


class BlockKind(StrEnum):
    """The kinds of block; the value is stored in the library."""

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
    """The kinds of inline mark; the value is stored in the library."""

    EMPHASIS = "e"
    STRONG = "b"
    CODE = "c"
    LINK = "a"
    RUBY = "y"
    SUPERSCRIPT = "u"
    SUBSCRIPT = "d"
    NOTE_REFERENCE = "n"
    PICTURE = "i"


@dataclass(frozen=True, slots=True)
class Inline:
    """An inline mark on the code points from ``start`` up to ``end`` of a block's text.

    ``target`` is the URL of a link (``#name`` within the text, else a full URL), the name of the note that a note
    reference leads to (``#name``), the reading of a ruby, or what `LinePicture` says of a picture; it is empty for the
    other kinds.
    """

    kind: InlineKind
    start: int
    end: int
    target: str = ""


@dataclass(frozen=True, slots=True)
class LinePicture:
    """A picture that stands within a line, in the place of the text that is marked: its hash, and its height in em."""

    image: str
    height: float

    @property
    def target(self) -> str:
        """Return the target of its mark."""
        return f"{self.image} {self.height:.2f}"

    @classmethod
    def of(cls, mark: Inline) -> LinePicture:
        """Return what the mark of a picture says; a height that cannot be read is that of the text."""
        image, _, height = mark.target.partition(" ")
        return cls(image, float(height) if _HEIGHT.fullmatch(height) else 1.0)


@dataclass(frozen=True, slots=True)
class PageStart:
    """The start of the page of the printed edition with this label.

    ``start`` is a code point offset, within a block counted from the block's start.
    """

    label: str
    start: int


@dataclass(frozen=True, slots=True)
class Block:
    """A block: its kind, its text and its inline marks.

    ``level`` is 1 to 6 for a heading, the nesting depth (from 1) for a list item or a quotation, and the number of
    header rows for a table. ``label`` precedes a list item or a footnote ("•", "3.", "[2]") and is not part of the
    text. ``image`` is the hash of an image block's picture; the text is its description. ``names`` are the link
    targets at the start of the block. ``pages`` are the pages of the printed edition that begin in it; they are stored
    with the text, not with the leaf.
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
    """Return the text of a heading on one line, without its note references and pictures."""
    title, end = "", 0
    for mark in sorted(block.inlines, key=lambda mark: mark.start):
        is_sign = mark.kind is InlineKind.PICTURE and block.text[mark.start : mark.end] == PICTURE_SIGN
        if (mark.kind is InlineKind.NOTE_REFERENCE or is_sign) and mark.start >= end:
            title += block.text[end : mark.start]
            end = mark.end
    return (title + block.text[end:]).replace(LINE, " ").strip() or block.text.replace(LINE, " ")
