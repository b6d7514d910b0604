"""Paint the page's margins: icons of notes, questions and bookmarks, initials of others, and the reading cursor."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.ui.page.painting import paint_beside
from reader.ui.page.typography import MARGIN_EMS

if TYPE_CHECKING:
    from reader.ui.page.columns import Columns
    from reader.ui.page.leaf_layout import LeafLayout, LeafLine
    from reader.ui.page.marks import Initials
    from reader.ui.page.passage import Passage

_INITIAL = 0.62
"""Size of an initial in the margin, as a share of the text's size."""

_INITIAL_GAP = 1.2
"""Ems between an initial and the column: the reading cursor stands there."""

_INITIAL_NEAR = 0.6
"""Ems between them at the side where the reading cursor is not."""

_MOST_INITIALS = 2

_ICON, _ICON_OUTSIDE = 1.0, 1.6
"""Ems between the column and the middle of an icon, also at the side where the reading cursor is between them."""

_ICON_REACH = 0.5
"""Ems at both sides of the middle of an icon that are clicked as the icon."""

_FURTHER_OUT = 0.95
"""Ems by which initials stand further out where an icon has their place."""


class MarginSigns(Enum):
    """Where the signs of notes stand beside a column: at both sides, or at the outer side of a page in a spread.

    At both sides, the initials of others are where lines begin, and the icons of one's own notes where they end.
    """

    BOTH = auto()
    LEFT = auto()
    RIGHT = auto()


_SIGNS = {1: (MarginSigns.BOTH,), 2: (MarginSigns.LEFT, MarginSigns.RIGHT)}


def signs_of(columns: Columns) -> Sequence[MarginSigns]:
    """Return where the signs of notes stand beside each column; where lines run down, they stand where these begin."""
    return (MarginSigns.LEFT,) * columns.count if columns.line else _SIGNS[columns.count]


