"""Write the text of blocks with its inline marks into a document, and note where it stands there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)

from reader.core.text.blocks import LINE, PICTURE_SIGN, BlockKind, Inline, InlineKind, LinePicture
from reader.core.text.sign_widths import SignWidth, sign_widths
from reader.ui.page.line_pictures import DrawnPicture, drawn_picture
from reader.ui.page.typography import Typography, with_sign_width
from reader.ui.page.utf16 import position_of_unit, units, units_before

ImageSource = Callable[[str], QImage | None]
"""Returns the image with this hash, or None if it cannot be drawn."""

_RAISED = {
    InlineKind.NOTE_REFERENCE: QTextCharFormat.VerticalAlignment.AlignSuperScript,
    InlineKind.SUPERSCRIPT: QTextCharFormat.VerticalAlignment.AlignSuperScript,
    InlineKind.SUBSCRIPT: QTextCharFormat.VerticalAlignment.AlignSubScript,
}
_LINE_SEPARATOR = "\u2028"
_MINIMUM = QTextBlockFormat.LineHeightTypes.MinimumHeight.value


@dataclass(frozen=True, slots=True)
class TextRun:
    """A run of canonical text from code point ``start`` on, which begins at UTF-16 unit ``unit`` of the document.

    ``wide`` is true if some of its code points take two UTF-16 units.
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
    """Something painted beside the document's own text: a label, a rule or a ruby reading.

    ``start`` and ``end`` delimit the code points that it belongs to.
    """

    kind: BlockKind | InlineKind
    start: int
    end: int
    text: str = ""


