"""Part the glyphs of a leaf whose lines run down into those that stand upright and those that lie on their side.

The leaf is laid out in lines from left to right, and painted turned by a quarter to the right. What stands upright is
turned back, glyph by glyph; so all else about it, such as hit tests and the boxes of marks, is as in other leaves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGlyphRun,
    QImage,
    QPainter,
    QRawFont,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextLayout,
    QTextLine,
)

from reader.core.text.vertical_orientation import QUOTES, Orientation, orientations
from reader.ui.page.caret import caret_x
from reader.ui.page.vertical_writer import ORIENTATION

ASCENT = 0.88
"""The share of an em that a Chinese or Japanese character stands above the baseline."""

MIDDLE = ASCENT - 0.5
"""How far the middle of such characters is above the baseline, in ems."""

_ALL = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll


@dataclass(slots=True)
class _LineGlyphs:
    """The glyphs of a line: those that lie, in pixels of the block, and those that stand, in those of the screen."""

    lying: list[tuple[QColor | None, QGlyphRun]] = field(default_factory=list)
    upright: list[tuple[QColor | None, QGlyphRun]] = field(default_factory=list)
    pictures: list[tuple[QRectF, QImage]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Fragment:
    """A part of a block of one format, in UTF-16 units of the block."""

    start: int
    end: int
    char_format: QTextCharFormat


class VerticalText:
    """The glyphs of the lines of a document, parted when they are first painted."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._lines: dict[tuple[int, int], _LineGlyphs] = {}
        self._fragments: dict[int, list[_Fragment]] = {}

    def paint(self, painter: QPainter, ink: QColor, top: float, bottom: float) -> None:
        """Paint the lines whose middle is between two heights of the leaf, with a painter that is turned."""
        for block, line, number, origin in lines_between(self._document, top, bottom):
            glyphs = self._glyphs(block, line, number)
            for colour, run in glyphs.lying:
                painter.setPen(ink if colour is None else colour)
                painter.drawGlyphRun(origin, run)
            painter.save()
            painter.translate(origin)
            painter.rotate(-90)
            for colour, run in glyphs.upright:
                painter.setPen(ink if colour is None else colour)
                painter.drawGlyphRun(QPointF(), run)
            for area, image in glyphs.pictures:
                painter.drawImage(area, image)
            painter.restore()

    def _glyphs(self, block: QTextBlock, line: QTextLine, number: int) -> _LineGlyphs:
        key = (block.blockNumber(), number)
        glyphs = self._lines.get(key)
        if glyphs is None:
            glyphs = self._lines[key] = _LineGlyphs()
            first, end = line.textStart(), line.textStart() + line.textLength()
            for fragment in self._fragments_of(block):
                start, stop = max(first, fragment.start), min(end, fragment.end)
                if start < stop:
                    self._part(glyphs, line, _Fragment(start, stop, fragment.char_format))
        return glyphs

    def _fragments_of(self, block: QTextBlock) -> list[_Fragment]:
        number = block.blockNumber()
        fragments = self._fragments.get(number)
        if fragments is None:
            fragments = self._fragments[number] = list(_fragments(block)) if block.length() > 1 else []
        return fragments

    def _part(self, glyphs: _LineGlyphs, line: QTextLine, fragment: _Fragment) -> None:
        """Add what a line shows of a fragment to the glyphs of the line."""
        char_format = fragment.char_format
        if char_format.isImageFormat():
            glyphs.pictures.extend(self._pictures(line, fragment))
            return
        colour = char_format.foreground().color() if char_format.hasProperty(_FOREGROUND) else None
        runs = line.glyphRuns(fragment.start, fragment.end - fragment.start, _ALL)
        kind, raised = Orientation(char_format.intProperty(ORIENTATION)), _raised(char_format)
        if kind is Orientation.LYING:
            glyphs.lying.extend((colour, _moved(run, raised) if raised else run) for run in runs)
        elif kind is Orientation.COMBINED:
            glyphs.upright.extend((colour, run) for run in _combined(runs))
        else:
            is_half = kind is Orientation.UPRIGHT and char_format.font().letterSpacing() < 0
            glyphs.upright.extend((colour, _upright(run, raised, is_half=is_half)) for run in runs)

    def _pictures(self, line: QTextLine, fragment: _Fragment) -> Iterator[tuple[QRectF, QImage]]:
        image_format = fragment.char_format.toImageFormat()
        resource = QTextDocument.ResourceType.ImageResource.value
        image = self._document.resource(resource, QUrl(image_format.name()))
        length, breadth = image_format.width(), image_format.height()
        for unit in range(fragment.start, fragment.end):
            if isinstance(image, QImage):
                middle = line.y() + line.height() / 2
                yield QRectF(-middle - breadth / 2, caret_x(line, unit), breadth, length), image


_RAISED = {
    QTextCharFormat.VerticalAlignment.AlignSuperScript: 0.4,
    QTextCharFormat.VerticalAlignment.AlignSubScript: -0.1,
}
"""How far signs are raised to the right of the line, in ems of the text; Qt sets them at two thirds of its size."""

