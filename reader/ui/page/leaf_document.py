"""Build the QTextDocument of one leaf from its blocks, and map its positions to those of the text.

The document is built with a cursor from our own blocks; no markup is ever passed to Qt.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextOption,
)

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.text_direction import has_right_to_left
from reader.services.script_display import shown_in
from reader.ui.page.inline_writer import ImageSource, InlineWriter, Ornament, TextRun
from reader.ui.page.line_edges import squeeze_line_edges, stretch_lines

if TYPE_CHECKING:
    from reader.core.text.leaves import Leaf
    from reader.ui.page.typography import Typography

LABEL_GAP = 0.5
"""Gap between a label and its text, as a share of the em."""
NOTE_LABEL = 0.8
"""Size of a footnote's label, as a share of the text's size."""
_HYPHENATED = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.STANDFIRST, BlockKind.QUOTATION, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE}
)
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_SINGLE = QTextBlockFormat.LineHeightTypes.SingleHeight.value


@dataclass(slots=True)
class LeafDocument:
    """The document of a leaf with its runs, in the order of the text, and its ornaments.

    In the document, the cells of a row of a table may stand in another order: ``written`` are the runs in that.
    ``bidirectional`` is true if some of it may be set from right to left, be it punctuation alone.
    """

    document: QTextDocument
    runs: list[TextRun]
    written: list[TextRun]
    ornaments: list[Ornament]
    bidirectional: bool

    def unit(self, position: int) -> int:
        """Return the document's place of a canonical position."""
        return self.runs[max(0, bisect_right(self.runs, position, key=_start) - 1)].unit_of(position)

    def end_unit(self, position: int) -> int:
        """Return the document's place of the end of a passage."""
        return self.runs[max(0, bisect_right(self.runs, position, key=_start) - 1)].end_unit_of(position)

    def position(self, unit: int) -> int:
        """Return the canonical position of a place in the document."""
        return self.written[max(0, bisect_right(self.written, unit, key=_unit) - 1)].position_of(unit)

    def start_after(self, first: int, last: int) -> int | None:
        """Return where the text after these places of the document begins; None if there is some among them.

        A picture, and the hairlines around a table, are blocks of the document without a run.
        """
        index = bisect_left(self.written, first, key=_unit)
        if index == len(self.written):
            return self.written[-1].start + len(self.written[-1].text)
        return self.written[index].start if self.written[index].unit >= last else None


def _start(run: TextRun) -> int:
    return run.start


def _unit(run: TextRun) -> int:
    return run.unit


def build_document(
    leaf: Leaf, typography: Typography, images: ImageSource, tallest: int, *, continued: bool = False
) -> LeafDocument:
    """Build a leaf's document, laid out to the measure; no image is taller than ``tallest`` pixels.

    The first line of a leaf that is ``continued``, an excerpt that begins within a paragraph, has no indent.
    """
    return _Builder(typography, images, tallest).build(leaf, continued=continued)