class InlineWriter:
    """Write texts into one document; ``runs`` and ``ornaments`` are those of all that was written, in order."""

    def __init__(self, document: QTextDocument, typography: Typography, images: ImageSource) -> None:
        """Set the document, how its text looks, and what returns the pictures in its lines."""
        self.runs: list[TextRun] = []
        self.ornaments: list[Ornament] = []
        self._document = document
        self._typography = typography
        self._images = images

    def pictures_of(self, inlines: Sequence[Inline]) -> list[DrawnPicture]:
        """Return the pictures that stand within a line, in order; of one that cannot be drawn, the text stays."""
        marks = sorted((mark for mark in inlines if mark.kind is InlineKind.PICTURE), key=lambda mark: mark.start)
        found = ((mark, self._images(LinePicture.of(mark).image)) for mark in marks)
        ink, measure = QColor(self._typography.ink.text), self._typography.measure
        return [
            drawn_picture(mark, image, self._typography.size, ink, measure)
            for mark, image in found
            if image is not None
        ]

    def make_room(self, block_format: QTextBlockFormat, pictures: Sequence[DrawnPicture]) -> None:
        """Let the lines of a block grow where a picture in it is higher than they are."""
        if any(picture.height > self._typography.leading for picture in pictures):
            block_format.setLineHeight(self._typography.leading, _MINIMUM)

    def write(
        self,
        cursor: QTextCursor,
        start: int,
        text: str,
        inlines: Sequence[Inline],
        char_format: QTextCharFormat,
        *,
        verbatim: bool = False,
    ) -> None:
        """Write the text that begins at position ``start`` of the canonical text; code is ``verbatim``."""
        position = 0
        for picture in self.pictures_of(inlines):
            if position <= picture.mark.start < picture.mark.end <= len(text):
                self._write_part(
                    cursor, start, text[: picture.mark.start], position, inlines, char_format, signs=not verbatim
                )
                self._write_picture(cursor, start + picture.mark.start, picture)
                position = picture.mark.end
        self._write_part(cursor, start, text, position, inlines, char_format, signs=not verbatim)
        for mark in inlines:
            if mark.kind is InlineKind.RUBY:
                self.ornaments.append(Ornament(InlineKind.RUBY, start + mark.start, start + mark.end, mark.target))

    def _write_part(  # noqa: PLR0917
        self,
        cursor: QTextCursor,
        start: int,
        text: str,
        first: int,
        inlines: Sequence[Inline],
        char_format: QTextCharFormat,
        *,
        signs: bool,
    ) -> None:
        """Write a text from ``first`` on with the marks in it; ``start`` is where the whole of it begins.

        The widths of ``signs`` are fitted to their neighbours.
        """
        part = text[first:]
        self.runs.append(TextRun(start + first, cursor.position(), part, units(part) != len(part)))
        shown = text.replace(LINE, _LINE_SEPARATOR)
        widths = self._widths_of_signs(text) if signs else {}
        ends = [end for mark in inlines for end in (mark.start, mark.end)]
        ends.extend(_edges(widths))
        edges = sorted({first, len(text), *(end for end in ends if first < end < len(text))})
        for left, right in pairwise(edges):
            active = [mark for mark in inlines if mark.start <= left and mark.end >= right]
            marked = self._marked(char_format, active) if active else char_format
            cursor.insertText(shown[left:right], self._fitted(marked, widths.get(left), active))

    def _widths_of_signs(self, text: str) -> dict[int, SignWidth]:
        """Return the positions of the signs that are not set as their font has them, with their widths."""
        if not self._typography.chinese:
            return {}
        ranges = sign_widths(text, squeezed=self._typography.squeeze)
        return {position: width for start, end, width in ranges for position in range(start, end)}

    def _fitted(
        self, char_format: QTextCharFormat, width: SignWidth | None, marks: Sequence[Inline]
    ) -> QTextCharFormat:
        """Return the format for signs of a width; code has the widths of its font."""
        if width is None or any(mark.kind is InlineKind.CODE for mark in marks):
            return char_format
        fitted = QTextCharFormat(char_format)
        fitted.setFont(with_sign_width(char_format.font(), width))
        return fitted

    def _write_picture(self, cursor: QTextCursor, start: int, picture: DrawnPicture) -> None:
        """Write a picture in the place of the text that it is marked on, however long that is."""
        self.runs.append(TextRun(start, cursor.position(), PICTURE_SIGN, wide=False))
        url = QUrl(f"line:{LinePicture.of(picture.mark).image}")
        self._document.addResource(QTextDocument.ResourceType.ImageResource.value, url, picture.image)
        image_format = QTextImageFormat()
        image_format.setName(url.toString())
        image_format.setWidth(picture.width)
        image_format.setHeight(picture.height)
        image_format.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        cursor.insertImage(image_format)

    def _marked(self, char_format: QTextCharFormat, marks: list[Inline]) -> QTextCharFormat:
        marked = QTextCharFormat(char_format)
        for mark in marks:
            self._mark(marked, mark)
        return marked

    def _mark(self, char_format: QTextCharFormat, mark: Inline) -> None:
        if mark.kind in {InlineKind.LINK, InlineKind.NOTE_REFERENCE}:
            char_format.setForeground(QColor(self._typography.ink.accent))
        if mark.kind in _RAISED:
            char_format.setVerticalAlignment(_RAISED[mark.kind])
        elif mark.kind is InlineKind.EMPHASIS:
            self._emphasise(char_format)
        elif mark.kind is InlineKind.STRONG:
            char_format.setFontWeight(QFont.Weight.Bold)
        elif mark.kind is InlineKind.CODE:
            char_format.setFont(self._typography.code_font())

    def _emphasise(self, char_format: QTextCharFormat) -> None:
        # Chinese type has no italics: a slanted Song face is a mistake, a heavier weight is the convention.
        if self._typography.chinese:
            char_format.setFontWeight(QFont.Weight.DemiBold)
        else:
            char_format.setFontItalic(True)


def _edges(widths: dict[int, SignWidth]) -> list[int]:
    """Return where the signs of one width begin and end."""
    return [
        end
        for position, width in widths.items()
        for end, neighbour in ((position, position - 1), (position + 1, position + 1))
        if widths.get(neighbour) is not width
    ]