_FOREGROUND = QTextFormat.Property.ForegroundBrush


def lines_between(
    document: QTextDocument, top: float, bottom: float
) -> Iterator[tuple[QTextBlock, QTextLine, int, QPointF]]:
    """Yield the lines whose middle is between two heights, with their numbers and the origins of their blocks."""
    block = document.begin()
    while block.isValid():
        area = document.documentLayout().blockBoundingRect(block)
        if area.bottom() >= top and area.top() <= bottom:
            layout = block.layout()
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                if top <= area.top() + line.y() + line.height() / 2 < bottom:
                    yield block, line, number, area.topLeft()
        block = block.next()


def _fragments(block: QTextBlock) -> Iterator[_Fragment]:
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        start = fragment.position() - block.position()
        yield _Fragment(start, start + fragment.length(), fragment.charFormat())
        iterator += 1


def _raised(char_format: QTextCharFormat) -> float:
    """Return the pixels by which signs are above the middle of their line, which Qt leaves out of their places."""
    share = _RAISED.get(char_format.verticalAlignment(), 0.0)
    return share * char_format.font().pixelSize()


def _moved(run: QGlyphRun, raised: float) -> QGlyphRun:
    """Return a run that lies, raised by some pixels."""
    return _run(run.rawFont(), run.glyphIndexes(), [place - QPointF(0, raised) for place in run.positions()])


def _upright(run: QGlyphRun, raised: float, *, is_half: bool) -> QGlyphRun:
    """Return a run of characters that stand upright, each in the middle of the line or raised to its right."""
    font, indexes = run.rawFont(), run.glyphIndexes()
    em = font.pixelSize()
    down = ASCENT * em
    advances = _advances(font, indexes)
    shifts = [_shift(font, index, em) for index in indexes] if is_half else [0.0] * len(indexes)
    positions = [
        QPointF(MIDDLE * em - place.y() - advance / 2 + raised, place.x() + down + shift)
        for place, advance, shift in zip(run.positions(), advances, shifts, strict=True)
    ]
    return _run(font, indexes, positions)


def _advances(font: QRawFont, indexes: list[int]) -> list[float]:
    return [advance.x() for advance in font.advancesForGlyphIndexes(indexes)]


def _shift(font: QRawFont, glyph: int, em: float) -> float:
    """Return how far a sign of half an em is moved so that its ink is in that half: none, a quarter or a half back."""
    ink = font.boundingRect(glyph)
    middle = ASCENT + ink.center().y() / em
    return -max(0, min(2, round(middle * 4 - 1))) * em / 4


def _combined(runs: list[QGlyphRun]) -> Iterator[QGlyphRun]:
    """Yield the runs of signs that stand side by side in the place of one character."""
    widths = [sum(_advances(run.rawFont(), run.glyphIndexes())) for run in runs]
    at = -sum(widths) / 2
    for run, width in zip(runs, widths, strict=True):
        font, indexes, places = run.rawFont(), run.glyphIndexes(), run.positions()
        em = font.pixelSize()
        positions, x = [], at
        for advance in _advances(font, indexes):
            positions.append(QPointF(x + MIDDLE * em - places[0].y(), runs[0].positions()[0].x() + ASCENT * em))
            x += advance
        at += width
        yield _run(font, indexes, positions)


def _run(font: QRawFont, indexes: list[int], positions: list[QPointF]) -> QGlyphRun:
    run = QGlyphRun()
    run.setRawFont(font)
    run.setGlyphIndexes(indexes)
    run.setPositions(positions)
    return run


def paint_words(painter: QPainter, start: QPointF, words: str, font: QFont) -> None:
    """Paint words of an interface down a line, with a turned painter; ``start`` is the middle of where they begin."""
    for text, kind, length in _pieces(words, font):
        em = font.pixelSize()
        if kind is Orientation.LYING:
            painter.drawText(start + QPointF(0, MIDDLE * em), text)
        else:
            painter.save()
            painter.translate(start)
            painter.rotate(-90)
            painter.drawText(QPointF(-_width(text, font) / 2, ASCENT * em), text)
            painter.restore()
        start += QPointF(length, 0)


def words_length(words: str, font: QFont) -> float:
    """Return how long words of an interface are down a line, in pixels."""
    return sum(length for _text, _kind, length in _pieces(words, font))


def _pieces(words: str, font: QFont) -> Iterator[tuple[str, Orientation, float]]:
    """Yield the parts of words that are painted at once, how they stand, and their lengths."""
    em, position = float(font.pixelSize()), 0
    for start, end, kind in (*orientations(words), (len(words), len(words), Orientation.LYING)):
        for sign in words[position:start]:
            is_quote = sign in QUOTES  # an apostrophe, in most languages of an interface
            yield (sign, Orientation.LYING, _width(sign, font)) if is_quote else (sign, Orientation.UPRIGHT, em)
        if start < end:
            part = words[start:end]
            yield part, kind, _width(part, font) if kind is Orientation.LYING else em
        position = end


def _width(words: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(words)