class _Builder:
    def __init__(self, typography: Typography, images: ImageSource, tallest: int) -> None:
        self._typography = typography
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
        self._inlines = _inline_writer(self._document, typography, images)
        self._first = True
        self._after_heading = False

    def build(self, leaf: Leaf, *, continued: bool) -> LeafDocument:
        self._after_heading = leaf.number == 0
        self._cursor.beginEditBlock()
        for start, block in leaf.blocks():
            self._add(start, block)
            self._first = False
            self._after_heading = block.kind in {BlockKind.HEADING, BlockKind.STANDFIRST}
        self._cursor.endEditBlock()
        self._set_frame_margins(leaf)
        if continued:
            self._clear_first_indent()
        self._document.setTextWidth(self._typography.measure)
        if any(run.cuts for run in self._inlines.runs):
            from reader.ui.page.hyphen_limit import limit_hyphens

            limit_hyphens(self._document)
        bidirectional = self._typography.right_to_left or has_right_to_left(leaf.text)
        if bidirectional:
            stretch_lines(self._document)
        if self._typography.chinese and self._typography.squeeze:
            squeeze_line_edges(self._document)
        written = self._inlines.runs
        ornaments = self._inlines.ornaments
        return LeafDocument(self._document, sorted(written, key=_start), written, ornaments, bidirectional)

    def _clear_first_indent(self) -> None:
        cursor = QTextCursor(self._document.firstBlock())
        block_format = cursor.blockFormat()
        block_format.setTextIndent(0)
        cursor.setBlockFormat(block_format)

    def _set_frame_margins(self, leaf: Leaf) -> None:
        """Set the margins of the root frame to those of the first and last block; Qt drops these at its edges."""
        root = self._document.rootFrame()
        frame_format = root.frameFormat()
        if leaf.number:
            frame_format.setTopMargin(self._document.firstBlock().blockFormat().topMargin())
        frame_format.setBottomMargin(self._document.lastBlock().blockFormat().bottomMargin())
        root.setFrameFormat(frame_format)

    def _add(self, start: int, block: Block) -> None:
        if block.label:
            self._inlines.ornaments.append(Ornament(block.kind, start, start + len(block.text), self._label(block)))
        if block.kind is BlockKind.TABLE:
            self._add_table(start, block)
        elif block.kind is BlockKind.IMAGE:
            self._add_image(start, block)
        else:
            block_format = self._block_format(block)
            self._inlines.make_room(block_format, self._inlines.pictures_of(block.inlines))
            self._begin(block_format)
            if block.kind is BlockKind.RULE:
                self._inlines.ornaments.append(Ornament(BlockKind.RULE, start, start))
            self._inlines.write(
                self._cursor,
                start,
                block.text,
                block.inlines,
                self._text_format(block),
                verbatim=block.kind is BlockKind.CODE,
                hyphenated=block.kind in _HYPHENATED,
            )

    def _label(self, block: Block) -> str:
        """Return the label of a block as it is shown."""
        return shown_in(self._typography.script, block.label)

    def _begin(self, block_format: QTextBlockFormat) -> None:
        if self._first:
            self._cursor.setBlockFormat(block_format)
        else:
            self._cursor.insertBlock(block_format)

    # --- block formats -------------------------------------------------------------------------------------------

    def _block_format(self, block: Block) -> QTextBlockFormat:
        block_format = QTextBlockFormat()
        block_format.setLayoutDirection(self._typography.direction(block.text))
        block_format.setLineHeight(self._typography.leading, _FIXED)
        block_format.setBottomMargin(self._typography.spacing)
        if self._typography.justified:
            block_format.setAlignment(Qt.AlignmentFlag.AlignJustify)
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
            set_kind(block_format, block)
        if block_format.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left, right = block_format.leftMargin(), block_format.rightMargin()
            block_format.setLeftMargin(right)
            block_format.setRightMargin(left)
        return block_format

    def _set_heading(self, block_format: QTextBlockFormat, block: Block) -> None:
        em = self._typography.heading_size(block.level)
        block_format.setAlignment(Qt.AlignmentFlag.AlignLeft)
        block_format.setLineHeight(round(em * 1.4), _FIXED)
        block_format.setTopMargin(
            0 if self._after_heading else round(self._typography.leading * (1.4 if block.level <= 2 else 0.9))
        )
        block_format.setBottomMargin(round(self._typography.leading * (0.75 if block.level <= 2 else 0.45)))

    def _set_paragraph(self, block_format: QTextBlockFormat, _block: Block) -> None:
        if self._typography.chinese or not self._after_heading:
            block_format.setTextIndent(self._typography.indent)

    def _set_standfirst(self, block_format: QTextBlockFormat, _block: Block) -> None:
        block_format.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def _set_list_item(self, block_format: QTextBlockFormat, block: Block) -> None:
        block_format.setLeftMargin(self._inset(2 * max(1, block.level)))
        block_format.setBottomMargin(round(self._typography.spacing * 0.5))
        self._indent_past_label(block_format, self._label(block), self._typography.font())

    def _set_quotation(self, block_format: QTextBlockFormat, block: Block) -> None:
        block_format.setLeftMargin(self._inset(2 * max(1, block.level)))
        block_format.setRightMargin(self._inset(1))

    def _set_code(self, block_format: QTextBlockFormat, _block: Block) -> None:
        block_format.setAlignment(Qt.AlignmentFlag.AlignLeft)
        block_format.setLineHeight(round(self._typography.size * 1.45), _FIXED)
        block_format.setLeftMargin(self._inset(1))

    def _set_verse(self, block_format: QTextBlockFormat, _block: Block) -> None:
        block_format.setAlignment(Qt.AlignmentFlag.AlignLeft)
        block_format.setLeftMargin(self._inset(3))
        block_format.setTopMargin(round(self._typography.spacing * 0.5))
        block_format.setBottomMargin(round(self._typography.spacing * 1.5))

    def _set_footnote(self, block_format: QTextBlockFormat, block: Block) -> None:
        block_format.setLeftMargin(self._inset(2))
        block_format.setLineHeight(round(self._typography.leading * 0.9), _FIXED)
        self._indent_past_label(block_format, self._label(block), self._typography.small_font(NOTE_LABEL))

    def _inset(self, ems: int) -> int:
        """Return a margin of some ems within a column, or what a narrow column has room for."""
        return min(self._typography.size * ems, self._typography.measure // 3)

    def _indent_past_label(self, block_format: QTextBlockFormat, label: str, font: QFont) -> None:
        """Indent the first line past a label that is wider than the margin, such as "第十二章"."""
        width = QFontMetricsF(font).horizontalAdvance(label) + self._typography.size * LABEL_GAP
        if label and width > block_format.leftMargin():
            block_format.setTextIndent(width - block_format.leftMargin())

    def _text_format(self, block: Block) -> QTextCharFormat:
        char_format = QTextCharFormat()
        char_format.setFont(self._typography.font())
        if block.kind is BlockKind.HEADING:
            char_format.setFont(self._typography.heading_font(block.level))
        elif block.kind is BlockKind.CODE:
            char_format.setFont(self._typography.code_font())
        elif block.kind is BlockKind.FOOTNOTE:
            char_format.setFont(self._typography.small_font(0.9))
        elif block.kind is BlockKind.STANDFIRST:
            char_format.setForeground(QColor(self._typography.ink.muted))
        return char_format

    # --- tables and images ---------------------------------------------------------------------------------------

    def _add_table(self, start: int, block: Block) -> None:
        from reader.ui.page.table_writer import TableWriter

        tables = TableWriter(self._document, self._typography, self._inlines)
        self._cursor = tables.write(self._cursor, start, block, is_first=self._first)

    def _add_image(self, start: int, block: Block) -> None:
        image = self._images(block.image)
        block_format = QTextBlockFormat()
        block_format.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        block_format.setLineHeight(0, _SINGLE)
        block_format.setTopMargin(self._typography.spacing)
        block_format.setBottomMargin(round(self._typography.spacing * 0.6))
        self._begin(block_format)
        if image is not None:
            self._insert_image(block.image, image)
            caption_format = QTextBlockFormat(block_format)
            caption_format.setTopMargin(0)
            caption_format.setBottomMargin(self._typography.spacing * 2)
            self._cursor.insertBlock(caption_format)
        char_format = QTextCharFormat()
        char_format.setFont(self._typography.small_font(0.78))
        char_format.setForeground(QColor(self._typography.ink.muted))
        self._inlines.write(self._cursor, start, block.text, block.inlines, char_format)

    def _insert_image(self, name: str, image: QImage) -> None:
        url = QUrl(f"image:{name}")
        self._document.addResource(QTextDocument.ResourceType.ImageResource.value, url, image)
        image_format = QTextImageFormat()
        image_format.setName(url.toString())
        width, height = image.width(), image.height()
        if self._typography.vertical:
            width, height = height, width
        share = min(1.0, self._typography.measure / width, self._tallest / height)
        image_format.setWidth(width * share)
        image_format.setHeight(height * share)
        self._cursor.insertImage(image_format)


def _inline_writer(document: QTextDocument, typography: Typography, images: ImageSource) -> InlineWriter:
    if not typography.vertical:
        return InlineWriter(document, typography, images)
    from reader.ui.page.vertical_writer import VerticalWriter

    return VerticalWriter(document, typography, images)
