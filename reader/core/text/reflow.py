"""Turn the lines of a plain text into paragraphs, headings and verse."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from reader.core.text.blocks import LINE, Block, BlockKind
from reader.core.text.heading_rules import headings_of
from reader.core.text.headings import CLOSING
from reader.core.text.import_options import DEFAULT_OPTIONS, HeadingSource, ImportOptions, LineBreaks
from reader.core.text.line_wrapping import (
    LineLayout,
    SourceLine,
    breaks_after,
    columns,
    is_broken_on_purpose,
    is_unfinished,
    join,
    measure,
)
from reader.core.text.normalise import LONGEST_PARAGRAPH, split_long
from reader.core.text.title_detection import is_title, title_blocks
from reader.core.text.verse import clauses, goes_with, is_verse, verse_before_prose

_CHUNK = 65_536
_LONGEST_RUN = 400
_BLANKS = " \t\u3000\xa0"
_INDENT_BREAK = re.compile(r"\u3000{2,}")
_HEADING_BLANKS = re.compile(r"(?<=[^\x00-\x7f])[ \t\u3000]+(?=[^\x00-\x7f])")
_GLUED_LENGTH = 100
_RULE = re.compile(r"[-=*_~—－＝＊· \u3000]{3,}$")
_LONG_COLUMNS = 100
_SHORT_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph; ``level`` is that of a heading, or 0; ``gap`` is the number of empty lines before it."""

    text: str
    level: int = 0
    gap: int = 0
    verse: bool = False


def reflow(
    text: str, options: ImportOptions = DEFAULT_OPTIONS, headings: dict[int, int] | None = None
) -> Iterator[Block]:
    """Yield the blocks of a clean plain text lazily; options not specified are guessed.

    ``headings`` are those of `headings_of`, if they are known already.
    """
    headings = headings_of(text, options) if headings is None else headings
    paragraphs = _paragraphs(text, options.lines, headings)
    for block in _blocks(paragraphs, options, has_headings=bool(headings)):
        yield from _split_long(block)


def _paragraphs(text: str, line_breaks: LineBreaks, headings: dict[int, int]) -> Iterator[_Paragraph]:
    layout, lines = measure(text, line_breaks), _lines(text)
    if line_breaks in {LineBreaks.PARAGRAPHS, LineBreaks.GAPS}:
        return _specified_paragraphs(lines, layout, headings, joined=line_breaks is LineBreaks.GAPS)
    return _unwrapped(lines, layout, headings) if layout.width else _line_paragraphs(lines, layout, headings)


def _specified_paragraphs(
    lines: Iterable[SourceLine], layout: LineLayout, headings: dict[int, int], *, joined: bool
) -> Iterator[_Paragraph]:
    """Yield each line as a paragraph, or join lines that no empty line separates."""
    for run in _runs(lines, headings, lambda line: line.gap > 0 or not joined):
        if isinstance(run, _Paragraph):
            yield run
        else:
            yield _Paragraph(join([line.text for line in run], layout), gap=run[0].gap)


def _runs(
    lines: Iterable[SourceLine], headings: dict[int, int], begins: Callable[[SourceLine], bool]
) -> Iterator[_Paragraph | list[SourceLine]]:
    """Yield the headings, and the runs of lines between them; ``begins`` tells whether a line begins a new run."""
    run: list[SourceLine] = []
    for line in lines:
        level = headings.get(line.start, 0)
        if run and (level or begins(line) or len(run) >= _LONGEST_RUN):
            yield run
            run = []
        if level:
            yield _heading(line, level)
        else:
            run.append(line)
    if run:
        yield run


def _heading(line: SourceLine, level: int) -> _Paragraph:
    return _Paragraph(_HEADING_BLANKS.sub("\u3000", line.text), level, line.gap)


def _lines(text: str) -> Iterator[SourceLine]:
    """Yield the lines that are not blank, splitting the text in chunks."""
    start = gap = 0
    while start < len(text):
        end = text.find(LINE, start + _CHUNK)
        chunk = text[start : end if end >= 0 else len(text)]
        for raw in chunk.split(LINE):
            if stripped := raw.strip():
                yield SourceLine(start, stripped, _indent(raw), gap)
                gap = 0
            else:
                gap += 1
            start += len(raw) + 1


def _indent(raw: str) -> int:
    if raw[0] not in _BLANKS:
        return 0
    return columns(raw[: len(raw) - len(raw.lstrip())].expandtabs(4))


def _line_paragraphs(lines: Iterable[SourceLine], layout: LineLayout, headings: dict[int, int]) -> Iterator[_Paragraph]:
    """Yield each line as a paragraph, joining lines that end within a sentence."""
    parts: list[str] = []
    gap = 0
    for line in lines:
        level = headings.get(line.start, 0)
        if parts and not (not level and not layout.latin and is_unfinished(parts[-1])):
            yield _Paragraph(join(parts, layout), gap=gap)
            parts = []
        if level:
            yield _heading(line, level)
        elif len(line.text) > _GLUED_LENGTH and "\u3000\u3000" in line.text:
            *whole, last = _INDENT_BREAK.split(line.text)
            yield from (_Paragraph(join([*parts, part], layout), gap=1) for part in whole)
            parts, gap = [last], line.gap
        else:
            gap = gap if parts else line.gap
            parts.append(line.text)
    if parts:
        yield _Paragraph(join(parts, layout), gap=gap)


def _unwrapped(lines: Iterable[SourceLine], layout: LineLayout, headings: dict[int, int]) -> Iterator[_Paragraph]:
    """Join the lines of a text that was wrapped to a width."""
    for run in _runs(lines, headings, lambda line: line.gap > layout.spaced):
        if isinstance(run, _Paragraph):
            yield run
        else:
            yield from _run_paragraphs(run, layout)


