"""Build a laid-out document from a note's Markdown, block by block with a cursor.

No markup reaches Qt, which would take exponential time over nested tables and load from local paths (architecture.md).
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
"""The block property that says how deep in quotations a block stands; whoever paints draws a bar for each."""

INDENT = 16
"""Pixels by which lists and quotations go in."""

_DEEPEST = 8
_HEADINGS = {"h1": 1.25, "h2": 1.15, "h3": 1.08, "h4": 1.0, "h5": 1.0, "h6": 1.0}
_PARAGRAPH_SPACE = 6.0
_ITEM_SPACE = 2.0
_LINE_HEIGHT = 104.0
_BULLETS = (QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare)
_MONOSPACE = ("Noto Sans Mono", "Cascadia Mono", "Menlo", "Consolas", "monospace")
_LINE_BREAK = "\u2028"

_Values = dict[str, str | None]


@dataclass(frozen=True)
class NoteStyle:
    """Say how notes look: their font and the theme whose colours they wear."""

    font: QFont
    theme: Theme


@dataclass(slots=True)
class _List:
    style: QTextListFormat.Style
    start: int
    made: QTextList | None = None


def note_document(source: str, look: NoteStyle) -> QTextDocument:
    """Lay a note's Markdown out as a document without margins; its width is the caller's to set."""
    from reader.services.annotations.markdown_html import safe_html

    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(look.font)
    document.setIndentWidth(INDENT)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    writer = _Writer(QTextCursor(document), look)
    html = safe_html(source)
    if html is None:
        writer.write_plain(source)
    else:
        writer.feed(html)
        writer.close()
    return document


class _Writer(HTMLParser):
    """Write the tags of `safe_html` into a document."""

    def __init__(self, cursor: QTextCursor, look: NoteStyle) -> None:
        super().__init__(convert_charrefs=True)
        self._cursor = cursor
        self._look = look
        self._formats = [_coloured(look.theme.text)]
        self._lists: list[_List] = []
        self._quotations = 0
        self._row = False
        self._cells = 0
        self._code = False
        self._bullet_due = False
        self._task = QTextBlockFormat.MarkerType.NoMarker
        self._first = True
        self._block_due = True
        self._line_start = True
        self._space: QTextCharFormat | None = None

    def write_plain(self, source: str) -> None:
        """Write the words just as they are."""
        self._put(source.replace("\n", _LINE_BREAK))

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._openings:
            self._openings[tag](self, dict(attrs))
        if tag in self._inlines:
            written = QTextCharFormat(self._formats[-1])
            self._inlines[tag](self, written, dict(attrs))
            self._formats.append(written)
        if tag in _HEADINGS:
            self._due()
            self._formats.append(self._headed(_HEADINGS[tag]))

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in self._inlines and len(self._formats) > 1:
            self._formats.pop()
        elif tag in self._closings:
            self._closings[tag](self)
        elif tag in _HEADINGS:
            self._due()
            self._formats.pop()

    @override
    def handle_data(self, data: str) -> None:
        if self._code:
            self._put(data.rstrip("\n").replace("\n", _LINE_BREAK))
            return
        words = " ".join(data.split())
        if words:
            if data[0].isspace():
                self._space = self._formats[-1]
            self._put_space()
            self._put(words)
        if data[-1:].isspace() and not self._line_start:
            self._space = self._formats[-1]

    # what is due before the next words

    def _due(self) -> None:
        self._block_due = self._line_start = True
        self._space = None

    def _put_space(self) -> None:
        if self._space is not None and not self._line_start:
            self._cursor.insertText(" ", self._space)
        self._space = None

    def _put(self, words: str) -> None:
        if self._block_due:
            self._open_block()
        self._cursor.insertText(words, self._formats[-1])
        self._line_start = False

    def _open_block(self) -> None:
        block = self._block_format()
        if self._first:
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block, self._formats[-1])
        self._first = self._block_due = False
        if self._bullet_due and self._lists:
            self._put_bullet(self._lists[-1])
        self._bullet_due = False

    def _block_format(self) -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if not self._first:
            tight = self._bullet_due or self._row
            block.setTopMargin(_ITEM_SPACE if tight else _PARAGRAPH_SPACE)
        depth = min(len(self._lists), _DEEPEST)
        quoted = min(self._quotations, _DEEPEST)
        block.setLeftMargin(quoted * INDENT)
        if quoted:
            block.setProperty(QUOTATION_DEPTH, quoted)
        if not self._bullet_due:
            block.setIndent(depth)
        if self._code:
            block.setBackground(QColor(self._look.theme.rail))
        block.setMarker(self._task)
        self._task = QTextBlockFormat.MarkerType.NoMarker
        return block

    def _put_bullet(self, level: _List) -> None:
        if level.made is not None:
            level.made.add(self._cursor.block())
            return
        form = QTextListFormat()
        form.setStyle(level.style)
        form.setIndent(min(len(self._lists), _DEEPEST))
        form.setStart(level.start)
        level.made = self._cursor.createList(form)

    # blocks

    def _open_list(self, _values: _Values) -> None:
        self._due()
        self._lists.append(_List(_BULLETS[min(len(self._lists), 2)], 1))

    def _open_numbered_list(self, values: _Values) -> None:
        self._due()
        start = values.get("start") or "1"
        number = int(start) if start.isdecimal() and len(start) < 9 else 1
        self._lists.append(_List(QTextListFormat.Style.ListDecimal, number))

    def _close_list(self) -> None:
        self._due()
        if self._lists:
            self._lists.pop()

    def _open_item(self, _values: _Values) -> None:
        self._due()
        self._bullet_due = True

    def _close_item(self) -> None:
        if self._bullet_due:
            self._open_block()
        self._due()

    def _put_task(self, values: _Values) -> None:
        marker = QTextBlockFormat.MarkerType
        self._task = marker.Checked if "checked" in values else marker.Unchecked

    def _open_paragraph(self, _values: _Values) -> None:
        self._due()

    def _open_quotation(self, _values: _Values) -> None:
        self._due()
        self._quotations += 1
        self._formats.append(self._with_colour(self._look.theme.muted))

    def _close_quotation(self) -> None:
        self._due()
        self._quotations -= 1
        self._formats.pop()

    def _open_code(self, _values: _Values) -> None:
        self._due()
        self._code = True

    def _close_code(self) -> None:
        self._due()
        self._code = False

    def _open_row(self, _values: _Values) -> None:
        self._due()
        self._row, self._cells = True, 0

    def _close_row(self) -> None:
        self._due()
        self._row = False

    def _open_cell(self, _values: _Values) -> None:
        if self._cells:
            self._formats.append(self._with_colour(self._look.theme.faint))
            self._put("  │  ")
            self._formats.pop()
        self._cells += 1
        self._line_start, self._space = True, None

    def _put_rule(self, _values: _Values) -> None:
        self._due()
        self._formats.append(self._with_colour(self._look.theme.faint))
        self._put("*  *  *")
        self._formats.pop()
        block = self._cursor.blockFormat()
        block.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._cursor.setBlockFormat(block)
        self._due()

    def _break_line(self, _values: _Values) -> None:
        self._put(_LINE_BREAK)
        self._line_start, self._space = True, None

    # inline formats

    def _with_colour(self, colour: str) -> QTextCharFormat:
        form = QTextCharFormat(self._formats[-1])
        form.setForeground(QColor(colour))
        return form

    def _headed(self, scale: float) -> QTextCharFormat:
        form = QTextCharFormat(self._formats[-1])
        form.setFontWeight(QFont.Weight.Bold)
        form.setFontPointSize(self._look.font.pointSizeF() * scale)
        return form

    def _embolden(self, form: QTextCharFormat, _values: _Values) -> None:
        form.setFontWeight(QFont.Weight.Bold)

    def _slant(self, form: QTextCharFormat, _values: _Values) -> None:
        form.setFontItalic(True)

    def _set_code(self, form: QTextCharFormat, _values: _Values) -> None:
        form.setFontFamilies([*_MONOSPACE, *self._look.font.families()])
        if not self._code:
            form.setBackground(QColor(self._look.theme.rail))

    def _strike(self, form: QTextCharFormat, _values: _Values) -> None:
        form.setFontStrikeOut(True)

    def _mark(self, form: QTextCharFormat, _values: _Values) -> None:
        form.setBackground(QColor(self._look.theme.marks[0]))

    def _link(self, form: QTextCharFormat, values: _Values) -> None:
        address = values.get("href")
        if address:
            form.setAnchor(True)
            form.setAnchorHref(address)
            form.setFontUnderline(True)
            form.setUnderlineColor(QColor(self._look.theme.accent))

    _openings: ClassVar[dict[str, Callable[[_Writer, _Values], None]]] = {
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
    _closings: ClassVar[dict[str, Callable[[_Writer], None]]] = {
        "p": _due,
        "ul": _close_list,
        "ol": _close_list,
        "li": _close_item,
        "blockquote": _close_quotation,
        "pre": _close_code,
        "tr": _close_row,
    }
    _inlines: ClassVar[dict[str, Callable[[_Writer, QTextCharFormat, _Values], None]]] = {
        "strong": _embolden,
        "th": _embolden,
        "em": _slant,
        "code": _set_code,
        "del": _strike,
        "mark": _mark,
        "a": _link,
    }


def _coloured(colour: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(QColor(colour))
    return form
