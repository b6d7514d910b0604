"""Build a QTextDocument from a note's Markdown, block by block with a cursor.

No markup reaches Qt, which takes exponential time for nested tables and loads from local paths (architecture.md).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextList,
    QTextListFormat,
    QTextOption,
)
from typing_extensions import override

from reader.ui.appearance.theme import Theme

QUOTATION_DEPTH = QTextFormat.Property.UserProperty.value + 1
"""The block property with the quotation depth of a block; the painter draws a bar for each level."""

INDENT = 16
"""Pixels of indentation per level of lists and quotations."""

_MAX_DEPTH = 8
HEADINGS = {"h1": 1.25, "h2": 1.15, "h3": 1.08, "h4": 1.0, "h5": 1.0, "h6": 1.0}
"""How much larger the words of headings are, by their elements."""

_ITEM_SPACE = 2.0
_LINE_HEIGHT = 104.0
_BULLETS = (QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare)
_MONOSPACE = ("Noto Sans Mono", "Cascadia Mono", "Menlo", "Consolas", "monospace")
_LINE_BREAK = "\u2028"

_Values = dict[str, str | None]


@dataclass(frozen=True)
class NoteStyle:
    """The style of notes: their font, and the theme with their colours."""

    font: QFont
    theme: Theme


@dataclass(slots=True)
class _ListLevel:
    style: QTextListFormat.Style
    start: int
    text_list: QTextList | None = None


def note_document(source: str, style: NoteStyle, writer_class: type[NoteDocumentWriter] | None = None) -> QTextDocument:
    """Return a note's Markdown as a document without margins; the caller sets its width."""
    from reader.services.annotations.markdown_html import safe_html

    document = empty_document(style.font)
    writer = (writer_class or NoteDocumentWriter)(QTextCursor(document), style)
    html = safe_html(source)
    if html is None:
        writer.write_plain(source)
    else:
        writer.feed(html)
        writer.close()
    return document


