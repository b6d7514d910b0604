"""Turn the paragraphs that a table of contents names into headings, in a book that marks none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.core.text.blocks import Block, BlockKind, InlineKind
from reader.core.text.import_events import ContentsEntry, SourceEvent

_WITHIN = 3
"""How many blocks, from the one that an entry leads to, may be its title."""
_LONGEST = 300
_DIGITS = "0123456789"
_KINDS = frozenset((BlockKind.PARAGRAPH, BlockKind.VERSE, BlockKind.QUOTATION))


@dataclass(frozen=True, slots=True)
class _AwaitedTitle:
    """The letters of a title, and the last block that may be it."""

    letters: str
    level: int
    last: int


def with_contents_headings(events: Iterable[SourceEvent], entries: Sequence[ContentsEntry]) -> Iterator[SourceEvent]:
    """Yield the events; the block that has the title of an entry, where the entry leads to, becomes a heading."""
    by_target: dict[str, list[ContentsEntry]] = {}
    for entry in entries:
        by_target.setdefault(entry.target, []).append(entry)
    awaited: list[_AwaitedTitle] = []
    number = 0
    for event in events:
        if not isinstance(event, Block):
            yield event
            continue
        reached = (entry for name in event.names for entry in by_target.get(name, ()))
        awaited = [title for title in awaited if title.last >= number]
        awaited += [_AwaitedTitle(_letters(entry.title), entry.level, number + _WITHIN - 1) for entry in reached]
        title = _title_in(event, awaited)
        yield _heading(event, title.level) if title is not None else event
        number += 1


def _title_in(block: Block, awaited: Iterable[_AwaitedTitle]) -> _AwaitedTitle | None:
    """Return the title that a block is, with or without its number, or of which it is a bold part."""
    if block.kind not in _KINDS or not 0 < len(block.text) <= _LONGEST:
        return None
    letters = _letters(block.text)
    unnumbered = letters.lstrip(_DIGITS)
    is_bold = sum(mark.end - mark.start for mark in block.inlines if mark.kind is InlineKind.STRONG) >= len(block.text)
    for title in awaited if letters else ():
        if title.letters == letters or (unnumbered and title.letters.lstrip(_DIGITS) == unnumbered):
            return title
        if is_bold and (title.letters.startswith(letters) or title.letters.endswith(letters)):
            return title
    return None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _heading(block: Block, level: int) -> Block:
    text = block.text.replace("\n", " ")
    inlines = tuple(mark for mark in block.inlines if mark.kind is not InlineKind.STRONG)
    return Block(BlockKind.HEADING, text, inlines, level=level, names=block.names, pages=block.pages)