def _run_paragraphs(run: list[SourceLine], layout: LineLayout) -> Iterator[_Paragraph]:
    """Yield the paragraphs of a run of lines without empty lines."""
    if layout.latin and _is_line_by_line(run, layout):
        yield _Paragraph(_verse_lines(run), gap=1, verse=True)
        return
    start = 0
    for index in range(1, len(run) + 1):
        if index == len(run) or breaks_after(run[index - 1], run[index], layout):
            yield _Paragraph(join([line.text for line in run[start:index]], layout), gap=1)
            start = index


def _is_line_by_line(run: list[SourceLine], layout: LineLayout) -> bool:
    if len(run) < 2:
        return False
    pairs = pairwise(run)
    return sum(is_broken_on_purpose(line, following, layout) for line, following in pairs) >= 0.6 * (len(run) - 1)


def _verse_lines(run: list[SourceLine]) -> str:
    base = min(line.indent for line in run)
    return LINE.join(" " * (line.indent - base) + line.text for line in run)


def _blocks(paragraphs: Iterator[_Paragraph], options: ImportOptions, *, has_headings: bool) -> Iterator[Block]:
    """Yield the blocks of the paragraphs, the title first; without numbered headings, short lines may be headings."""
    first = next(paragraphs, None)
    if first is None:
        return
    shift = 0
    if options.headings is not HeadingSource.NONE and not first.level and not first.verse and is_title(first.text):
        title = title_blocks(first.text)
        yield from title
        shift = int(any(block.kind is BlockKind.HEADING for block in title))
        previous = first
    else:
        paragraphs = chain((first,), paragraphs)
        previous = _Paragraph("")
    if options.lines is not LineBreaks.PARAGRAPHS:
        paragraphs = _gather_verse(paragraphs, previous)
    guesses = options.headings is HeadingSource.GUESSED and not has_headings
    for before, paragraph, after in _with_neighbours(previous, paragraphs):
        level = paragraph.level
        if guesses and not level and _looks_like_heading(before, paragraph, after):
            level = 1
        yield _block(paragraph, level + shift if level else 0)


def _block(paragraph: _Paragraph, level: int) -> Block:
    if level:
        return Block(BlockKind.HEADING, paragraph.text.replace("\t", " "), level=min(6, level))
    if paragraph.verse:
        return Block(BlockKind.VERSE, paragraph.text)
    if _RULE.match(paragraph.text):
        return Block(BlockKind.RULE, "")
    return Block(BlockKind.PARAGRAPH, paragraph.text)


def _gather_verse(paragraphs: Iterable[_Paragraph], previous: _Paragraph) -> Iterator[_Paragraph]:
    """Merge the lines of Chinese verse that are paragraphs of their own into one paragraph."""
    group: list[_Paragraph] = []
    measures: list[tuple[int, ...]] = []
    for paragraph in paragraphs:
        measured = () if paragraph.level or paragraph.verse else clauses(paragraph.text)
        rest = paragraph
        if group and not goes_with(measures[-1], measured):
            last, rest = _split_verse(measures[-1], paragraph)
            yield from _verse_or_prose([*group, *last], [*measures, *(measures[-1] for _ in last)], previous.text)
            previous, group, measures = group[-1], [], []
        if measured:
            group.append(rest)
            measures.append(measured)
        else:
            yield rest
            previous = rest
    if group:
        yield from _verse_or_prose(group, measures, previous.text)


def _split_verse(measured: tuple[int, ...], paragraph: _Paragraph) -> tuple[list[_Paragraph], _Paragraph]:
    """Split the last line of a poem from the prose that follows it in the same paragraph."""
    length = 0 if paragraph.level else verse_before_prose(measured, paragraph.text)
    rest = paragraph.text[length:].lstrip()
    if not length or not rest:
        return [], paragraph
    return [_Paragraph(paragraph.text[:length])], _Paragraph(rest, gap=1)


def _verse_or_prose(group: list[_Paragraph], measures: list[tuple[int, ...]], before: str) -> list[_Paragraph]:
    if is_verse(measures, before):
        return [_Paragraph(LINE.join(paragraph.text for paragraph in group), gap=1, verse=True)]
    return group


def _with_neighbours(
    first: _Paragraph, paragraphs: Iterator[_Paragraph]
) -> Iterator[tuple[_Paragraph, _Paragraph, _Paragraph | None]]:
    before, current = first, next(paragraphs, None)
    while current is not None:
        after = next(paragraphs, None)
        yield before, current, after
        before, current = current, after


def _looks_like_heading(before: _Paragraph, paragraph: _Paragraph, after: _Paragraph | None) -> bool:
    """Return whether a paragraph looks like a heading: short, not a sentence, and between long paragraphs."""
    text = paragraph.text
    if after is None or paragraph.verse or LINE in text or text[-1] in CLOSING or columns(text) > _SHORT_COLUMNS:
        return False
    if not any(character.isalpha() for character in text) or not _is_long(after):
        return False
    return not before.text or _is_long(before) or (before.text[-1] in CLOSING and paragraph.gap > 0)


def _is_long(paragraph: _Paragraph) -> bool:
    return not paragraph.verse and len(paragraph.text) > 40 and columns(paragraph.text) >= _LONG_COLUMNS


def _split_long(block: Block) -> Iterator[Block]:
    """Split a block that is too long."""
    if len(block.text) <= LONGEST_PARAGRAPH:
        yield block
        return
    for part in split_long(block.text):
        yield Block(block.kind, part, level=block.level)
