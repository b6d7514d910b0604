"""Lay out the free texts of a topic, without a frame."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFont, QPainter, QPalette

from reader.core.annotations.model import Annotation
from reader.ui.annotations.annotation_card import PADDING_LEFT, CardStyle
from reader.ui.annotations.card_layout import AnnotationCards, CardLayout
from reader.ui.appearance.sizes import BODY, CONTROL_RADIUS
from reader.ui.widgets.markdown_document import NoteStyle, note_document
from reader.ui.widgets.painting import draw_border, scaled_font

_PADDING = 5.0


class FreeTextCard:
    """A free text laid out for a width in pixels; ``waiting`` is the placeholder of an empty one.

    One with items below it (``leads``) is set as a heading, which it becomes in an essay.
    """

    height_above_editor = 0.0

    def __init__(
        self, annotation: Annotation, style: CardStyle, width: float, placeholder: str, *, leads: bool
    ) -> None:
        self.annotation = annotation
        self.width = width
        self._style = style
        font = scaled_font(style.note.font, BODY, weight=QFont.Weight.Bold if leads else None)
        self._document = note_document(annotation.body.strip() or placeholder, NoteStyle(font, style.theme))
        self._document.setTextWidth(max(40.0, width - 2 * PADDING_LEFT))
        self._empty = not annotation.body.strip()
        self.height = float(round(self._document.size().height() + 2 * _PADDING))

    def paint(self, painter: QPainter, at: QPointF, border: str) -> None:
        """Paint the text, with a border only if the card is current, selected or hovered."""
        theme = self._style.theme
        if border != theme.line:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(at.x() + 0.5, at.y() + 0.5, self.width - 1, self.height - 1)
            draw_border(painter, frame, CONTROL_RADIUS, border)
            painter.restore()
        painter.save()
        painter.translate(at.x() + PADDING_LEFT, at.y() + _PADDING)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, QColor(theme.faint if self._empty else theme.text))
        self._document.documentLayout().draw(painter, context)
        painter.restore()

    def paint_above_editor(self, painter: QPainter, at: QPointF) -> None:
        """Paint nothing: no part stays visible above the editor."""

    def link_at(self, point: QPointF) -> str:
        """Return the address of the link at a point relative to the card; empty without one."""
        inside = QPointF(point.x() - PADDING_LEFT, point.y() - _PADDING)
        return self._document.documentLayout().anchorAt(inside)


class TopicCards:
    """Lay out the items of a topic: annotations as cards that name their text, free texts without a frame."""

    def __init__(
        self,
        cards: AnnotationCards,
        waiting: Callable[[], str],
        leads: Callable[[str], bool],
    ) -> None:
        self._cards = cards
        self._waiting = waiting
        self._leads = leads

    def __call__(self, annotation: Annotation, style: CardStyle, width: float) -> CardLayout:
        """Lay out one item."""
        if annotation.text:
            return self._cards(annotation, style, width)
        return FreeTextCard(annotation, style, width, self._waiting(), leads=self._leads(annotation.id))
