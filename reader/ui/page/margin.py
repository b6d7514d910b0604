"""Paint the page's margins: icons of notes, questions and bookmarks, initials of others, and the reading cursor."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.marks import Initials
from reader.ui.page.page_style import MARGIN_EMS
from reader.ui.page.passage import Passage

_INITIAL = 0.62
"""Size of an initial in the margin, as a share of the text's size."""

_INITIAL_GAP = 1.2
"""Ems between an initial and the column: the reading cursor stands there."""

_MOST_INITIALS = 2


def paint_margin(
    painter: QPainter,
    layout: LeafLayout,
    annotations: Sequence[Annotation],
    cursor: Passage | None,
    clip: QRectF,
) -> None:
    """Paint a leaf's margins at the painter's origin, clipped to ``clip``."""
    if cursor is not None:
        _paint_reading_cursor(painter, layout, cursor)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    used_tops: set[int] = set()
    for annotation in annotations:
        paint = _ICON_PAINTERS.get(_icon_kind(annotation))
        if paint is None or not layout.leaf.start <= annotation.start <= layout.leaf.end:
            continue
        line = layout.line_of(annotation.start)
        if line.bottom < clip.top() or line.top > clip.bottom() or round(line.top) in used_tops:
            continue
        used_tops.add(round(line.top))
        em = layout.typography.size
        painter.save()
        painter.translate(layout.typography.measure + em, (line.top + line.bottom) / 2)
        paint(painter, em * 0.55, QColor(layout.typography.ink.accent))
        painter.restore()


def paint_initials(painter: QPainter, layout: LeafLayout, initials: Sequence[Initials], clip: QRectF) -> None:
    """Paint in the left margin, beside the line on which a passage begins, the initials of who made a note on it."""
    if not initials:
        return
    em = layout.typography.size
    font = layout.typography.small_font(_INITIAL)
    painter.setFont(font)
    painter.setPen(QColor(layout.typography.ink.accent))
    for line in layout.lines:
        if line.bottom < clip.top() or line.top > clip.bottom():
            continue
        first = bisect_left(initials, line.start, key=_start)
        last = bisect_left(initials, line.end, key=_start)
        names = dict.fromkeys(name for one in initials[first:last] for name in one.names)
        if names:
            shown = "".join([*names][:_MOST_INITIALS]) + ("…" if len(names) > _MOST_INITIALS else "")
            area = QRectF(-em * MARGIN_EMS, line.top, em * (MARGIN_EMS - _INITIAL_GAP), line.bottom - line.top)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)


def _start(initials: Initials) -> int:
    return initials.start


def _icon_kind(annotation: Annotation) -> AnnotationKind:
    if annotation.kind is AnnotationKind.HIGHLIGHT and annotation.body:
        return AnnotationKind.NOTE
    return annotation.kind


def _paint_reading_cursor(painter: QPainter, layout: LeafLayout, cursor: Passage) -> None:
    if cursor.end <= layout.leaf.start or cursor.start > layout.leaf.end:
        return
    em = layout.typography.size
    accent = QColor(layout.typography.ink.accent)
    rects = layout.rects(cursor.start, cursor.end)
    if not rects:
        return
    painter.fillRect(QRectF(-em * 0.9, rects[0].top(), 3, rects[-1].bottom() - rects[0].top()), accent)
    painter.setPen(QPen(accent, 1, Qt.PenStyle.DotLine))
    for rect in rects:
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _paint_note(painter: QPainter, size: float, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(-size / 2, -size / 2, size, size * 0.86), 2, 2)
    for share in (-0.2, 0.08):
        painter.drawLine(QPointF(-size * 0.28, size * share), QPointF(size * 0.28, size * share))


def _paint_question(painter: QPainter, size: float, colour: QColor) -> None:
    font = painter.font()
    font.setPixelSize(round(size * 1.3))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QRectF(-size, -size, 2 * size, 2 * size), Qt.AlignmentFlag.AlignCenter, "?")


def _paint_bookmark(painter: QPainter, size: float, colour: QColor) -> None:
    half, foot = size * 0.36, size * 0.6
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    corners = [(-half, -foot), (half, -foot), (half, foot), (0, foot * 0.45), (-half, foot)]
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))


_ICON_PAINTERS = {
    AnnotationKind.NOTE: _paint_note,
    AnnotationKind.QUESTION: _paint_question,
    AnnotationKind.BOOKMARK: _paint_bookmark,
}