def paint_margins(  # noqa: PLR0917
    painter: QPainter,
    layout: LeafLayout,
    signs: MarginSigns,
    annotations: Sequence[Annotation],
    initials: Sequence[Initials],
    clip: QRectF,
) -> None:
    """Paint the signs beside a leaf at the painter's origin, on the lines within ``clip``."""
    icons = _icons(layout, annotations, clip)
    _paint_initials(painter, layout, signs, initials, icons, clip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    em = layout.typography.margin_em
    for line, annotation in icons.values():
        painter.save()
        painter.translate(_icon_x(layout, signs), (line.top + line.bottom) / 2)
        if layout.typography.vertical:
            painter.rotate(-90)  # where lines run down, the painter is turned
        ICON_PAINTERS[icon_kind(annotation)](painter, em * 0.55, QColor(layout.typography.ink.accent))
        painter.restore()


def sign_at(
    layout: LeafLayout,
    signs: MarginSigns,
    annotations: Sequence[Annotation],
    initials: Sequence[Initials],
    point: QPointF,
) -> int | None:
    """Return where the passage begins whose sign is at a point of a leaf, or None if there is no sign."""
    em = layout.typography.margin_em
    around = QRectF(point - QPointF(em, em), QSizeF(2 * em, 2 * em))
    icons = _icons(layout, annotations, around)
    for line, annotation in icons.values():
        if abs(point.x() - _icon_x(layout, signs)) <= em * _ICON_REACH and line.top <= point.y() < line.bottom:
            return annotation.start
    for line in layout.lines:
        area = _initials_area(layout, signs, line, has_icon=round(line.top) in icons)
        if area.contains(point) and (first := _first_on(line, initials)) is not None:
            return first
    return None


def _first_on(line: LeafLine, initials: Sequence[Initials]) -> int | None:
    first = bisect_left(initials, line.start, key=_start)
    return initials[first].start if first < len(initials) and initials[first].start < line.end else None


def _icon_x(layout: LeafLayout, signs: MarginSigns) -> float:
    """Return where the middle of the icons is."""
    em, right_to_left = layout.typography.margin_em, layout.typography.right_to_left
    at_right = signs is MarginSigns.RIGHT or (signs is MarginSigns.BOTH and not right_to_left)
    distance = em * (_ICON_OUTSIDE if at_right == right_to_left else _ICON)
    return layout.typography.measure + distance if at_right else -distance


def _icons(
    layout: LeafLayout, annotations: Sequence[Annotation], clip: QRectF
) -> dict[int, tuple[LeafLine, Annotation]]:
    """Return the lines beside which an icon stands, by their tops in pixels, each with the first annotation on it."""
    icons: dict[int, tuple[LeafLine, Annotation]] = {}
    for annotation in annotations:
        if icon_kind(annotation) in ICON_PAINTERS and layout.leaf.start <= annotation.start <= layout.leaf.end:
            line = layout.line_of(annotation.start)
            if line.bottom >= clip.top() and line.top <= clip.bottom():
                icons.setdefault(round(line.top), (line, annotation))
    return icons


def _paint_initials(  # noqa: PLR0917
    painter: QPainter,
    layout: LeafLayout,
    signs: MarginSigns,
    initials: Sequence[Initials],
    icons: Container[int],
    clip: QRectF,
) -> None:
    """Paint beside the line on which a passage begins the initials of who made a note on it."""
    if not initials:
        return
    painter.setFont(layout.typography.small_font(_INITIAL * layout.typography.margin_em / layout.typography.size))
    painter.setPen(QColor(layout.typography.ink.accent))
    for line in layout.lines:
        if line.bottom < clip.top() or line.top > clip.bottom():
            continue
        first = bisect_left(initials, line.start, key=_start)
        last = bisect_left(initials, line.end, key=_start)
        names = dict.fromkeys(name for one in initials[first:last] for name in one.names)
        if names:
            shown = "".join([*names][:_MOST_INITIALS]) + ("…" if len(names) > _MOST_INITIALS else "")
            area = _initials_area(layout, signs, line, has_icon=round(line.top) in icons)
            at_right = _has_initials_at_right(layout, signs)
            side = Qt.AlignmentFlag.AlignLeft if at_right else Qt.AlignmentFlag.AlignRight
            paint_beside(painter, layout, area, side, shown)


def _has_initials_at_right(layout: LeafLayout, signs: MarginSigns) -> bool:
    return signs is MarginSigns.RIGHT or (signs is MarginSigns.BOTH and layout.typography.right_to_left)


def _initials_area(layout: LeafLayout, signs: MarginSigns, line: LeafLine, *, has_icon: bool) -> QRectF:
    """Return where the initials beside a line stand: further out where an icon has their place."""
    em = layout.typography.margin_em
    width, height = em * (MARGIN_EMS - _INITIAL_GAP), line.bottom - line.top
    at_right = _has_initials_at_right(layout, signs)
    gap = _INITIAL_GAP if at_right == layout.typography.right_to_left else _INITIAL_NEAR
    if has_icon and signs is not MarginSigns.BOTH:
        gap += _FURTHER_OUT
    return QRectF(layout.typography.measure + em * gap if at_right else -em * gap - width, line.top, width, height)


def _start(initials: Initials) -> int:
    return initials.start


def icon_kind(annotation: Annotation) -> AnnotationKind:
    """Return the kind whose icon stands beside an annotation; a highlight with a note has that of a note."""
    if annotation.kind is AnnotationKind.HIGHLIGHT and annotation.body:
        return AnnotationKind.NOTE
    return annotation.kind


def paint_reading_cursor(painter: QPainter, layout: LeafLayout, cursor: Passage) -> None:
    """Paint the reading cursor: a bar beside its sentence and dots under it."""
    if cursor.end <= layout.leaf.start or cursor.start > layout.leaf.end:
        return
    em = layout.typography.margin_em
    accent = QColor(layout.typography.ink.accent)
    rects = layout.rects(cursor.start, cursor.end)
    if not rects:
        return
    top, bottom = min(rect.top() for rect in rects), max(rect.bottom() for rect in rects)
    left = layout.typography.measure + em * 0.9 - 3 if layout.typography.right_to_left else -em * 0.9
    painter.fillRect(QRectF(left, top, 3, bottom - top), accent)
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


ICON_PAINTERS = {
    AnnotationKind.NOTE: _paint_note,
    AnnotationKind.QUESTION: _paint_question,
    AnnotationKind.BOOKMARK: _paint_bookmark,
}
"""What paints the icon of a kind around the painter's origin, by a painter, a width in pixels and a colour."""
