"""Turn the running text of a document into blocks, by the place that it stands in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.core.text.blocks import LINE, Block, BlockKind, InlineKind, PageStart
from reader.core.text.import_events import SourceEvent
from reader.core.text.line_wrapping import columns
from reader.core.text.model import Image
from reader.core.text.normalise import LONGEST_PARAGRAPH, split_spans
from reader.importers.markup.inline_text import InlineRun, InlineText, joined, lines_of, part, unindented
from reader.importers.markup.tables import TableBuilder

_BULLETS = ("•", "◦", "▪")
_SHORT_LINE = 60
_UNCUT = frozenset((BlockKind.TABLE, BlockKind.CODE, BlockKind.VERSE))


@dataclass(slots=True)
class _List:
    """Count the items of a list."""

    ordered: bool
    number: int


class BlockBuilder:
    """Know where in a document the text stands, and make blocks of it as its pieces end."""

    def __init__(self) -> None:
        self.flow = InlineText()
        self.ready: list[SourceEvent] = []
        self.names: list[str] = []
        self.heading = self.quote_depth = self.code_depth = self.note_depth = self.notes_depth = 0
        self.standfirst_depth = self.caption_depth = 0
        self._verse_depth = 0
        self._verse: list[InlineRun] = []
        self._verse_names: list[str] = []
        self._lists: list[_List] = []
        self._label = ""
        self._note_targets: set[str] = set()
        self._tables: list[TableBuilder] = []
        self._pictures: list[tuple[Image, str]] = []
        self._pages: list[PageStart] = []

    @property
    def is_code(self) -> bool:
        """Return whether blanks and line ends stay as they are."""
        return self.code_depth > 0

    @property
    def is_table(self) -> bool:
        """Return whether what comes stands in a table."""
        return bool(self._tables)

    def take_ready(self) -> list[SourceEvent]:
        """Return what is finished."""
        ready, self.ready = self.ready, []
        return ready

    def refer_to_note(self, name: str) -> None:
        """Remember that a note reference leads to ``name``: the paragraph that bears it is a note."""
        self._note_targets.add(name)

    def close(self) -> None:
        """Finish what is still open."""
        self.flush()
        self._put_verse()
        while self._tables:
            self.end_table()

    def flush(self) -> None:
        """End the block that is being gathered, if there is any text in it."""
        run = self.flow.take(kept=self.is_code) if self.flow.length else InlineRun("")
        if run.text:
            self._place_run(run)
        if self._pictures and not self._tables:
            self._put_pictures()

    def picture(self, image: Image, description: str) -> None:
        """Set a picture behind the block that is being gathered."""
        self._pictures.append((image, description))

    def begin_page(self, label: str) -> None:
        """Let a page of the printed edition begin here, within the block that is being gathered."""
        if label:
            before = sum(len(run.text) + len(LINE) for run in self._verse)
            self._pages.append(PageStart(label, 0 if self._tables else before + self.flow.length))

    def rule(self) -> None:
        """Set a rule; the one that parts notes from the text is not needed."""
        if not self._tables and not self.notes_depth:
            self._put(Block(BlockKind.RULE, ""))

    def begin_verse(self) -> None:
        """Let each block that follows be a line of verse."""
        self._put_verse()
        self._verse_depth += 1

    def end_verse(self) -> None:
        """End a stanza."""
        self._put_verse()
        self._verse_depth -= 1

    def begin_list(self, *, ordered: bool, start: int) -> None:
        """Begin a list whose first item has the number ``start``."""
        self._lists.append(_List(ordered, start))

    def end_list(self) -> None:
        """End a list."""
        self._lists.pop()

    def begin_item(self, value: int, *, is_term: bool, label: str = "") -> None:
        """Begin an item; ``value`` is its number if it names one, the explanation of a term has no label.

        ``label`` stands for the whole label where the source spells it out.
        """
        if not self._lists:
            self._lists.append(_List(ordered=False, number=1))
        items = self._lists[-1]
        items.number = value or items.number
        bullet = _BULLETS[min(len(self._lists), len(_BULLETS)) - 1]
        self._label = label or (f"{items.number}." if items.ordered else bullet)
        if is_term:
            self._label = ""
        items.number += 1

    def end_item(self) -> None:
        """End an item."""
        self._label = ""

    def begin_table(self) -> None:
        """Begin a table; one within another is read as part of the cell it stands in."""
        self._put_verse()
        self._tables.append(TableBuilder())

    def end_table(self) -> None:
        """End a table and set it, or hand its text to the cell around it."""
        blocks = self._tables.pop().blocks()
        if self._tables:
            self._tables[-1].cell.extend(InlineRun(block.text, block.inlines) for block in blocks)
            return
        for block in blocks:
            self._put(block)
        self._put_pictures()

    def in_table_head(self, *, is_head: bool) -> None:
        """Let the rows that follow be headings, or no longer."""
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
        """End a cell that takes ``span`` columns and ``rows`` rows."""
        if self._tables:
            self._tables[-1].end_cell(heading=heading, span=span, rows=rows)

    def _place_run(self, run: InlineRun) -> None:
        if self._tables and not (self.caption_depth and len(self._tables) == 1):
            self._tables[-1].cell.append(run)
        elif self.heading:
            run = joined(lines_of(run), " ")
            self._put(Block(BlockKind.HEADING, run.text, run.inlines, level=self.heading))
        elif self.is_code:
            marks = tuple(mark for mark in run.inlines if mark.kind is not InlineKind.CODE)
            self._put(Block(BlockKind.CODE, run.text, marks))
        elif self._verse_depth:
            self._place_verse(run)
        else:
            self._place_paragraph(run)

    def _place_verse(self, run: InlineRun) -> None:
        """Gather lines; a piece of several lines is a stanza of its own."""
        if LINE in run.text:
            self._put_verse()
        self._verse.append(run)
        self._verse_names.extend(self.names)
        self.names = []
        if LINE in run.text:
            self._put_verse()

    def _put_verse(self) -> None:
        if self._verse:
            run, names = joined(self._verse, LINE), tuple(self._verse_names)
            self._verse, self._verse_names = [], []
            pages = self._take_pages(len(run.text))
            self.ready.append(Block(BlockKind.VERSE, run.text, run.inlines, names=names, pages=pages))

    def _place_paragraph(self, run: InlineRun) -> None:
        """Set a paragraph; short lines that the source parts are verse, long ones are paragraphs."""
        if LINE not in run.text:
            self._put_paragraph(run)
            return
        lines = lines_of(run)
        if self._is_plain() and all(columns(line.text) <= _SHORT_LINE for line in lines):
            self._put(Block(BlockKind.VERSE, run.text, run.inlines))
            return
        for line in lines:
            self._put_paragraph(line)

    def _put_paragraph(self, run: InlineRun) -> None:
        if (plain := unindented(run)).text:
            self._put(self._block(plain))

    def _is_plain(self) -> bool:
        return not (self._lists or self.note_depth or self.notes_depth)

    def _block(self, run: InlineRun) -> Block:
        label, self._label = self._label, ""
        if self.note_depth or (self.notes_depth and self._lists) or not self._note_targets.isdisjoint(self.names):
            return Block(BlockKind.FOOTNOTE, run.text, run.inlines, label=label if label[:1] not in _BULLETS else "")
        if self._lists:
            return Block(BlockKind.LIST_ITEM, run.text, run.inlines, level=len(self._lists), label=label)
        if self.quote_depth:
            return Block(BlockKind.QUOTATION, run.text, run.inlines, level=self.quote_depth)
        kind = BlockKind.STANDFIRST if self.standfirst_depth else BlockKind.PARAGRAPH
        return Block(kind, run.text, run.inlines)

    def _put_pictures(self) -> None:
        pictures, self._pictures = self._pictures, []
        for image, description in pictures:
            self.ready.append(image)
            self._put(Block(BlockKind.IMAGE, description, image=image.hash))

    def _put(self, block: Block) -> None:
        """Set a block, with the names that were waiting for it; one that is too long is cut."""
        if block.kind is not BlockKind.VERSE:
            self._put_verse()
        names, self.names = tuple(self.names), []
        if len(block.text) <= LONGEST_PARAGRAPH or block.kind in _UNCUT:
            self.ready.append(replace(block, names=names, pages=self._take_pages(len(block.text))))
            return
        run = InlineRun(block.text, block.inlines)
        for start, end in split_spans(block.text):
            piece = part(run, start, end)
            whole = Block(block.kind, piece.text, piece.inlines, block.level, block.label if not start else "")
            self.ready.append(replace(whole, names=names, pages=self._take_pages(end, start)))
            names = ()

    def _take_pages(self, end: int, start: int = 0) -> tuple[PageStart, ...]:
        """Return the pages that begin in the stretch of the block up to ``end``, counted from its ``start``."""
        if not self._pages:
            return ()
        taken = [page for page in self._pages if page.start <= end]
        self._pages = self._pages[len(taken) :]
        return tuple(PageStart(page.label, max(0, page.start - start)) for page in taken)
