"""Compose blocks from the lines of pages; paragraphs continue over columns and pages, notes and pictures follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from reader.core.text.blocks import Block, BlockKind, Inline, PageStart
from reader.core.text.headings import CLOSING, find_headings
from reader.core.text.import_events import SourceEvent
from reader.core.text.normalise import LONGEST_PARAGRAPH, split_spans
from reader.importers.markup.inline_text import InlineRun, part
from reader.importers.pdf.figures import PageFigure, labels_in
from reader.importers.pdf.font_survey import FontSurvey
from reader.importers.pdf.layout import (
    BULLETS,
    ENDS,
    TextColumn,
    breaks,
    bullet_of,
    column_of,
    columns_of_lines,
    is_far,
    note_sign_of,
    notes_from,
)
from reader.importers.pdf.line_joining import JoinedText, join_lines, join_rows
from reader.importers.pdf.lines import PdfLine, Region
from reader.importers.pdf.outline import Outline, OutlineTarget
from reader.importers.pdf.pictures import PagePicture

_LONGEST_HEADING = 200
_LONGEST_BOLD = 100
_INDENTS_EXPECTED = 3


class _Kind(Enum):
    BODY = auto()
    HEADING = auto()
    CODE = auto()
    NOTE = auto()
    ITEM = auto()
    LABEL = auto()


@dataclass(slots=True)
class _Paragraph:
    """The lines of a block; ``starts`` are the labels of pages by the index of the line they begin with."""

    kind: _Kind
    lines: list[PdfLine]
    column: TextColumn
    label: str = ""
    depth: int = 1
    starts: dict[int, list[str]] = field(default_factory=dict)
    targets: list[OutlineTarget] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PageContent:
    """The content of a page: its label, its columns in reading order, its pictures, and its figures."""

    label: str
    regions: Sequence[Region]
    pictures: Sequence[PagePicture]
    figures: Sequence[PageFigure] = ()


class BlockComposer:
    """Compose the blocks of pages that are added in order."""

    def __init__(self, survey: FontSurvey, outline: Outline) -> None:
        """Set the font survey and the outline of the whole file."""
        self._survey = survey
        self._outline = outline
        self._open: _Paragraph | None = None
        self._queue: list[tuple[str, _Paragraph | PagePicture]] = []
        self._due_labels: list[str] = []
        self._label = ""
        self._last_label = ""
        self._targets: list[OutlineTarget] = []
        self._column: TextColumn | None = None
        self._indents = 0
        self._note_continues = False
        self._list_edges: list[float] = []
        self._shown_images: set[str] = set()
        self._figure_labels: set[int] = set()

    def add(self, index: int, content: PageContent) -> Iterator[SourceEvent]:
        """Add the next page and yield the events that are finished."""
        self._label = content.label
        if content.label:
            self._due_labels.append(content.label)
        self._outline.place(index, content.regions)
        self._figure_labels = labels_in(content.figures, content.regions)
        pictures = _pictures_by_column(content.pictures, content.regions)
        for number, region in enumerate(content.regions):
            yield from self._region(region, pictures.get(number, []))
        for picture in pictures.get(len(content.regions), []):
            yield from self._enqueue(picture)
        self._targets += self._outline.left_over(index)

    def close(self) -> Iterator[SourceEvent]:
        """Yield the events that are still pending."""
        yield from self._flush()

    def _region(self, region: Region, pictures: list[PagePicture]) -> Iterator[SourceEvent]:
        column = column_of(region, self._column)
        if len(region) > _INDENTS_EXPECTED:
            self._column = column
        notes = notes_from(region, self._survey, goes_on=self._note_continues)
        columns = columns_of_lines(region, column)
        previous: PdfLine | None = None
        for number, line in enumerate(region):
            while pictures and pictures[0].bottom + pictures[0].top > 2 * line.base:
                yield from self._enqueue(pictures.pop(0))
            if number >= notes:
                yield from self._note(line, column, is_first=number == notes)
            else:
                own = columns[number] if number and columns[number] is columns[number - 1] else column
                yield from self._line(line, previous, own)
                previous = line
        for picture in pictures:
            yield from self._enqueue(picture)

    # --- lines ---------------------------------------------------------------------------------------------------

    def _line(self, line: PdfLine, previous: PdfLine | None, column: TextColumn) -> Iterator[SourceEvent]:
        kind = self._kind(line)
        label = bullet_of(line) if kind is _Kind.BODY else ""
        if label and label not in BULLETS and self._is_mid_sentence(line, previous, column):
            label = ""
        if self._open is not None and not label and self._continues_open(self._open, kind, line, previous, column):
            self._append_line(self._open, line)
            return
        yield from self._flush()
        self._indents += kind is _Kind.BODY and column.is_indented(line)
        self._open = _Paragraph(_Kind.ITEM if label else kind, [], column, label, self._depth(line) if label else 1)
        if not label:
            self._list_edges = []
        self._append_line(self._open, line)

    def _is_mid_sentence(self, line: PdfLine, previous: PdfLine | None, column: TextColumn) -> bool:
        """Return whether a dash or a number begins a line only because the text was wrapped there."""
        if self._open is None or self._open.kind is not _Kind.BODY or previous is not self._open.lines[-1]:
            return False
        return previous.text[-1] not in CLOSING and not breaks(self._open.lines, line, column, self._survey)

    def _depth(self, line: PdfLine) -> int:
        """Return the nesting level of a list item, by the left edges of the items before it."""
        while self._list_edges and line.left < self._list_edges[-1] - 0.5 * line.size:
            self._list_edges.pop()
        if not self._list_edges or line.left > self._list_edges[-1] + 0.7 * line.size:
            self._list_edges.append(line.left)
        return len(self._list_edges)

    def _kind(self, line: PdfLine) -> _Kind:
        is_label, is_entry = id(line) in self._figure_labels, self._outline.leads_to(line)
        is_mono = line.face.mono and not self._survey.body_is_mono and all(word.face.mono for word in line.words)
        if not is_label and self._survey.level_of(line.size):
            return _Kind.HEADING
        if is_mono and not is_entry:
            return _Kind.CODE
        return _Kind.LABEL if is_label and not is_entry else _Kind.BODY

    def _append_line(self, paragraph: _Paragraph, line: PdfLine) -> None:
        if self._due_labels:
            paragraph.starts[len(paragraph.lines)] = self._due_labels
            self._last_label, self._due_labels = self._due_labels[-1], []
        if not paragraph.lines:
            paragraph.targets += self._targets
            self._targets = []
        targets = self._outline.targets_at(line)
        (paragraph.targets if not paragraph.lines else self._targets).extend(targets)
        paragraph.lines.append(line)

    def _continues_open(
        self, open_paragraph: _Paragraph, kind: _Kind, line: PdfLine, previous: PdfLine | None, column: TextColumn
    ) -> bool:
        last = open_paragraph.lines[-1]
        is_other_label = kind is not open_paragraph.kind and _Kind.LABEL in {open_paragraph.kind, kind}
        if abs(last.size - line.size) > 0.6 or self._outline.leads_to(line) or is_other_label:
            return False
        if open_paragraph.kind is _Kind.HEADING or kind is _Kind.HEADING:
            is_near = previous is last and 0 < last.base - line.base < 2 * line.size
            return open_paragraph.kind is kind and is_near and not (last.bold and not line.bold)
        if open_paragraph.kind is _Kind.CODE or kind is _Kind.CODE:
            return open_paragraph.kind is kind and (previous is not last or last.base - line.base < 3 * line.size)
        if last.bold and not line.bold and not self._survey.body_is_bold and _is_heading(last.text):
            return False
        if previous is last:
            return not self._breaks(open_paragraph, line, column)
        return self._continues_over_break(open_paragraph, line, column)

    def _breaks(self, open_paragraph: _Paragraph, line: PdfLine, column: TextColumn) -> bool:
        if open_paragraph.kind is not _Kind.ITEM:
            return breaks(open_paragraph.lines, line, column, self._survey)
        first, last = open_paragraph.lines[0], open_paragraph.lines[-1]
        if is_far(last, line, self._survey) or line.left < first.left - 1:
            return True
        if last is first:
            return line.left - first.left < 0.3 * line.size and column.has_room(last, line)
        return _has_moved(last, line) or breaks(
            open_paragraph.lines[1:], line, TextColumn(last.left, column.right), self._survey
        )

    def _continues_over_break(self, open_paragraph: _Paragraph, line: PdfLine, column: TextColumn) -> bool:
        """Return whether the first line of a column continues the paragraph at the end of the previous column."""
        last = open_paragraph.lines[-1]
        if column.is_indented(line) and open_paragraph.kind is _Kind.BODY:
            return False
        if last.text[-1] in "-‐" and line.text[0].islower():
            return True
        if open_paragraph.column.has_room(last, line):
            return False
        if line.text[0].islower() or last.text[-1] not in ENDS:
            return True
        return self._indents > _INDENTS_EXPECTED and open_paragraph.kind is _Kind.BODY

    # --- notes and pictures --------------------------------------------------------------------------------------

    def _note(self, line: PdfLine, column: TextColumn, *, is_first: bool) -> Iterator[SourceEvent]:
        sign = note_sign_of(line)
        self._note_continues = line.text[-1] not in ENDS
        queued = self._queue[-1][1] if self._queue and not is_first else None
        if isinstance(queued, _Paragraph) and queued.lines and not sign:
            queued.lines.append(line)
            return
        yield from self._enqueue(_Paragraph(_Kind.NOTE, [line], column, sign))

    def _enqueue(self, item: _Paragraph | PagePicture) -> Iterator[SourceEvent]:
        """Queue a note or a picture until the open paragraph ends."""
        self._queue.append((self._label, item))
        if self._open is None or (self._open.kind is _Kind.HEADING and isinstance(item, PagePicture)):
            yield from self._flush()

    def _flush(self) -> Iterator[SourceEvent]:
        """Yield the open paragraph, then the queued notes and pictures."""
        if self._open is not None:
            paragraph, self._open = self._open, None
            yield from self._blocks(paragraph)
        queue, self._queue = self._queue, []
        for label, item in queue:
            if isinstance(item, PagePicture):
                yield from self._picture(item)
            else:
                self._record_page(item, label)
                yield from self._blocks(item)

    def _record_page(self, note: _Paragraph, label: str) -> None:
        """Record the page of a note, when the text has moved on to the next page meanwhile."""
        if label and label != self._last_label:
            note.starts[0] = [label]
            self._due_labels = self._due_labels or [self._last_label]
            self._last_label = label

    def _picture(self, picture: PagePicture) -> Iterator[SourceEvent]:
        if picture.image.hash not in self._shown_images:
            self._shown_images.add(picture.image.hash)
            yield picture.image
            yield Block(BlockKind.IMAGE, "", image=picture.image.hash)

    # --- blocks --------------------------------------------------------------------------------------------------

    def _blocks(self, paragraph: _Paragraph) -> Iterator[Block]:
        self._survey.learn(paragraph.lines)
        plain = paragraph.kind is _Kind.HEADING
        if paragraph.kind is _Kind.CODE:
            joined = join_rows(paragraph.lines, min(line.left for line in paragraph.lines), paragraph.starts)
        else:
            joined = join_lines(paragraph.lines, self._survey, paragraph.starts, plain=plain)
        kind, level = self._kind_and_level(paragraph, joined.text)
        names = tuple(target.name for target in paragraph.targets)
        yield from _split_long(kind, level, _unlabelled(joined, paragraph.label), paragraph.label, names)

    def _kind_and_level(self, paragraph: _Paragraph, text: str) -> tuple[BlockKind, int]:
        kinds = {_Kind.CODE: BlockKind.CODE, _Kind.NOTE: BlockKind.FOOTNOTE, _Kind.ITEM: BlockKind.LIST_ITEM}
        level = self._heading_level(paragraph, text)
        if level:
            return BlockKind.HEADING, level
        kind = kinds.get(paragraph.kind, BlockKind.PARAGRAPH)
        return kind, paragraph.depth if kind is BlockKind.LIST_ITEM else 0

    def _heading_level(self, paragraph: _Paragraph, text: str) -> int:
        if paragraph.kind not in {_Kind.HEADING, _Kind.BODY, _Kind.ITEM} or len(text) > _LONGEST_HEADING:
            return 0
        for target in paragraph.targets:
            if target.names(text):
                paragraph.label = ""
                return target.level
        if paragraph.kind is _Kind.HEADING:
            return self._survey.level_of(paragraph.lines[0].size)
        if paragraph.kind is _Kind.ITEM or len(paragraph.lines) > 2 or not _is_heading(text):
            return 0
        bold = not self._survey.body_is_bold and all(line.bold and not line.is_parted for line in paragraph.lines)
        return self._survey.bold_level if bold or (len(text) <= 60 and find_headings(text)) else 0


def _has_moved(line: PdfLine, other: PdfLine) -> bool:
    return abs(line.left - other.left) > 0.8 * other.size


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST_BOLD and text[-1] not in CLOSING and any(character.isalnum() for character in text)


def _unlabelled(joined: JoinedText, label: str) -> JoinedText:
    """Strip the label off the beginning of the text."""
    if not label:
        return joined
    rest = joined.text.removeprefix(label).removeprefix(".").lstrip()
    shift = len(joined.text) - len(rest)
    if not rest:
        return joined
    run = part(InlineRun(joined.text, joined.inlines), shift, len(joined.text))
    return JoinedText(
        run.text, run.inlines, tuple(PageStart(page.label, max(0, page.start - shift)) for page in joined.pages)
    )


def _split_long(kind: BlockKind, level: int, joined: JoinedText, label: str, names: tuple[str, ...]) -> Iterator[Block]:
    """Yield the block, split where it is too long."""
    text, inlines, pages = joined.text, joined.inlines, joined.pages
    if len(text) <= LONGEST_PARAGRAPH or kind is BlockKind.CODE:
        yield Block(kind, text, inlines, level, label, names=names, pages=pages)
        return
    previous_end = 0
    for start, end in split_spans(text):
        run = part(InlineRun(text, inlines), start, end)
        beginning = [page for page in pages if previous_end <= page.start < end]
        previous_end = end
        starts = tuple(PageStart(page.label, max(0, page.start - start)) for page in beginning)
        yield Block(kind, run.text, _non_empty(run.inlines), level, label, names=names, pages=starts)
        label, names = "", ()


def _non_empty(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(mark for mark in inlines if mark.start < mark.end)


def _pictures_by_column(pictures: Sequence[PagePicture], regions: Sequence[Region]) -> dict[int, list[PagePicture]]:
    """Return the pictures by the index of the column they are in, from the top down."""
    placed: dict[int, list[PagePicture]] = {}
    for picture in sorted(pictures, key=lambda picture: picture.top, reverse=True):
        placed.setdefault(_column_index(picture, regions), []).append(picture)
    return placed


def _column_index(picture: PagePicture, regions: Sequence[Region]) -> int:
    """Return the index of the first column beside a picture that has a line below it."""
    middle = (picture.bottom + picture.top) / 2
    for number, region in enumerate(regions):
        is_beside = any(line.left < picture.right and line.right > picture.left for line in region)
        if is_beside and region[-1].base < middle:
            return number
    return len(regions)
