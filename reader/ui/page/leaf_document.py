"""Build the small document of one leaf from its blocks, and keep the way between its positions and the text's.

The document is made with a cursor from our own blocks; no markup is ever handed to Qt.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)

from reader.core.text.blocks import CELL, LINE, Block, BlockKind, Inline, InlineKind
from reader.core.text.leaves import Leaf
from reader.ui.page.typography import Typography
from reader.ui.page.utf16 import position_of_unit, units, units_before

ImageSource = Callable[[str], QImage | None]
"""Gives the picture with this hash, or None where it cannot be drawn."""

_RAISED = {
    InlineKind.NOTE_REFERENCE: QTextCharFormat.VerticalAlignment.AlignSuperScript,
    InlineKind.SUPERSCRIPT: QTextCharFormat.VerticalAlignment.AlignSuperScript,
    InlineKind.SUBSCRIPT: QTextCharFormat.VerticalAlignment.AlignSubScript,
}
LABEL_GAP = 0.5
"""What stands between a label and its text, as a share of the em."""
NOTE_LABEL = 0.8
"""The size of a note's label, as a share of the text's."""
_LINE_SEPARATOR = "\u2028"
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_SINGLE = QTextBlockFormat.LineHeightTypes.SingleHeight.value


@dataclass(frozen=True, slots=True)
class TextRun:
    """Tie a stretch of canonical text that begins at ``start`` to the place ``unit`` in the document.

    ``wide`` says that some of its code points take two of Qt's units.
    """

    start: int
    unit: int
    text: str
    wide: bool

    def unit_of(self, position: int) -> int:
        """Return the document's place of a canonical position."""
        offset = max(0, position - self.start)
        return self.unit + (units_before(self.text, offset) if self.wide else min(offset, len(self.text)))

    def position_of(self, unit: int) -> int:
        """Return the canonical position of a place in the document."""
        offset = max(0, unit - self.unit)
        return self.start + (position_of_unit(self.text, offset) if self.wide else min(offset, len(self.text)))


@dataclass(frozen=True, slots=True)
class Ornament:
    """Hold what is painted beside the document's own text: a label, a rule or a reading.

    ``start`` and ``end`` are the code points that it belongs to.
    """

    kind: BlockKind | InlineKind
    start: int
    end: int
    words: str = ""


@dataclass(slots=True)
class LeafDocument:
    """Hold a leaf's document with its runs, in order, and its ornaments."""

    document: QTextDocument
    runs: list[TextRun]
    ornaments: list[Ornament]

    def unit(self, position: int) -> int:
        """Return the document's place of a canonical position."""
        return self.runs[max(0, bisect_right(self.runs, position, key=_start) - 1)].unit_of(position)

    def position(self, unit: int) -> int:
        """Return the canonical position of a place in the document."""
        return self.runs[max(0, bisect_right(self.runs, unit, key=_unit) - 1)].position_of(unit)


def _start(run: TextRun) -> int:
    return run.start


def _unit(run: TextRun) -> int:
    return run.unit


def build_document(leaf: Leaf, typography: Typography, images: ImageSource, tallest: int) -> LeafDocument:
    """Build a leaf's document, laid out to the measure; no picture is taller than ``tallest`` pixels."""
    return _Builder(typography, images, tallest).build(leaf)


