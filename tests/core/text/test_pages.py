from __future__ import annotations

import pytest

from reader.core.text.blocks import Block, BlockKind, PageStart
from reader.core.text.import_events import ContentsEntry, SourceEvent, TableOfContents, TextEnd, assemble
from reader.core.text.model import PageIndex

PAGES = PageIndex([PageStart("iv", 0), PageStart("1", 40), PageStart("2", 40), PageStart("A-3", 90)])


@pytest.mark.parametrize(("label", "start"), [("1", 40), ("IV", 0), (" a-3 ", 90), ("3", None), ("", None)])
def test_a_page_is_found_by_its_label(label: str, start: int | None) -> None:
    assert PAGES.start_of(label) == start


def test_a_text_without_pages_has_none() -> None:
    assert (len(PageIndex()), PageIndex().start_of("1")) == (0, None)


def ending_of(*pieces: SourceEvent) -> TextEnd:
    *_drafts, ending = assemble(pieces)
    assert isinstance(ending, TextEnd)
    return ending


def test_pages_that_begin_within_blocks_get_their_positions_in_the_text() -> None:
    first = Block(BlockKind.PARAGRAPH, "abcdef", pages=(PageStart("1", 0), PageStart("2", 3)))
    second = Block(BlockKind.PARAGRAPH, "ghi", pages=(PageStart("3", 1),))
    assert ending_of(first, second).pages == (PageStart("1", 0), PageStart("2", 3), PageStart("3", 8))


def test_a_list_of_pages_counts_where_no_block_tells_of_them() -> None:
    blocks = (Block(BlockKind.PARAGRAPH, "abc", names=("a",)), Block(BlockKind.PARAGRAPH, "def", names=("b",)))
    listed = TableOfContents(
        (), (ContentsEntry("2", 1, "b"), ContentsEntry("1", 1, "a"), ContentsEntry("9", 1, "nowhere"))
    )
    assert ending_of(*blocks, listed).pages == (PageStart("1", 0), PageStart("2", 4))
    told = Block(BlockKind.PARAGRAPH, "ghi", pages=(PageStart("x", 2),))
    assert ending_of(*blocks, told, listed).pages == (PageStart("x", 10),)
