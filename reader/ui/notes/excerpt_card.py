"""Lay a passage out with the sentences around it, set as on the page, and the note below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from reader.core.annotations.excerpts import Excerpt
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.services.clock import Clock
from reader.ui.annotations.annotation_card import AnnotationCard, CardHeader, CardStyle, stripe_colour
from reader.ui.annotations.annotation_labels import kind_name, time_words
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.painting import Mark, paint_leaf

_GAP = 10.0
_APART = 22.0
_BAR = 3.0
_DISC = 3.5
_QUOTED = 120
_LONGEST = 320.0
_NAMED = (AnnotationKind.QUESTION, AnnotationKind.BOOKMARK)


class ExcerptCard:
    """Hold a stretch of the text with its marks and, where there is one, the note on it.

    ``kept`` is the height of the passage, which stays in sight while the note is written below it.
    """

    def __init__(  # noqa: PLR0917  built in one place
        self,
        annotation: Annotation,
        stretch: Excerpt,
        layouts: Sequence[LeafLayout],
        marks: Sequence[Mark],
        note: AnnotationCard | None,
        look: CardStyle,
        width: float,
    ) -> None:
        self.annotation = annotation
        self.width = width
        self._apart = _APART if stretch.follows_gap else 0.0
        self._layouts = layouts
        self._marks = marks
        self._note = note
        self._look = look
        self.kept = float(round(self._apart + sum(one.height for one in layouts) + _GAP))
        self.height = self.kept + (note.height if note else 0.0)

    def paint(self, painter: QPainter, at: QPointF, border: str) -> None:
        """Paint passage and note; the current one has a bar at its left."""
        self.paint_kept(painter, at)
        if border != self._look.theme.line:
            bar = QRectF(at.x() - 5 * _BAR, at.y() + self._apart, _BAR, self.kept - self._apart - _GAP)
            painter.fillRect(bar, QColor(border))
        if self._note is not None:
            self._note.paint(painter, QPointF(at.x(), at.y() + self.kept), border)

    def paint_kept(self, painter: QPainter, at: QPointF) -> None:
        """Paint the passage alone."""
        y = at.y()
        if self._apart:
            painter.setPen(QColor(self._look.theme.faint))
            room = QRectF(at.x(), y, self.width, self._apart)
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, "· · ·")
            y += self._apart
        for layout in self._layouts:
            painter.save()
            painter.translate(at.x(), y)
            clip = QRectF(0, 0, layout.typography.measure, layout.height)
            paint_leaf(painter, layout, self._marks, layout.typography.ink, clip)
            painter.restore()
            y += layout.height

    def link_at(self, point: QPointF) -> str:
        """Return the address of the link in the note under a point that is relative to the card; empty without one."""
        return self._note.link_at(point - QPointF(0, self.kept)) if self._note else ""


class MarkLine:
    """Hold a mark without a word in a passage that is in sight: one quiet line, which can be chosen."""

    kept = 0.0

    def __init__(self, annotation: Annotation, look: CardStyle, width: float) -> None:
        self.annotation = annotation
        self.width = width
        self._look = look
        self.height = float(round(QFontMetricsF(look.small).height() + 4))

    def paint(self, painter: QPainter, at: QPointF, border: str) -> None:
        """Paint a disc in the mark's colour and the beginning of its words."""
        theme = self._look.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(stripe_colour(self.annotation, theme)))
        painter.setPen(QColor(border))
        middle = at.y() + self.height / 2
        painter.drawEllipse(QPointF(at.x() + _DISC, middle), _DISC, _DISC)
        painter.setFont(self._look.small)
        chosen = border == theme.accent
        painter.setPen(QColor(theme.accent if chosen else theme.faint))
        metrics = QFontMetricsF(self._look.small)
        room = QRectF(at.x() + 5 * _DISC, at.y(), self.width - 5 * _DISC, self.height)
        words = " ".join(self.annotation.quote[:_QUOTED].split())
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, min(room.width(), _LONGEST))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def paint_kept(self, painter: QPainter, at: QPointF) -> None:
        """Paint what stays in sight above the editor: nothing."""

    def link_at(self, _point: QPointF) -> str:
        """Return no address: there is no note."""
        return ""


def has_words(annotation: Annotation) -> bool:
    """Return whether anything but the mark itself was left on a passage."""
    return bool(annotation.body.strip() or annotation.tags or annotation.kind in _NAMED)


def note_card(annotation: Annotation, look: CardStyle, width: float, clock: Clock) -> AnnotationCard | None:
    """Lay out what was written on a passage that is in sight; None where nothing was."""
    if not has_words(annotation):
        return None
    place = kind_name(annotation.kind) if annotation.kind in _NAMED else ""
    line = CardHeader(place, time_words(annotation, clock.now()))
    bare = replace(annotation, anchor=None)
    return AnnotationCard(bare, line, look, width)
