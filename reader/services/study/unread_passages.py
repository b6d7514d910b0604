"""Find the paragraphs that are still to be read, in the order of the roadmap, for a lesson without a mark."""

from __future__ import annotations

from collections.abc import Iterator

from reader.core.activity.coverage import Range, unread_ranges
from reader.core.planning.portion import first_unread
from reader.core.study.lessons import LessonPassage, is_long_enough
from reader.core.text.blocks import LINE, Block, BlockKind
from reader.core.text.leaves import Leaf
from reader.core.text.model import Text
from reader.storage.library import Library
from reader.storage.repositories.stored_text import StoredText

_PASSAGES = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.VERSE, BlockKind.LIST_ITEM})


def unread_passages(library: Library) -> Iterator[LessonPassage]:
    """Yield the unread paragraphs of the texts on the roadmap, then of the others, the last opened first."""
    for text in _texts(library):
        stored, ranges = library.texts.view(text.id), library.coverage.ranges(text.id)
        start = first_unread(stored, ranges) if stored.leaf_count else None
        if start is not None:
            yield from _passages(stored, ranges, stored.leaf_at(start).number)


def _texts(library: Library) -> Iterator[Text]:
    planned = [item.text for item in library.roadmap.present().items]
    texts = {text.id: text for text in library.texts.some(planned)}
    on_roadmap = [texts[text] for text in planned if text in texts]
    for text in (*on_roadmap, *(text for text in library.texts.by_use() if text.id not in texts)):
        if text.complete and text.filing.archived is None:
            yield text


def _passages(stored: StoredText, ranges: tuple[Range, ...], first_leaf: int) -> Iterator[LessonPassage]:
    for number in range(first_leaf, stored.leaf_count):
        for start, words in _paragraphs(stored.leaf(number)):
            end = start + len(words)
            unread = sum(last - first for first, last in unread_ranges(ranges, start, end))
            if unread * 2 > len(words) and is_long_enough(words):
                yield LessonPassage(stored.id, start, end, words)


def _paragraphs(leaf: Leaf) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of a leaf with their places; lines of verse that follow each other are one."""
    verse: list[tuple[int, Block]] = []
    for start, block in leaf.blocks():
        if block.kind is BlockKind.VERSE:
            verse.append((start, block))
            continue
        yield from _stanza(verse)
        verse = []
        if block.kind in _PASSAGES:
            yield start, block.text
    yield from _stanza(verse)


def _stanza(verse: list[tuple[int, Block]]) -> Iterator[tuple[int, str]]:
    if verse:
        yield verse[0][0], LINE.join(block.text for _start, block in verse)
