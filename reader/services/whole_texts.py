"""Read a whole text from a library, with its pictures, and write one: as readers and machines hand them over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reader.core.study.whole_text import WholeText
from reader.core.text.blocks import Block, BlockKind, InlineKind, LinePicture
from reader.core.text.import_events import CoverImage, ImportEvent, TextEnd, TextHeader
from reader.core.text.leaves import Leaf
from reader.core.text.model import Image, Text
from reader.storage.library import Library
from reader.storage.repositories.text_writer import TextWriter

_LEAVES_AT_ONCE = 100
"""Leaves that are committed together."""


def whole_text(library: Library, card: Text) -> WholeText:
    """Return a text with all its words and pictures."""
    stored = library.texts.view(card.id)
    blocks = [block for number in range(stored.leaf_count) for _start, block in stored.leaf(number).blocks()]
    cover = card.filing.cover
    names = dict.fromkeys((*([cover] if cover else []), *(name for block in blocks for name in _pictures(block))))
    images: dict[str, Image] = {}
    for name in names:
        if (image := library.texts.image(name)) is not None:
            images[name] = image
    data = library.bibliographies.of(card.id)
    header = TextHeader(card.title, card.author, card.language, card.format, card.encoding, bibliography=data)
    return WholeText(
        header,
        library.texts.digests([card.id])[card.id],
        tuple(blocks),
        stored.outline(),
        tuple(stored.pages().starts),
        library.texts.omissions(card.id),
        cover if cover in images else "",
        images,
    )


def write_whole_text(
    writer: TextWriter, events: Iterable[ImportEvent], raise_if_cancelled: Callable[[], None] = lambda: None
) -> TextEnd:
    """Write the cover, leaves and pictures of a text in batches, and return its end, which the caller writes."""
    leaves: list[Leaf] = []
    images: list[Image] = []
    ending = None
    for event in events:
        raise_if_cancelled()
        if isinstance(event, CoverImage):
            writer.set_cover(event.image)
        elif isinstance(event, Image):
            images.append(event)
        elif isinstance(event, Leaf):
            leaves.append(event)
        elif isinstance(event, TextEnd):
            ending = event
        if len(leaves) >= _LEAVES_AT_ONCE or (event is ending and (leaves or images)):
            writer.add(leaves, images)
            leaves, images = [], []
    assert ending is not None
    return ending


def _pictures(block: Block) -> Iterator[str]:
    if block.kind is BlockKind.IMAGE and block.image:
        yield block.image
    for mark in block.inlines:
        if mark.kind is InlineKind.PICTURE:
            yield LinePicture.of(mark).image
