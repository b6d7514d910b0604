"""Paint leaves: the text with its marks under it, and what stands beside the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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

from reader.core.text.blocks import BlockKind, InlineKind
from reader.ui.page.leaf_document import LABEL_GAP, NOTE_LABEL, Ornament
from reader.ui.page.leaf_layout import LeafLayout, flatten
from reader.ui.page.typography import Ink

_DEEPENING = 1.09
"""How much darker each further layer of marks makes the place (three layers are told apart, ux.md)."""

_LAYERS = 3
EDGE = 26.0
"""Pixels over which lines fade into the paper at the top and the foot of the screen."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold a coloured stretch of the text, in code points; ``underlined`` is for what has words but no colour."""

    start: int
    end: int
    colour: str
    underlined: bool = False


def paint_leaf(painter: QPainter, layout: LeafLayout, marks: Sequence[Mark], ink: Ink, clip: QRectF) -> None:
    """Paint a leaf at the painter's origin, as far as it lies within ``clip`` (in the leaf's own pixels)."""
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = clip
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(ink.text))
    context.palette = palette
    context.selections = _selections(layout, marks, *layout.between(clip.top(), clip.bottom()))
    layout.document.documentLayout().draw(painter, context)
    for ornament in layout.ornaments:
        _paint_ornament(painter, layout, ornament, ink)


def _selections(
    layout: LeafLayout, marks: Sequence[Mark], first: int, last: int
) -> list[QAbstractTextDocumentLayout.Selection]:
    """Make the selections of the marks that touch the stretch from ``first`` up to ``last``, which is on the screen.

    Qt looks at every selection for every block that it paints; those of the leaf's unseen part would cost most.
    """
    here = [mark for mark in marks if mark.start < last and mark.end > first]
    selections: list[QAbstractTextDocumentLayout.Selection] = []
    for start, end, colours in flatten([(mark.start, mark.end, mark.colour) for mark in here if mark.colour]):
        look = QTextCharFormat()
        look.setBackground(_layered(colours))
        selections.extend(_select(layout, start, end, look))
    for mark in here:
        if mark.underlined:
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            look.setUnderlineColor(QColor(layout.typography.ink.accent))
            selections.extend(_select(layout, mark.start, mark.end, look))
    return selections


def _select(
    layout: LeafLayout, start: int, end: int, look: QTextCharFormat
) -> Iterator[QAbstractTextDocumentLayout.Selection]:
    for cursor in layout.selections(start, end):
        selection = QAbstractTextDocumentLayout.Selection()
        selection.cursor = cursor
        selection.format = look
        yield selection


def _layered(colours: tuple[str, ...]) -> QColor:
    """Lay the colours over each other: the last one gives the hue, each one under it deepens the place."""
    colour = QColor(colours[-1])
    factor = _DEEPENING ** (min(len(colours), _LAYERS) - 1)
    dark_page = colour.lightnessF() < 0.5
    return colour.lighter(round(100 * factor)) if dark_page else colour.darker(round(100 * factor))


def paint_edges(painter: QPainter, width: float, height: float, ink: Ink) -> None:
    """Let the lines that the top and the foot of the screen cut through fade into the paper."""
    paper = QColor(ink.paper)
    clear = QColor(paper)
    clear.setAlpha(0)
    for edge, inside in ((0.0, EDGE), (height, height - EDGE)):
        fade = QLinearGradient(0, edge, 0, inside)
        fade.setColorAt(0.0, paper)
        fade.setColorAt(0.35, paper)
        fade.setColorAt(1.0, clear)
        painter.fillRect(QRectF(0, min(edge, inside), width, EDGE), fade)


# --- what stands beside the text -------------------------------------------------------------------------------------


def _paint_ornament(painter: QPainter, layout: LeafLayout, ornament: Ornament, ink: Ink) -> None:
    if ornament.kind is InlineKind.RUBY:
        _paint_reading(painter, layout, ornament, ink)
    elif ornament.kind is BlockKind.RULE:
        _paint_rule(painter, layout, ornament, ink)
    else:
        _paint_label(painter, layout, ornament, ink)


def _paint_reading(painter: QPainter, layout: LeafLayout, ornament: Ornament, ink: Ink) -> None:
    rects = layout.rects(ornament.start, ornament.end)
    if not rects:
        return
    font = layout.typography.small_font(0.5)
    metrics = QFontMetricsF(font)
    base = rects[0]
    ascent_gap = (base.height() - layout.typography.size) / 2
    room = QRectF(0, 0, max(base.width(), metrics.horizontalAdvance(ornament.words)), metrics.height())
    room.moveCenter(QPointF(base.center().x(), base.top() + ascent_gap - metrics.height() / 2 + 1))
    painter.setFont(font)
    painter.setPen(QColor(ink.muted))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, ornament.words)


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
    room = QRectF(0, first.top(), first.left() - layout.typography.size * LABEL_GAP, first.height())
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, ornament.words)
