"""Follow the links and note references of the page, by mouse and by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.text.blocks import Inline, InlineKind

if TYPE_CHECKING:
    from reader.ui.page.passage import Passage
    from reader.ui.page.surface import Surface

LINKS = frozenset((InlineKind.LINK, InlineKind.NOTE_REFERENCE))


def follow(page: Surface, link: Inline, position: int) -> None:
    """Ask for what a link leads to, or for the note of a reference; ``position`` is in its block."""
    if link.kind is InlineKind.NOTE_REFERENCE:
        start = page.block_at(position)[0]
        page.note_reference_activated.emit(link.target, page.rect_of(start + link.start, start + link.end))
    else:
        page.link_activated.emit(link.target)


def first_link(page: Surface, passage: Passage) -> Inline | None:
    """Return the first link or note reference of a passage, in the block that it begins in; None without one."""
    start, block = page.block_at(passage.start)
    first, last = passage.start - start, passage.end - start
    return next((one for one in block.inlines if one.kind in LINKS and one.start < last and one.end > first), None)
