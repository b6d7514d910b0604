"""Lay a passage out with the sentences around it, set as on the page, and the note below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from reader.core.notes.annotation import Annotation, AnnotationKind
from reader.core.notes.condensing import Stretch
from reader.ui.moment import Moment
from reader.ui.notes.card import Card, CardLine, CardLook
from reader.ui.notes.card_words import kind_name, time_words
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.painting import Mark, paint_leaf

_GAP = 10.0
_APART = 22.0
_BAR = 3.0
_NAMED = (AnnotationKind.QUESTION, AnnotationKind.BOOKMARK)


class PassageCard:
    """Hold a stretch of the text with its marks and, where there is one, the note on it.

    ``kept`` is the height of the passage, which stays in sight while the note is written below it.
    """

    def __init__(  # noqa: PLR0917  built in one place
        self,
        annotation: Annotation,
        stretch: Stretch,
        layouts: Sequence[LeafLayout],
        marks: Sequence[Mark],
        note: Card | None,
        look: CardLook,
        width: float,
    ) -> None:
        self.annotation = annotation
        self.width = width
        self._apart = _APART if stretch.apart else 0.0
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
        """Give the address of the link in the note under a point that is relative to the card; empty without one."""
        return self._note.link_at(point - QPointF(0, self.kept)) if self._note else ""


def note_card(annotation: Annotation, look: CardLook, width: float, moment: Moment) -> Card | None:
    """Lay out what was written on a passage that is in sight; None where nothing was."""
    if not (annotation.body.strip() or annotation.tags or annotation.kind in _NAMED):
        return None
    place = kind_name(annotation.kind) if annotation.kind in _NAMED else ""
    line = CardLine(place, time_words(annotation, moment.now()))
    bare = replace(annotation, anchor=None)
    return Card(bare, line, look, width)
