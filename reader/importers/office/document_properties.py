"""Complete the header of a document from its own properties, where they are usable, and from its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice, pairwise

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import LINE, Block, BlockKind, Inline, InlineKind, title_of
from reader.core.text.headings import CLOSING, find_headings, is_named_part
from reader.core.text.import_events import SourceEvent, TextHeader
from reader.core.text.language import language_of
from reader.core.text.model import TextFormat
from reader.core.text.title_detection import detect_title, is_title, main_heading, title_blocks, title_of_stem
from reader.importers.source import SourceBytes

_FIRST_LINES = 40
_LONGEST_TITLE = 200
_PROGRAM_AFFIX = re.compile(r"^microsoft word - |\.(?:docx?|odt|rtf|wps|txt|pdf)$", re.IGNORECASE)
_DEFAULT_TITLE = re.compile(
    r"(?:untitled|无标题|無標題|未命名|文档|文檔|新建(?:文档|文本文档|microsoft word 文档)?|document|microsoft word|wps"
    r"|template|模板|title|标题)?[\s\d.()（）_-]*$",
    re.IGNORECASE,
)
_DEFAULT_AUTHOR = re.compile(
    r"(?:administrator|admin|user|owner|unknown|微软用户|微軟用戶|windows 用户|windows user|microsoft(?: office.*)?"
    r"|microsoft corporation|lenovo|dell|hp|asus|acer|pc|python-docx|un-named|未知|作者|author|系统管理员|\w?)$",
    re.IGNORECASE,
)


def usable_title(text: str) -> str:
    """Return a document's own title, or an empty string where it is a program's default."""
    text = _PROGRAM_AFFIX.sub("", " ".join(text.split())).strip()
    return "" if len(text) > _LONGEST_TITLE or _DEFAULT_TITLE.match(text) else text


def usable_author(text: str) -> str:
    """Return a document's own author, or an empty string where it only names a machine or a program."""
    text = " ".join(text.split())
    return "" if len(text) > _LONGEST_TITLE or _DEFAULT_AUTHOR.match(text) else text


def document_header(title: str, author: str, text_format: TextFormat) -> TextHeader:
    """Return the header that a document states, as far as it is usable."""
    return TextHeader(usable_title(title), usable_author(author), "", text_format, "utf-8")


def with_properties(
    events: Iterable[SourceEvent], source: SourceBytes, header: TextHeader, *, declared: str = ""
) -> Iterator[SourceEvent]:
    """Yield a header and the events; what ``header`` lacks is detected in the first lines, as in a plain text.

    ``declared`` is the language that the document declares, which decides for a short text.
    Where the document has no heading, its title and headings are recognised by their text. Raises `ReaderError` NO_TEXT
    where there is no block.
    """
    all_events = list(with_recognised_headings(list(events)))
    blocks = [event for event in all_events if isinstance(event, Block)]
    if not blocks:
        raise ReaderError(Problem.NO_TEXT, source.path)
    first = LINE.join(block.text for block in islice(blocks, _FIRST_LINES))
    opening = detect_title(first)
    title = header.title or opening.title or _first_heading(blocks) or title_of_stem(source.path.stem)
    language = header.language or language_of(first, declared)
    yield replace(header, title=title, author=header.author or opening.author, language=language)
    for number, event in enumerate(all_events, start=1):
        source.fraction = number / len(all_events)
        yield event


def _first_heading(blocks: Iterable[Block]) -> str:
    """Return the text of the main heading among the first blocks."""
    heading = main_heading(islice(blocks, _FIRST_LINES))
    return title_of(heading) if heading is not None else ""


_LONGEST_HEADING = 60
_FEWEST_PARAGRAPHS = 3
"""The fewest paragraphs of a document whose first line may be taken for a title."""


