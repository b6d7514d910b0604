"""Lay out a passage with its context, set as on the page, and the note below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from reader.core.annotations.excerpts import Excerpt
from reader.core.annotations.model import Annotation
from reader.services.clock import Clock
from reader.ui.annotations.annotation_card import AnnotationCard, CardStyle, stripe_colour
from reader.ui.annotations.annotation_labels import visible_kind
from reader.ui.annotations.card_layout import card_foot
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.painting import Mark, paint_leaf

_GAP = 10.0
_GAP_BETWEEN = 22.0
_BAR = 3.0
_DISC = 3.5
_MAX_QUOTATION = 120
_MAX_TEXT_WIDTH = 320.0


class ExcerptCard:
    """An excerpt of a text with its marks and, if there is one, the note on it.

    ``height_above_editor`` is the height of the passage, which stays visible while the note is edited below it.
    """

    def __init__(  # noqa: PLR0917  constructed in one place only
        self,
        annotation: Annotation,
        excerpt: Excerpt,
        layouts: Sequence[LeafLayout],
        marks: Sequence[Mark],
        note: AnnotationCard | None,
        style: CardStyle,
        width: float,
    ) -> None:
        self.annotation = annotation
        self.width = width
        self._gap_above = _GAP_BETWEEN if excerpt.follows_gap else 0.0
        self._layouts = layouts
        self._marks = marks
        self._note = note
        self._style = style
        self.height_above_editor = float(round(self._gap_above + sum(layout.height for layout in layouts) + _GAP))
        self.height = self.height_above_editor + (note.height if note else 0.0)

    def paint(self, painter: QPainter, at: QPointF, border: str) -> None:
        """Paint passage and note, with a bar at the left of the current one."""
        self.paint_above_editor(painter, at)
        if border != self._style.theme.line:
            bar = QRectF(
                at.x() - 5 * _BAR, at.y() + self._gap_above, _BAR, self.height_above_editor - self._gap_above - _GAP
            )
            painter.fillRect(bar, QColor(border))
        if self._note is not None:
            self._note.paint(painter, QPointF(at.x(), at.y() + self.height_above_editor), border)

    def paint_above_editor(self, painter: QPainter, at: QPointF) -> None:
        """Paint the passage only."""
        y = at.y()
        if self._gap_above:
            painter.setPen(QColor(self._style.theme.faint))
            area = QRectF(at.x(), y, self.width, self._gap_above)
            painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, "· · ·")
            y += self._gap_above
        for layout in self._layouts:
            painter.save()
            painter.translate(at.x(), y)
            clip = QRectF(0, 0, layout.typography.measure, layout.height)
            paint_leaf(painter, layout, self._marks, layout.typography.ink, clip)
            painter.restore()
            y += layout.height

    def link_at(self, point: QPointF) -> str:
        """Return the address of the link in the note at a point relative to the card; empty without one."""
        return self._note.link_at(point - QPointF(0, self.height_above_editor)) if self._note else ""


class MarkLine:
    """A mark without a note in a passage that is already shown: one muted line that can be selected."""

    height_above_editor = 0.0

    def __init__(self, annotation: Annotation, style: CardStyle, width: float) -> None:
        self.annotation = annotation
        self.width = width
        self._style = style
        self.height = float(round(QFontMetricsF(style.small).height() + 4))

    def paint(self, painter: QPainter, at: QPointF, border: str) -> None:
        """Paint a disc in the mark's colour and the beginning of its passage."""
        theme = self._style.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(stripe_colour(self.annotation, theme)))
        painter.setPen(QColor(border))
        middle = at.y() + self.height / 2
        painter.drawEllipse(QPointF(at.x() + _DISC, middle), _DISC, _DISC)
        painter.setFont(self._style.small)
        is_current = border == theme.accent
        painter.setPen(QColor(theme.accent if is_current else theme.faint))
        metrics = QFontMetricsF(self._style.small)
        area = QRectF(at.x() + 5 * _DISC, at.y(), self.width - 5 * _DISC, self.height)
        text = " ".join(self.annotation.quote[:_MAX_QUOTATION].split())
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, min(area.width(), _MAX_TEXT_WIDTH))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
        painter.restore()

    def paint_above_editor(self, painter: QPainter, at: QPointF) -> None:
        """Paint nothing: no part stays visible above the editor."""

    def link_at(self, _point: QPointF) -> str:
        """Return an empty address: there is no note."""
        return ""


def has_content(annotation: Annotation) -> bool:
    """Return whether an annotation is more than a highlight: a note, tags, a question, a bookmark or damaged."""
    return bool(annotation.body.strip() or annotation.tags or visible_kind(annotation) or annotation.damaged)


def note_card(annotation: Annotation, style: CardStyle, width: float, clock: Clock) -> AnnotationCard | None:
    """Return the card of the note on a passage that is already shown, or None without a note."""
    if not has_content(annotation):
        return None
    foot = card_foot(annotation, "", clock.now())
    return AnnotationCard(replace(annotation, anchor=None), foot, style, width)
