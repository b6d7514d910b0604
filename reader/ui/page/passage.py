"""Select passages and extend them by characters, clauses, sentences and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTextBoundaryFinder

from reader.ui.page.utf16 import position_of_unit, units_before

if TYPE_CHECKING:
    from reader.core.text.blocks import Block


class PassageUnit(Enum):
    """The units by which a passage is selected or extended."""

    CHARACTER = auto()
    WORD = auto()
    CLAUSE = auto()
    SENTENCE = auto()
    PARAGRAPH = auto()


@dataclass(frozen=True, slots=True)
class Passage:
    """A selected range of text: the position where the selection began and the one to which it extends."""

    anchor: int
    focus: int

    @property
    def start(self) -> int:
        """Return the first position of the passage."""
        return min(self.anchor, self.focus)

    @property
    def end(self) -> int:
        """Return the position after the passage."""
        return max(self.anchor, self.focus)

    def __bool__(self) -> bool:
        """Return whether the passage is not empty."""
        return self.anchor != self.focus


class BlockSource(Protocol):
    """A text whose blocks can be looked up by position."""

    @property
    def characters(self) -> int:
        """Return the number of code points of the text."""
        ...

    def block_at(self, position: int) -> tuple[int, Block]:
        """Return the start of the block that contains a position, and the block."""
        ...

    def word_at(self, position: int) -> tuple[int, int]:
        """Return the start and end of the word at a position."""
        ...


def passage_at(blocks: BlockSource, position: int, unit: PassageUnit) -> Passage:
    """Return the word, clause, sentence or paragraph at a position."""
    if unit is PassageUnit.WORD:
        return Passage(*blocks.word_at(position))
    start, block = blocks.block_at(position)
    if unit is PassageUnit.PARAGRAPH:
        return Passage(start, start + len(block.text))
    from reader.core.text.boundaries import clause_at, sentence_at

    unit_at = clause_at if unit is PassageUnit.CLAUSE else sentence_at
    first, last = unit_at(block.text, position - start)
    return Passage(start + first, start + last)


def extend(blocks: BlockSource, passage: Passage, unit: PassageUnit, direction: int) -> Passage:
    """Move the focus of a passage forward (1) or back (-1) by one unit, across block boundaries."""
    return replace(passage, focus=_step(blocks, passage.focus, unit, direction))


def span_over(blocks: BlockSource, first: Passage, position: int, unit: PassageUnit) -> Passage:
    """Return the passage of whole units from ``first`` to the one at a position, for a drag after a double click."""
    other = passage_at(blocks, position, unit)
    if position < first.start:
        return Passage(first.end, other.start)
    return Passage(first.start, max(first.end, other.end))


def _step(blocks: BlockSource, focus: int, unit: PassageUnit, direction: int) -> int:
    start, block = blocks.block_at(focus)
    text, offset = block.text, focus - start
    if unit is PassageUnit.CHARACTER:
        moved = _grapheme_step(text, offset, direction)
    elif unit is PassageUnit.PARAGRAPH:
        moved = len(text) if direction > 0 and offset < len(text) else 0 if direction < 0 < offset else None
    else:
        from reader.core.text.boundaries import clause_ends, next_end, previous_end, sentence_ends

        ends = clause_ends(text) if unit is PassageUnit.CLAUSE else sentence_ends(text)
        moved = next_end(ends, offset) if direction > 0 else previous_end([0, *ends], offset)
    if moved is not None:
        return start + moved
    return _into_neighbour(blocks, start, len(text), unit, direction)


def _into_neighbour(blocks: BlockSource, start: int, length: int, unit: PassageUnit, direction: int) -> int:
    neighbour = start + length + 1 if direction > 0 else start - 1
    if not 0 <= neighbour < blocks.characters:
        return start if direction < 0 else start + length
    if unit is PassageUnit.CHARACTER:
        return neighbour
    return _step(blocks, neighbour, unit, direction)


def _grapheme_step(text: str, offset: int, direction: int) -> int | None:
    if (direction > 0 and offset >= len(text)) or (direction < 0 and offset <= 0):
        return None
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    finder.setPosition(units_before(text, offset))
    unit = finder.toNextBoundary() if direction > 0 else finder.toPreviousBoundary()
    return position_of_unit(text, unit)


def snap(blocks: BlockSource, position: int) -> int:
    """Return a position, or the start of the grapheme cluster that it lies within."""
    start, block = blocks.block_at(position)
    offset = position - start
    if block.text.isascii() or not 0 < offset < len(block.text):
        return position
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, block.text)
    finder.setPosition(units_before(block.text, offset))
    if finder.isAtBoundary():
        return position
    return start + position_of_unit(block.text, finder.toPreviousBoundary())
