"""Build blocks from the inline text of a document, by the elements that it is in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import IntEnum, auto

from reader.core.text.blocks import LINE, PICTURE_SIGN, Block, BlockKind, InlineKind, LinePicture, PageStart
from reader.core.text.import_events import SourceEvent
from reader.core.text.line_wrapping import columns
from reader.core.text.model import Image
from reader.core.text.normalise import LONGEST_PARAGRAPH, clean, split_spans
from reader.core.text.omissions import Omission, OmissionKind
from reader.importers.markup.inline_text import InlineRun, InlineText, joined, lines_of, part, unindented
from reader.importers.markup.tables import TableBuilder

_BULLETS = ("•", "◦", "▪")
_SHORT_LINE_COLUMNS = 60
_NEVER_SPLIT = frozenset((BlockKind.TABLE, BlockKind.CODE, BlockKind.VERSE))


class Context(IntEnum):
    """What text can be in besides lists and tables; contexts may be nested. As integers they are counted faster."""

    QUOTE = auto()
    CODE = auto()
    NOTE = auto()
    NOTES = auto()
    STANDFIRST = auto()
    CAPTION = auto()

    __hash__ = object.__hash__
    """The hash of an Enum is computed from its name, too slowly for a value that is looked up with each element."""


@dataclass(frozen=True, slots=True)
class PendingMarks:
    """What is known of a block before it begins: its names, and the pages of the printed edition that begin with it."""

    names: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()

    def named(self, name: str) -> PendingMarks:
        """Return these marks with another name."""
        return replace(self, names=(*self.names, name))

    def page_starts(self) -> tuple[PageStart, ...]:
        """Return the pages as they begin in the block."""
        return tuple(PageStart(label, 0) for label in self.pages)


NOTHING_PENDING = PendingMarks()


@dataclass(slots=True)
class _OpenList:
    """An open list; ``number`` is that of its next item."""

    ordered: bool
    number: int


class BlockBuilder:
    """Build the blocks of a document; the walker reports where elements begin and end."""

    def __init__(self) -> None:
        self.flow = InlineText()
        self.ready: list[SourceEvent] = []
        self.names: list[str] = []
        self.heading = 0
        self.depth: Counter[Context] = Counter(dict.fromkeys(Context, 0))
        self._verse_depth = 0
        self._verse: list[InlineRun] = []
        self._verse_names: list[str] = []
        self._lists: list[_OpenList] = []
        self._label = ""
        self._note_targets: set[str] = set()
        self._tables: list[TableBuilder] = []
        self._pictures: list[tuple[Image, str]] = []
        self._pages: list[PageStart] = []

    @property
    def is_code(self) -> bool:
        """Return whether the text is code, in which white space is kept."""
        return self.depth[Context.CODE] > 0

    @property
    def is_table(self) -> bool:
        """Return whether a table is open."""
        return bool(self._tables)

    @property
    def begins_note(self) -> bool:
        """Return whether the words that come next are the first of a note."""
        is_note = self.depth[Context.NOTE] or self.depth[Context.NOTES] or not self._note_targets.isdisjoint(self.names)
        return bool(is_note) and not self.flow.length

    def await_block(self, pending: PendingMarks) -> None:
        """Set the marks of the first block."""
        self.names.extend(pending.names)
        self._pages.extend(pending.page_starts())

    def take_pending(self) -> PendingMarks:
        """Return the marks that no block followed, and clear them."""
        pending = PendingMarks(tuple(self.names), tuple(page.label for page in self._pages))
        self.names, self._pages = [], []
        return pending

    def take_ready(self) -> list[SourceEvent]:
        """Return the finished events and clear them."""
        ready, self.ready = self.ready, []
        return ready

    def leave_out(self, kind: OmissionKind) -> None:
        """Record that something is left out here."""
        self.ready.append(Omission(kind))

    def refer_to_note(self, name: str) -> None:
        """Record that a note reference links to ``name``: the paragraph with this name is a note."""
        self._note_targets.add(name)

    def close(self) -> None:
        """Finish the open block, verse and tables."""
        self.flush()
        self._flush_verse()
        while self._tables:
            self.end_table()

    def flush(self) -> None:
        """End the current block, if there is any text in it."""
        run = self.flow.take(kept=self.is_code) if self.flow.length else InlineRun("")
        if run.text:
            self._add_run(run)
        if self._pictures and not self._tables:
            self._flush_pictures()

    def picture(self, image: Image, description: str) -> None:
        """Add a picture after the current block."""
        self._pictures.append((image, description))

    def is_referred_to(self, name: str) -> bool:
        """Return whether a note reference links to ``name``."""
        return name in self._note_targets

    def note(self, text: str, name: str, *, label: str) -> None:
        """Add a note of which only the text is known; the names of what follows stay with that."""
        self.flush()
        names, self.names = self.names, [name]
        self._add_block(Block(BlockKind.FOOTNOTE, " ".join(clean(text).split()), label=label))
        self.names = names

    def line_picture(self, image: Image, words: str, height: float) -> None:
        """Add a picture within the line, ``height`` em high, in the place of these words."""
        self.ready.append(image)
        start = self.flow.length
        self.flow.add(words or PICTURE_SIGN)
        self.flow.mark(InlineKind.PICTURE, start, LinePicture(image.hash, height).target)

    def begin_page(self, label: str) -> None:
        """Begin a page of the printed edition here, within the current block."""
        if label:
            preceding = sum(len(run.text) + len(LINE) for run in self._verse)
            self._pages.append(PageStart(label, 0 if self._tables else preceding + self.flow.length))

    def rule(self) -> None:
        """Add a rule, except within tables and among notes."""
        if not self._tables and not self.depth[Context.NOTES]:
            self._add_block(Block(BlockKind.RULE, ""))

    def begin_verse(self) -> None:
        """Begin a stanza: each block that follows is a line of verse."""
        self._flush_verse()
        self._verse_depth += 1

    def end_verse(self) -> None:
        """End a stanza."""
        self._flush_verse()
        self._verse_depth -= 1

    def begin_list(self, *, ordered: bool, start: int) -> None:
        """Begin a list whose first item has the number ``start``."""
        self._lists.append(_OpenList(ordered, start))

    def end_list(self) -> None:
        """End the innermost list."""
        self._lists.pop()

    def begin_item(self, value: int, *, is_term: bool, label: str = "") -> None:
        """Begin an item; ``value`` is its number or 0 for the next one; the description of a term has no label.

        ``label`` is the whole label where the source spells it out.
        """
        if not self._lists:
            self._lists.append(_OpenList(ordered=False, number=1))
        current = self._lists[-1]
        current.number = value or current.number
        bullet = _BULLETS[min(len(self._lists), len(_BULLETS)) - 1]
        self._label = label or (f"{current.number}." if current.ordered else bullet)
        if is_term:
            self._label = ""
        current.number += 1

    def end_item(self) -> None:
        """End an item."""
        self._label = ""

    def begin_table(self) -> None:
        """Begin a table; a nested one becomes part of the cell that contains it."""
        self._flush_verse()
        self._tables.append(TableBuilder())

    def end_table(self) -> None:
        """End a table and add its blocks, or add its text to the cell that contains it."""
        blocks = self._tables.pop().blocks()
        if self._tables:
            self._tables[-1].cell.extend(InlineRun(block.text, block.inlines) for block in blocks)
            return
        for block in blocks:
            self._add_block(block)
        self._flush_pictures()

    def in_table_head(self, *, is_head: bool) -> None:
        """Set whether the rows that follow are heading rows."""
        if self._tables:
            self._tables[-1].in_head = is_head

    def begin_row(self) -> None:
        """Begin a row of a table."""
        if self._tables:
            self._tables[-1].begin_row()

    def end_row(self) -> None:
        """End a row of a table."""
        if self._tables:
            self._tables[-1].end_row()

    def end_cell(self, *, heading: bool, span: int, rows: int) -> None:
        """End a cell that spans ``span`` columns and ``rows`` rows."""
        if self._tables:
            self._tables[-1].end_cell(heading=heading, span=span, rows=rows)

    def _add_run(self, run: InlineRun) -> None:
        if self._tables and not (self.depth[Context.CAPTION] and len(self._tables) == 1):
            self._tables[-1].cell.append(run)
        elif self.heading:
            run = joined(lines_of(run), " ")
            self._add_block(Block(BlockKind.HEADING, run.text, run.inlines, level=self.heading))
        elif self.is_code:
            marks = tuple(mark for mark in run.inlines if mark.kind is not InlineKind.CODE)
            self._add_block(Block(BlockKind.CODE, run.text, marks))
        elif self._verse_depth:
            self._add_verse(run)
        else:
            self._add_paragraph(run)

    def _add_verse(self, run: InlineRun) -> None:
        """Add a line of verse; a run of several lines is a stanza of its own."""
        if LINE in run.text:
            self._flush_verse()
        self._verse.append(run)
        self._verse_names.extend(self.names)
        self.names = []
        if LINE in run.text:
            self._flush_verse()

    def _flush_verse(self) -> None:
        if self._verse:
            run, names = joined(self._verse, LINE), tuple(self._verse_names)
            self._verse, self._verse_names = [], []
            pages = self._take_pages(len(run.text))
            self.ready.append(Block(BlockKind.VERSE, run.text, run.inlines, names=names, pages=pages))

    def _add_paragraph(self, run: InlineRun) -> None:
        """Add a paragraph; lines separated by the source are verse if all are short, else paragraphs."""
        if LINE not in run.text:
            self._add_single_paragraph(run)
            return
        lines = lines_of(run)
        if self._is_plain() and all(columns(line.text) <= _SHORT_LINE_COLUMNS for line in lines):
            self._add_block(Block(BlockKind.VERSE, run.text, run.inlines))
            return
        for line in lines:
            self._add_single_paragraph(line)

    def _add_single_paragraph(self, run: InlineRun) -> None:
        if (plain := unindented(run)).text:
            self._add_block(self._make_block(plain))

    def _is_plain(self) -> bool:
        return not (self._lists or self.depth[Context.NOTE] or self.depth[Context.NOTES])

    def _make_block(self, run: InlineRun) -> Block:
        label, self._label = self._label, ""
        if (
            self.depth[Context.NOTE]
            or (self.depth[Context.NOTES] and self._lists)
            or not self._note_targets.isdisjoint(self.names)
        ):
            return Block(BlockKind.FOOTNOTE, run.text, run.inlines, label=label if label[:1] not in _BULLETS else "")
        if self._lists:
            return Block(BlockKind.LIST_ITEM, run.text, run.inlines, level=len(self._lists), label=label)
        if self.depth[Context.QUOTE]:
            return Block(BlockKind.QUOTATION, run.text, run.inlines, level=self.depth[Context.QUOTE])
        kind = BlockKind.STANDFIRST if self.depth[Context.STANDFIRST] else BlockKind.PARAGRAPH
        return Block(kind, run.text, run.inlines)

    def _flush_pictures(self) -> None:
        pictures, self._pictures = self._pictures, []
        for image, description in pictures:
            self.ready.append(image)
            self._add_block(Block(BlockKind.IMAGE, description, image=image.hash))

    def _add_block(self, block: Block) -> None:
        """Add a block with the names pending for it; split one that is too long."""
        if block.kind is not BlockKind.VERSE:
            self._flush_verse()
        names, self.names = tuple(self.names), []
        if len(block.text) <= LONGEST_PARAGRAPH or block.kind in _NEVER_SPLIT:
            pages = self._take_pages(len(block.text))
            self.ready.append(replace(block, names=names, pages=pages) if names or pages else block)
            return
        run = InlineRun(block.text, block.inlines)
        for start, end in split_spans(block.text):
            split = part(run, start, end)
            split_block = Block(block.kind, split.text, split.inlines, block.level, block.label if not start else "")
            self.ready.append(replace(split_block, names=names, pages=self._take_pages(end, start)))
            names = ()

    def _take_pages(self, end: int, start: int = 0) -> tuple[PageStart, ...]:
        """Return the pages that begin in a block before ``end``, their positions counted from ``start``."""
        if not self._pages:
            return ()
        reached = [page for page in self._pages if page.start <= end]
        self._pages = self._pages[len(reached) :]
        return tuple(PageStart(page.label, max(0, page.start - start)) for page in reached)