def empty_document(font: QFont) -> QTextDocument:
    """Return an empty document without margins for words in a font."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    document.setIndentWidth(INDENT)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    return document


class NoteDocumentWriter(HTMLParser):
    """Write the elements of `safe_html` into a document; the rows of a table are lines."""

    paragraph_space = 6.0
    """Pixels between paragraphs."""

    headings: ClassVar = HEADINGS

    def __init__(self, cursor: QTextCursor, style: NoteStyle) -> None:
        super().__init__(convert_charrefs=True)
        self._cursor = cursor
        self._style = style
        self._formats = [_text_format(style.theme.text)]
        self._lists: list[_ListLevel] = []
        self._quotations = 0
        self._in_row = False
        self._cells = 0
        self._in_code = False
        self._bullet_pending = False
        self._task = QTextBlockFormat.MarkerType.NoMarker
        self._first = True
        self._block_pending = True
        self._at_line_start = True
        self._pending_space: QTextCharFormat | None = None

    def write_plain(self, source: str) -> None:
        """Write the source as plain text."""
        self._insert(source.replace("\n", _LINE_BREAK))

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._start_handlers:
            self._start_handlers[tag](self, dict(attrs))
        if tag in self._inline_formatters:
            char_format = QTextCharFormat(self._formats[-1])
            self._inline_formatters[tag](self, char_format, dict(attrs))
            self._formats.append(char_format)
        if tag in HEADINGS:
            self._end_block()
            self._formats.append(self._heading_format(self.headings[tag]))

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in self._inline_formatters and len(self._formats) > 1:
            self._formats.pop()
        elif tag in self._end_handlers:
            self._end_handlers[tag](self)
        elif tag in HEADINGS:
            self._end_block()
            self._formats.pop()

    @override
    def handle_data(self, data: str) -> None:
        if self._in_code:
            self._insert(data.rstrip("\n").replace("\n", _LINE_BREAK))
            return
        text = " ".join(data.split())
        if text:
            if data[0].isspace():
                self._pending_space = self._formats[-1]
            self._insert_pending_space()
            self._insert(text)
        if data[-1:].isspace() and not self._at_line_start:
            self._pending_space = self._formats[-1]

    # pending blocks and spaces

    def _end_block(self) -> None:
        self._block_pending = self._at_line_start = True
        self._pending_space = None

    def _insert_pending_space(self) -> None:
        if self._pending_space is not None and not self._at_line_start:
            self._cursor.insertText(" ", self._pending_space)
        self._pending_space = None

    def _insert(self, text: str) -> None:
        if self._block_pending:
            self._open_block()
        self._cursor.insertText(text, self._formats[-1])
        self._at_line_start = False

    def _open_block(self) -> None:
        block_format = self._block_format()
        if self._first:
            self._cursor.setBlockFormat(block_format)
        else:
            self._cursor.insertBlock(block_format, self._formats[-1])
        self._first = self._block_pending = False
        if self._bullet_pending and self._lists:
            self._put_bullet(self._lists[-1])
        self._bullet_pending = False

    def _block_format(self) -> QTextBlockFormat:
        block_format = QTextBlockFormat()
        block_format.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if not self._first:
            tight = self._bullet_pending or self._in_row
            block_format.setTopMargin(_ITEM_SPACE if tight else self.paragraph_space)
        depth = min(len(self._lists), _MAX_DEPTH)
        quoted = min(self._quotations, _MAX_DEPTH)
        block_format.setLeftMargin(quoted * INDENT)
        if quoted:
            block_format.setProperty(QUOTATION_DEPTH, quoted)
        if not self._bullet_pending:
            block_format.setIndent(depth)
        if self._in_code:
            block_format.setBackground(QColor(self._style.theme.rail))
        block_format.setMarker(self._task)
        self._task = QTextBlockFormat.MarkerType.NoMarker
        return block_format

    def _put_bullet(self, level: _ListLevel) -> None:
        if level.text_list is not None:
            level.text_list.add(self._cursor.block())
            return
        list_format = QTextListFormat()
        list_format.setStyle(level.style)
        list_format.setIndent(min(len(self._lists), _MAX_DEPTH))
        list_format.setStart(level.start)
        level.text_list = self._cursor.createList(list_format)

    # blocks

    def _open_list(self, _values: _Values) -> None:
        self._end_block()
        self._lists.append(_ListLevel(_BULLETS[min(len(self._lists), 2)], 1))

    def _open_numbered_list(self, values: _Values) -> None:
        self._end_block()
        start = values.get("start") or "1"
        number = int(start) if start.isdecimal() and len(start) < 9 else 1
        self._lists.append(_ListLevel(QTextListFormat.Style.ListDecimal, number))

    def _close_list(self) -> None:
        self._end_block()
        if self._lists:
            self._lists.pop()

    def _open_item(self, _values: _Values) -> None:
        self._end_block()
        self._bullet_pending = True

    def _close_item(self) -> None:
        if self._bullet_pending:
            self._open_block()
        self._end_block()

    def _put_task(self, values: _Values) -> None:
        marker = QTextBlockFormat.MarkerType
        self._task = marker.Checked if "checked" in values else marker.Unchecked

    def _open_paragraph(self, _values: _Values) -> None:
        self._end_block()

    def _open_quotation(self, _values: _Values) -> None:
        self._end_block()
        self._quotations += 1
        self._formats.append(self._with_colour(self._style.theme.muted))

    def _close_quotation(self) -> None:
        self._end_block()
        self._quotations -= 1
        self._formats.pop()

    def _open_code(self, _values: _Values) -> None:
        self._end_block()
        self._in_code = True

    def _close_code(self) -> None:
        self._end_block()
        self._in_code = False

    def _open_row(self, _values: _Values) -> None:
        self._end_block()
        self._in_row, self._cells = True, 0

    def _close_row(self) -> None:
        self._end_block()
        self._in_row = False

    def _open_cell(self, _values: _Values) -> None:
        if self._cells:
            self._formats.append(self._with_colour(self._style.theme.faint))
            self._insert("  │  ")
            self._formats.pop()
        self._cells += 1
        self._at_line_start, self._pending_space = True, None

    def _put_rule(self, _values: _Values) -> None:
        self._end_block()
        self._formats.append(self._with_colour(self._style.theme.faint))
        self._insert("*  *  *")
        self._formats.pop()
        block = self._cursor.blockFormat()
        block.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._cursor.setBlockFormat(block)
        self._end_block()

    def _break_line(self, _values: _Values) -> None:
        self._insert(_LINE_BREAK)
        self._at_line_start, self._pending_space = True, None

    # inline formats

    def _with_colour(self, colour: str) -> QTextCharFormat:
        char_format = QTextCharFormat(self._formats[-1])
        char_format.setForeground(QColor(colour))
        return char_format

    def _heading_format(self, scale: float) -> QTextCharFormat:
        char_format = QTextCharFormat(self._formats[-1])
        char_format.setFontWeight(QFont.Weight.Bold)
        char_format.setFontPointSize(self._style.font.pointSizeF() * scale)
        return char_format

    def _embolden(self, char_format: QTextCharFormat, _values: _Values) -> None:
        char_format.setFontWeight(QFont.Weight.Bold)

    def _slant(self, char_format: QTextCharFormat, _values: _Values) -> None:
        char_format.setFontItalic(True)

    def _set_code(self, char_format: QTextCharFormat, _values: _Values) -> None:
        char_format.setFontFamilies([*_MONOSPACE, *self._style.font.families()])
        if not self._in_code:
            char_format.setBackground(QColor(self._style.theme.rail))

    def _strike(self, char_format: QTextCharFormat, _values: _Values) -> None:
        char_format.setFontStrikeOut(True)

    def _mark(self, char_format: QTextCharFormat, _values: _Values) -> None:
        char_format.setBackground(QColor(self._style.theme.marks[0]))

    def _link(self, char_format: QTextCharFormat, values: _Values) -> None:
        address = values.get("href")
        if address:
            char_format.setAnchor(True)
            char_format.setAnchorHref(address)
            char_format.setFontUnderline(True)
            char_format.setUnderlineColor(QColor(self._style.theme.accent))

    _start_handlers: ClassVar[dict[str, Callable[[NoteDocumentWriter, _Values], None]]] = {
        "p": _open_paragraph,
        "ul": _open_list,
        "ol": _open_numbered_list,
        "li": _open_item,
        "input": _put_task,
        "blockquote": _open_quotation,
        "pre": _open_code,
        "tr": _open_row,
        "th": _open_cell,
        "td": _open_cell,
        "hr": _put_rule,
        "br": _break_line,
    }
    _end_handlers: ClassVar[dict[str, Callable[[NoteDocumentWriter], None]]] = {
        "p": _end_block,
        "ul": _close_list,
        "ol": _close_list,
        "li": _close_item,
        "blockquote": _close_quotation,
        "pre": _close_code,
        "tr": _close_row,
    }
    _inline_formatters: ClassVar[dict[str, Callable[[NoteDocumentWriter, QTextCharFormat, _Values], None]]] = {
        "strong": _embolden,
        "th": _embolden,
        "em": _slant,
        "code": _set_code,
        "del": _strike,
        "mark": _mark,
        "a": _link,
    }


def _text_format(colour: str) -> QTextCharFormat:
    char_format = QTextCharFormat()
    char_format.setForeground(QColor(colour))
    return char_format
