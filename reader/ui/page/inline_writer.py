"""Write the text of blocks with its inline marks into a document, and note where it stands there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

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
from reader.core.text.punctuation_widths import PunctuationWidth, punctuation_widths
from reader.services.script_display import shown_in
from reader.ui.page.typography import Typography, with_punctuation_width
from reader.ui.page.utf16 import position_of_unit, units, units_before

if TYPE_CHECKING:
    from reader.core.text.vertical_orientation import Orientation
    from reader.ui.page.line_pictures import DrawnPicture

ImageSource = Callable[[str], QImage | None]
"""Returns the image with this hash, or None if it cannot be drawn."""

_RAISED = {
    InlineKind.NOTE_REFERENCE: QTextCharFormat.VerticalAlignment.AlignSuperScript,
    InlineKind.SUPERSCRIPT: QTextCharFormat.VerticalAlignment.AlignSuperScript,
    InlineKind.SUBSCRIPT: QTextCharFormat.VerticalAlignment.AlignSubScript,
}
_LINE_SEPARATOR = "\u2028"
SOFT_HYPHEN = "\u00ad"
_UNHYPHENATED = frozenset(InlineKind) - {InlineKind.EMPHASIS, InlineKind.STRONG}
"""Marks whose words are not hyphenated: links, code, ruby and what is raised."""
_MINIMUM = QTextBlockFormat.LineHeightTypes.MinimumHeight.value


@dataclass(frozen=True, slots=True)
class TextRun:
    """A run of canonical text from code point ``start`` on, which begins at UTF-16 unit ``unit`` of the document.

    ``wide`` is true if some of its code points take two UTF-16 units. In the document a soft hyphen stands before each
    of the ``cuts``, which are offsets in code points; ``cut_units`` are the same in UTF-16 units of the text.
    """

    start: int
    unit: int
    text: str
    wide: bool
    cuts: tuple[int, ...] = ()
    cut_units: tuple[int, ...] = ()

    def unit_of(self, position: int) -> int:
        """Return the document's place of a canonical position: past a soft hyphen that stands there."""
        offset = max(0, position - self.start)
        return self.unit + self._units_before(offset) + bisect_right(self.cuts, offset)

    def end_unit_of(self, position: int) -> int:
        """Return the document's place of the end of a passage: before a soft hyphen that stands there."""
        offset = max(0, position - self.start)
        return self.unit + self._units_before(offset) + bisect_left(self.cuts, offset)

    def position_of(self, unit: int) -> int:
        """Return the canonical position of a place in the document."""
        offset = max(0, unit - self.unit)
        offset -= bisect_left(range(len(self.cuts)), offset, key=self._hyphen_unit)
        return self.start + (position_of_unit(self.text, offset) if self.wide else min(offset, len(self.text)))

    def _units_before(self, offset: int) -> int:
        return units_before(self.text, offset) if self.wide else min(offset, len(self.text))

    def _hyphen_unit(self, number: int) -> int:
        """Return the place of a soft hyphen in the run, in UTF-16 units."""
        return self.cut_units[number] + number