class _Builder:
    def __init__(self, typography: Typography, images: ImageSource, tallest: int) -> None:
        self._type = typography
        self._images = images
        self._tallest = tallest
        self._document = QTextDocument()
        self._document.setUndoRedoEnabled(False)
        self._document.setDocumentMargin(0)
        self._document.setDefaultFont(typography.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._document.setDefaultTextOption(option)
        self._cursor = QTextCursor(self._document)
        self._runs: list[TextRun] = []
        self._ornaments: list[Ornament] = []
        self._first = True
        self._after_heading = False

    def build(self, leaf: Leaf) -> LeafDocument:
        self._after_heading = leaf.number == 0
        self._cursor.beginEditBlock()
        for start, block in leaf.blocks():
            self._add(start, block)
            self._first = False
            self._after_heading = block.kind in {BlockKind.HEADING, BlockKind.STANDFIRST}
        self._cursor.endEditBlock()
        self._keep_outer_margins(leaf)
        self._document.setTextWidth(self._type.measure)
        return LeafDocument(self._document, self._runs, self._ornaments)

    def _keep_outer_margins(self, leaf: Leaf) -> None:
        """Give the document the margins of its first and last block, which Qt leaves out at a document's edges."""
        root = self._document.rootFrame()
        look = root.frameFormat()
        if leaf.number:
            look.setTopMargin(self._document.firstBlock().blockFormat().topMargin())
        look.setBottomMargin(self._document.lastBlock().blockFormat().bottomMargin())
        root.setFrameFormat(look)

    def _add(self, start: int, block: Block) -> None:
        if block.label:
            self._ornaments.append(Ornament(block.kind, start, start + len(block.text), block.label))
        if block.kind is BlockKind.TABLE:
            self._add_table(start, block)
        elif block.kind is BlockKind.IMAGE:
            self._add_image(start, block)
        else:
            self._begin(self._block_format(block))
            if block.kind is BlockKind.RULE:
                self._ornaments.append(Ornament(BlockKind.RULE, start, start))
            self._insert(start, block.text, block.inlines, self._text_format(block))

    def _begin(self, block_format: QTextBlockFormat) -> None:
        if self._first:
            self._cursor.setBlockFormat(block_format)
        else:
            self._cursor.insertBlock(block_format)

    # --- how each kind of block is set ---------------------------------------------------------------------------

    def _block_format(self, block: Block) -> QTextBlockFormat:
        look = QTextBlockFormat()
        look.setLineHeight(self._type.leading, _FIXED)
        look.setBottomMargin(self._type.spacing)
        if self._type.justified:
            look.setAlignment(Qt.AlignmentFlag.AlignJustify)
        set_kind = {
            BlockKind.HEADING: self._set_heading,
            BlockKind.PARAGRAPH: self._set_paragraph,
            BlockKind.STANDFIRST: self._set_standfirst,
            BlockKind.LIST_ITEM: self._set_list_item,
            BlockKind.QUOTATION: self._set_quotation,
            BlockKind.CODE: self._set_code,
            BlockKind.VERSE: self._set_verse,
            BlockKind.FOOTNOTE: self._set_footnote,
        }.get(block.kind)
        if set_kind is not None:
            set_kind(look, block)
        return look

    def _set_heading(self, look: QTextBlockFormat, block: Block) -> None:
        em = self._type.heading_size(block.level)
        look.setAlignment(Qt.AlignmentFlag.AlignLeft)
        look.setLineHeight(round(em * 1.4), _FIXED)
        look.setTopMargin(0 if self._after_heading else round(self._type.leading * (1.4 if block.level <= 2 else 0.9)))
        look.setBottomMargin(round(self._type.leading * (0.75 if block.level <= 2 else 0.45)))

    def _set_paragraph(self, look: QTextBlockFormat, _block: Block) -> None:
        if self._type.chinese or not self._after_heading:
            look.setTextIndent(self._type.indent)

    def _set_standfirst(self, look: QTextBlockFormat, _block: Block) -> None:
        look.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def _set_list_item(self, look: QTextBlockFormat, block: Block) -> None:
        look.setLeftMargin(self._type.size * 2 * max(1, block.level))
        look.setBottomMargin(round(self._type.spacing * 0.5))
        self._give_way(look, block.label, self._type.font())

    def _set_quotation(self, look: QTextBlockFormat, block: Block) -> None:
        look.setLeftMargin(self._type.size * 2 * max(1, block.level))
        look.setRightMargin(self._type.size)

    def _set_code(self, look: QTextBlockFormat, _block: Block) -> None:
        look.setAlignment(Qt.AlignmentFlag.AlignLeft)
        look.setLineHeight(round(self._type.size * 1.45), _FIXED)
        look.setLeftMargin(self._type.size)

    def _set_verse(self, look: QTextBlockFormat, _block: Block) -> None:
        look.setAlignment(Qt.AlignmentFlag.AlignLeft)
        look.setLeftMargin(self._type.size * 3)
        look.setTopMargin(round(self._type.spacing * 0.5))
        look.setBottomMargin(round(self._type.spacing * 1.5))

    def _set_footnote(self, look: QTextBlockFormat, block: Block) -> None:
        look.setLeftMargin(self._type.size * 2)
        look.setLineHeight(round(self._type.leading * 0.9), _FIXED)
        self._give_way(look, block.label, self._type.small_font(NOTE_LABEL))

    def _give_way(self, look: QTextBlockFormat, label: str, font: QFont) -> None:
        """Let the first line begin behind a label that is wider than the margin, such as "第十二章"."""
        wanted = QFontMetricsF(font).horizontalAdvance(label) + self._type.size * LABEL_GAP
        if label and wanted > look.leftMargin():
            look.setTextIndent(wanted - look.leftMargin())

    def _text_format(self, block: Block) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFont(self._type.font())
        if block.kind is BlockKind.HEADING:
            look.setFont(self._type.heading_font(block.level))
        elif block.kind is BlockKind.CODE:
            look.setFont(self._type.code_font())
        elif block.kind is BlockKind.FOOTNOTE:
            look.setFont(self._type.small_font(0.9))
        elif block.kind is BlockKind.STANDFIRST:
            look.setForeground(QColor(self._type.ink.muted))
        return look

    # --- text with its inline marks ------------------------------------------------------------------------------

    def _insert(self, start: int, text: str, inlines: tuple[Inline, ...], look: QTextCharFormat) -> None:
        self._runs.append(TextRun(start, self._cursor.position(), text, units(text) != len(text)))
        shown = text.replace(LINE, _LINE_SEPARATOR)
        edges = sorted({0, len(text), *(mark.start for mark in inlines), *(mark.end for mark in inlines)})
        for left, right in pairwise(edges):
            here = [mark for mark in inlines if mark.start <= left and mark.end >= right]
            self._cursor.insertText(shown[left:right], self._marked(look, here) if here else look)
        for mark in inlines:
            if mark.kind is InlineKind.RUBY:
                self._ornaments.append(Ornament(InlineKind.RUBY, start + mark.start, start + mark.end, mark.target))

    def _marked(self, look: QTextCharFormat, marks: list[Inline]) -> QTextCharFormat:
        marked = QTextCharFormat(look)
        for mark in marks:
            self._mark(marked, mark)
        return marked

    def _mark(self, look: QTextCharFormat, mark: Inline) -> None:
        if mark.kind in {InlineKind.LINK, InlineKind.NOTE_REFERENCE}:
            look.setForeground(QColor(self._type.ink.accent))
        if mark.kind in _RAISED:
            look.setVerticalAlignment(_RAISED[mark.kind])
        elif mark.kind is InlineKind.EMPHASIS:
            self._emphasise(look)
        elif mark.kind is InlineKind.STRONG:
            look.setFontWeight(QFont.Weight.Bold)
        elif mark.kind is InlineKind.CODE:
            look.setFont(self._type.code_font())

    def _emphasise(self, look: QTextCharFormat) -> None:
        # Chinese type has no italics: a slanted Song face is an error, a heavier one the custom.
        if self._type.chinese:
            look.setFontWeight(QFont.Weight.DemiBold)
        else:
            look.setFontItalic(True)

    # --- tables and pictures -------------------------------------------------------------------------------------

    def _add_table(self, start: int, block: Block) -> None:
        rows = [row.split(CELL) for row in block.text.split(LINE)]
        columns = max(len(row) for row in rows)
        self._begin(self._small_gap())
        table = self._cursor.insertTable(len(rows), columns, self._table_format(block.level))
        position = start
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                self._cursor = table.cellAt(number, column).firstCursorPosition()
                self._insert_cell(position, cell, block, start, heading=number < block.level)
                position += len(cell) + len(CELL)
        self._cursor = QTextCursor(self._document)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._cursor.setBlockFormat(self._small_gap())
        self._first = False

    def _insert_cell(self, start: int, text: str, block: Block, block_start: int, *, heading: bool) -> None:
        look = QTextBlockFormat()
        look.setLineHeight(round(self._type.size * 1.45), _FIXED)
        self._cursor.setBlockFormat(look)
        words = QTextCharFormat()
        words.setFont(self._type.small_font(0.9))
        if heading:
            words.setFontWeight(QFont.Weight.Bold)
        self._insert(start, text, _inlines_within(block, start - block_start, len(text)), words)

    def _table_format(self, heading_rows: int) -> QTextTableFormat:
        look = QTextTableFormat()
        look.setBorderCollapse(True)
        look.setBorder(1)
        look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setBorderBrush(QBrush(QColor(self._type.ink.line)))
        look.setCellPadding(round(self._type.size * 0.35))
        look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        look.setHeaderRowCount(heading_rows)
        look.setBottomMargin(self._type.spacing)
        return look

    def _small_gap(self) -> QTextBlockFormat:
        # A table must have a block before and after it; they are kept too low to be seen.
        look = QTextBlockFormat()
        look.setLineHeight(2, _FIXED)
        return look

    def _add_image(self, start: int, block: Block) -> None:
        picture = self._images(block.image)
        look = QTextBlockFormat()
        look.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        look.setLineHeight(0, _SINGLE)
        look.setTopMargin(self._type.spacing)
        look.setBottomMargin(round(self._type.spacing * 0.6))
        self._begin(look)
        if picture is not None:
            self._insert_picture(block.image, picture)
            caption = QTextBlockFormat(look)
            caption.setTopMargin(0)
            caption.setBottomMargin(self._type.spacing * 2)
            self._cursor.insertBlock(caption)
        words = QTextCharFormat()
        words.setFont(self._type.small_font(0.78))
        words.setForeground(QColor(self._type.ink.muted))
        self._insert(start, block.text, block.inlines, words)

    def _insert_picture(self, name: str, picture: QImage) -> None:
        url = QUrl(f"image:{name}")
        self._document.addResource(QTextDocument.ResourceType.ImageResource.value, url, picture)
        look = QTextImageFormat()
        look.setName(url.toString())
        share = min(1.0, self._type.measure / picture.width(), self._tallest / picture.height())
        look.setWidth(picture.width() * share)
        look.setHeight(picture.height() * share)
        self._cursor.insertImage(look)


def _inlines_within(block: Block, start: int, length: int) -> tuple[Inline, ...]:
    """Return the inline marks of a stretch of a block, counted from the stretch's own start."""
    return tuple(
        Inline(mark.kind, max(0, mark.start - start), min(length, mark.end - start), mark.target)
        for mark in block.inlines
        if mark.start < start + length and mark.end > start
    )
