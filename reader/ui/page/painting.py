"""Paint leaves: the text with its marks under it, and the ornaments beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPalette,
    QPen,
    QTextCharFormat,
)

from reader.core.annotations.model import AnnotationStyle
from reader.core.text.blocks import BlockKind, InlineKind
from reader.ui.page.leaf_document import LABEL_GAP, NOTE_LABEL
from reader.ui.page.leaf_layout import LeafLayout, flatten

if TYPE_CHECKING:
    from reader.ui.page.inline_writer import Ornament
    from reader.ui.page.typography import Ink

_LAYER_DARKENING = 1.09
"""Factor by which each further layer of marks darkens the background (three layers are distinguishable, ux.md)."""

_MAX_LAYERS = 3
_DOTS = QTextCharFormat.UnderlineStyle.DotLine
EDGE = 26.0
"""Pixels over which lines fade into the background at the top and bottom of the screen."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A coloured range of the text, in code points.

    ``underlined`` is for an annotation without a colour, ``dotted`` for what others marked. In another ``style`` than
    that of a highlight, a line of the colour lies under the words.
    """

    start: int
    end: int
    colour: str
    underlined: bool = False
    dotted: bool = False
    style: AnnotationStyle = AnnotationStyle.HIGHLIGHT

    @property
    def is_line(self) -> bool:
        """Return whether the mark is a line under the words."""
        return self.style is not AnnotationStyle.HIGHLIGHT


def paint_leaf(painter: QPainter, layout: LeafLayout, marks: Sequence[Mark], ink: Ink, clip: QRectF) -> None:
    """Paint a leaf at the painter's origin, clipped to ``clip`` (in the leaf's own pixels)."""
    if layout.typography.vertical:
        _paint_vertical(painter, layout, marks, ink, clip)
        return
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = clip
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(ink.text))
    context.palette = palette
    first, last = layout.between(clip.top(), clip.bottom())
    visible = [mark for mark in marks if mark.start < last and mark.end > first]
    context.selections = _selections(layout, visible)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    layout.document.documentLayout().draw(painter, context)
    if any(mark.is_line for mark in visible):
        _paint_lines(painter, layout, visible, (first, last))
    for ornament in layout.ornaments:
        _paint_ornament(painter, layout, ornament, ink)


def _paint_vertical(painter: QPainter, layout: LeafLayout, marks: Sequence[Mark], ink: Ink, clip: QRectF) -> None:
    """Paint a leaf whose lines run down, with a painter that is turned."""
    from reader.ui.page.vertical_painting import MarkShapes, paint_vertical_leaf, shown_range

    first, last = shown_range(layout, clip)
    visible = [mark for mark in marks if mark.start < last and mark.end > first]
    grounds = [(start, end, layered_colour(colours)) for start, end, colours in flatten(_grounds(visible))]
    dashes = [
        (mark.start, mark.end, Qt.PenStyle.DotLine if mark.dotted else Qt.PenStyle.DashLine)
        for mark in visible
        if mark.underlined or mark.dotted
    ]
    paint_vertical_leaf(painter, layout, MarkShapes(grounds, dashes), ink, clip)
    if any(mark.is_line for mark in visible):
        _paint_lines(painter, layout, visible, (first, last))


def _grounds(marks: Sequence[Mark]) -> list[tuple[int, int, str]]:
    """Return the ranges of marks that are grounds under the words, with their colours."""
    return [(mark.start, mark.end, mark.colour) for mark in marks if mark.colour and not mark.is_line]


def _selections(layout: LeafLayout, visible: Sequence[Mark]) -> list[QAbstractTextDocumentLayout.Selection]:
    """Return the selections of the visible marks.

    Qt checks every selection for every block that it paints; those of the hidden part of the leaf would cost most.
    """
    selections: list[QAbstractTextDocumentLayout.Selection] = []
    for start, end, colours in flatten(_grounds(visible)):
        char_format = QTextCharFormat()
        char_format.setBackground(layered_colour(colours))
        selections.extend(_select(layout, start, end, char_format))
    for mark in visible:
        if mark.underlined or mark.dotted:
            char_format = QTextCharFormat()
            char_format.setUnderlineStyle(_DOTS if mark.dotted else QTextCharFormat.UnderlineStyle.DashUnderline)
            char_format.setUnderlineColor(QColor(layout.typography.ink.accent))
            selections.extend(_select(layout, mark.start, mark.end, char_format))
    return selections


def _paint_lines(painter: QPainter, layout: LeafLayout, visible: Sequence[Mark], shown: tuple[int, int]) -> None:
    """Paint the lines among the marks, below those that Qt draws for others."""
    from reader.ui.page.mark_lines import LineUnderWords, paint_mark_lines

    lines = [LineUnderWords(mark.start, mark.end, mark.colour, mark.style) for mark in visible if mark.is_line]
    drawn = [(mark.start, mark.end) for mark in visible if mark.underlined or mark.dotted]
    paint_mark_lines(painter, layout, lines, drawn, shown)


def _select(
    layout: LeafLayout, start: int, end: int, char_format: QTextCharFormat
) -> Iterator[QAbstractTextDocumentLayout.Selection]:
    for cursor in layout.selections(start, end):
        selection = QAbstractTextDocumentLayout.Selection()
        selection.cursor = cursor
        selection.format = char_format
        yield selection


def layered_colour(colours: tuple[str, ...]) -> QColor:
    """Return the colour of layered marks: the hue of the last, deepened by each one below it."""
    colour = QColor(colours[-1])
    factor = _LAYER_DARKENING ** (min(len(colours), _MAX_LAYERS) - 1)
    dark_page = colour.lightnessF() < 0.5
    return colour.lighter(round(100 * factor)) if dark_page else colour.darker(round(100 * factor))


def paint_edges(painter: QPainter, width: float, height: float, ink: Ink) -> None:
    """Fade the lines cut off at the top and bottom of the screen into the background."""
    paper = QColor(ink.paper)
    clear = QColor(paper)
    clear.setAlpha(0)
    for edge, inside in ((0.0, EDGE), (height, height - EDGE)):
        fade = QLinearGradient(0, edge, 0, inside)
        fade.setColorAt(0.0, paper)
        fade.setColorAt(0.35, paper)
        fade.setColorAt(1.0, clear)
        painter.fillRect(QRectF(0, min(edge, inside), width, EDGE), fade)


def paint_beside(painter: QPainter, layout: LeafLayout, area: QRectF, side: Qt.AlignmentFlag, words: str) -> None:
    """Paint words in the middle of an area of a leaf, at one side of it, as they stand in its lines."""
    if not layout.typography.vertical:
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, words)
        return
    from reader.ui.page.vertical_painting import paint_aligned

    paint_aligned(painter, area, side, words, painter.font())


# --- ornaments beside the text ---------------------------------------------------------------------------------------


def _paint_ornament(painter: QPainter, layout: LeafLayout, ornament: Ornament, ink: Ink) -> None:
    if ornament.kind is InlineKind.RUBY:
        _paint_ruby(painter, layout, ornament, ink)
    elif ornament.kind is BlockKind.RULE:
        _paint_rule(painter, layout, ornament, ink)
    else:
        _paint_label(painter, layout, ornament, ink)


def _paint_ruby(painter: QPainter, layout: LeafLayout, ornament: Ornament, ink: Ink) -> None:
    rects = layout.rects(ornament.start, ornament.end)
    if not rects:
        return
    font = layout.typography.small_font(0.5)
    metrics = QFontMetricsF(font)
    base = rects[0]
    ascent_gap = (base.height() - layout.typography.size) / 2
    area = QRectF(0, 0, max(base.width(), metrics.horizontalAdvance(ornament.text)), metrics.height())
    area.moveCenter(QPointF(base.center().x(), base.top() + ascent_gap - metrics.height() / 2 + 1))
    painter.setFont(font)
    painter.setPen(QColor(ink.muted))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, ornament.text)


def _paint_rule(painter: QPainter, layout: LeafLayout, ornament: Ornament, ink: Ink) -> None:
    y = layout.cursor_rect(ornament.start).center().y()
    middle, reach = layout.typography.measure / 2, layout.typography.size * 2
    painter.setPen(QPen(QColor(ink.line), 1.5))
    painter.drawLine(QPointF(middle - reach, y), QPointF(middle + reach, y))


def _paint_label(painter: QPainter, layout: LeafLayout, ornament: Ornament, ink: Ink) -> None:
    first = layout.cursor_rect(ornament.start)
    share = NOTE_LABEL if ornament.kind is BlockKind.FOOTNOTE else 1.0
    painter.setFont(layout.typography.small_font(share))
    painter.setPen(QColor(ink.muted))
    gap = layout.typography.size * LABEL_GAP
    if layout.runs_right_to_left(ornament.start):
        left = first.right() + gap
        area = QRectF(left, first.top(), layout.typography.measure - left, first.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, ornament.text)
    else:
        area = QRectF(0, first.top(), first.left() - gap, first.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, ornament.text)