@dataclass(frozen=True, slots=True)
class Ornament:
    """Something painted beside the document's own text: a label, a rule or a ruby reading.

    ``start`` and ``end`` delimit the code points that it belongs to.
    """

    kind: BlockKind | InlineKind
    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class TextSource:
    """A text as it is shown, to be written from position ``start`` on, with its marks.

    ``cuts`` are the offsets before which it may be hyphenated, ``widths`` those of signs that the font has otherwise;
    in a line that runs down, ``turns`` are the stretches that do not merely stand upright.
    """

    start: int
    text: str
    inlines: Sequence[Inline]
    char_format: QTextCharFormat
    cuts: list[int]
    widths: dict[int, PunctuationWidth]
    turns: Sequence[tuple[int, int, Orientation]] = ()

    def run(self, first: int, last: int, unit: int) -> TextRun:
        """Return the run of a part of the text that begins at a unit of the document."""
        part = self.text[first:last]
        cuts = tuple(cut - first for cut in self.cuts[bisect_right(self.cuts, first) : bisect_left(self.cuts, last)])
        wide = units(part) != len(part)
        cut_units = tuple(units_before(part, cut) for cut in cuts) if wide else cuts
        return TextRun(self.start + first, unit, part, wide, cuts, cut_units)


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
        if not marks:
            return []
        from reader.ui.page.line_pictures import drawn_picture

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
        hyphenated: bool = False,
    ) -> None:
        """Write the text that begins at position ``start`` of the canonical text; code is ``verbatim``.

        Words of a ``hyphenated`` text are, if the typography wishes it.
        """
        cuts = self._cuts(text, inlines) if hyphenated else []
        widths = {} if verbatim else self.widths_of_signs(text)
        shown = text if verbatim else self._shown(text, inlines)
        source = TextSource(start, shown, inlines, char_format, cuts, widths, self.turns(shown, widths))
        position = 0
        for picture in self.pictures_of(inlines):
            if position <= picture.mark.start < picture.mark.end <= len(text):
                self._write_part(cursor, source, position, picture.mark.start)
                self._write_picture(cursor, start + picture.mark.start, picture)
                position = picture.mark.end
        self._write_part(cursor, source, position, len(text))
        for mark in inlines:
            if mark.kind is InlineKind.RUBY:
                self.ornaments.append(Ornament(InlineKind.RUBY, start + mark.start, start + mark.end, mark.target))

    def _cuts(self, text: str, inlines: Sequence[Inline]) -> list[int]:
        """Return the offsets before which the text is hyphenated, in order."""
        if self._typography.chinese or not self._typography.hyphenate:
            return []
        from reader.services.hyphenation import hyphenation_of

        hyphenation = hyphenation_of(self._typography.language)
        cuts = hyphenation.cuts(text) if hyphenation is not None else []
        for mark in inlines if cuts else ():
            if mark.kind in _UNHYPHENATED:
                del cuts[bisect_left(cuts, mark.start) : bisect_right(cuts, mark.end)]
        return cuts

    def _write_part(self, cursor: QTextCursor, source: TextSource, first: int, last: int) -> None:
        """Write a part of a text with the marks in it."""
        self.runs.append(source.run(first, last, cursor.position()))
        shown = source.text.replace(LINE, _LINE_SEPARATOR)
        ends = [end for mark in source.inlines for end in (mark.start, mark.end)]
        ends.extend(_edges(source.widths))
        ends.extend(end for first_turned, last_turned, _kind in source.turns for end in (first_turned, last_turned))
        edges = sorted({first, last, *(end for end in ends if first < end < last)})
        for left, right in pairwise(edges):
            active = [mark for mark in source.inlines if mark.start <= left and mark.end >= right]
            marked = self._marked(source.char_format, active) if active else source.char_format
            words = _with_soft_hyphens(shown, source.cuts, left, right)
            cursor.insertText(
                words, self.turned(self._fitted(marked, source.widths.get(left), active), source, left, right)
            )

    def turns(self, _text: str, _widths: dict[int, PunctuationWidth]) -> Sequence[tuple[int, int, Orientation]]:
        """Return the stretches of a text that do not merely stand upright: none, unless lines run down."""
        return ()

    def turned(self, char_format: QTextCharFormat, _source: TextSource, _left: int, _right: int) -> QTextCharFormat:
        """Return the format of a part of a text as it stands in its line."""
        return char_format

    def _shown(self, text: str, inlines: Sequence[Inline]) -> str:
        """Return the text in the script in which it is shown, of the same length; code stays as it is."""
        shown = shown_in(self._typography.script, text)
        for mark in inlines:
            if mark.kind is InlineKind.CODE:
                shown = shown[: mark.start] + text[mark.start : mark.end] + shown[mark.end :]
        return shown

    def widths_of_signs(self, text: str) -> dict[int, PunctuationWidth]:
        """Return the positions of the signs that are not set as their font has them, with their widths."""
        if not self._typography.chinese:
            return {}
        ranges = punctuation_widths(text, squeezed=self._typography.squeeze)
        return {position: width for start, end, width in ranges for position in range(start, end)}

    def _fitted(
        self, char_format: QTextCharFormat, width: PunctuationWidth | None, marks: Sequence[Inline]
    ) -> QTextCharFormat:
        """Return the format for signs of a width; code has the widths of its font."""
        if width is None or any(mark.kind is InlineKind.CODE for mark in marks):
            return char_format
        fitted = QTextCharFormat(char_format)
        fitted.setFont(with_punctuation_width(char_format.font(), width))
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


def _edges(widths: dict[int, PunctuationWidth]) -> list[int]:
    """Return where the signs of one width begin and end."""
    return [
        end
        for position, width in widths.items()
        for end, neighbour in ((position, position - 1), (position + 1, position + 1))
        if widths.get(neighbour) is not width
    ]


def _with_soft_hyphens(text: str, cuts: Sequence[int], left: int, right: int) -> str:
    """Return the text from ``left`` up to ``right`` with soft hyphens at the cuts after ``left``."""
    inside = cuts[bisect_right(cuts, left) : bisect_right(cuts, right)]
    return SOFT_HYPHEN.join(text[start:end] for start, end in pairwise((left, *inside, right)))