def with_recognised_headings(events: list[SourceEvent]) -> Iterator[SourceEvent]:
    """Yield the events; where no block is a heading, convert those that read as title or headings.

    Where some are, convert the names of parts without a number beside them, which often have no style.
    """
    blocks = [event for event in events if isinstance(event, Block)]
    kinds = [block.kind for block in blocks]
    if kinds.count(BlockKind.PARAGRAPH) < _FEWEST_PARAGRAPHS:
        yield from events
        return
    has_headings = BlockKind.HEADING in kinds
    levels = _named_parts(blocks) if has_headings else _levels(blocks)
    title = () if has_headings or 0 in levels else _title_of(blocks[0])
    shift = int(any(block.kind is BlockKind.HEADING for block in title))
    number = 0
    for event in events:
        if not isinstance(event, Block):
            yield event
            continue
        level = levels.get(number, 0)
        if number == 0 and title:
            yield from title
        else:
            yield _heading(event, level + shift) if level else event
        number += 1


def _title_of(block: Block) -> tuple[Block, ...]:
    """Return the title blocks made of the first block, where it reads as a title; else an empty tuple."""
    if block.kind is not BlockKind.PARAGRAPH or not is_title(block.text):
        return ()
    first, *others = title_blocks(block.text)
    inlines = _without_boldness(block) if first.text == block.text else ()
    return (replace(first, names=block.names, inlines=inlines), *others)


def _levels(blocks: list[Block]) -> dict[int, int]:
    """Return the heading level by the index of the block.

    Headings are the numbered and named paragraphs, and those entirely in bold where these are bold, too: on the level
    of the chapters before the first number and after the last, below them between the two.
    """
    indexes, start = {}, 0
    for number, block in enumerate(blocks):
        indexes[start] = number
        start += len(block.text) + len(LINE)
    found = find_headings(LINE.join(block.text for block in blocks))
    numbered = {indexes[at]: level for at, level in found.items() if at in indexes}
    levels = {number: level for number, level in numbered.items() if blocks[number].kind is BlockKind.PARAGRAPH}
    standing_out = [number for number in range(1, len(blocks) - 1) if _stands_out(blocks[number], blocks[number + 1])]
    if not levels:
        return dict.fromkeys(standing_out, 1)
    if 2 * sum(_is_bold(blocks[number]) for number in levels) < len(levels):
        return levels
    counted = [number for number in levels if not is_named_part(blocks[number].text)]
    top, below = min(levels.values()), max(levels.values()) + 1
    others = {
        number: below if counted and counted[0] < number < counted[-1] else top
        for number in standing_out
        if number not in levels
    }
    return levels | others


def _named_parts(blocks: list[Block]) -> dict[int, int]:
    """Return the level by the index of each paragraph that names a part, in a document whose chapters are headings."""
    levels = Counter(block.level for block in blocks if block.kind is BlockKind.HEADING)
    chapters = min((level for level, count in levels.items() if count > 1), default=min(levels))
    return {
        number: chapters
        for number, (block, following) in enumerate(pairwise(blocks))
        if block.kind is BlockKind.PARAGRAPH
        and is_named_part(block.text)
        and (_stands_out(block, following) or _is_prose(following))
    }


def _is_prose(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and len(block.text) > _LONGEST_HEADING


def _stands_out(block: Block, following: Block) -> bool:
    """Return whether a short paragraph is entirely bold and the next one is not."""
    return (
        _is_bold(block)
        and len(block.text) <= _LONGEST_HEADING
        and block.text[-1] not in CLOSING
        and (following.kind is BlockKind.PARAGRAPH and not _is_bold(following))
    )


def _is_bold(block: Block) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or not block.text:
        return False
    bold = [mark for mark in block.inlines if mark.kind is InlineKind.STRONG]
    return sum(mark.end - mark.start for mark in bold) >= len(block.text.rstrip())


def _heading(block: Block, level: int) -> Block:
    inlines = _without_boldness(block)
    return Block(BlockKind.HEADING, block.text.replace("\t", " "), inlines, level=min(6, level), names=block.names)


def _without_boldness(block: Block) -> tuple[Inline, ...]:
    """Return the marks of a block except bold, which a heading is anyway."""
    return tuple(mark for mark in block.inlines if mark.kind is not InlineKind.STRONG)
